#include "crypto/system_random.h"

#include <openssl/rand.h>

#include <algorithm>
#include <climits>
#include <stdexcept>

namespace relay {

void SystemRandom::fill(std::span<std::byte> out) {
    while (!out.empty()) {
        const std::size_t size = std::min<std::size_t>(out.size(), INT_MAX);
        if (RAND_bytes(reinterpret_cast<unsigned char*>(out.data()), static_cast<int>(size)) != 1)
            throw std::runtime_error("the system's random generator failed");
        out = out.subspan(size);
    }
}

}  // namespace relay
