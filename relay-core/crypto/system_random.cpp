#include "crypto/system_random.h"

#include <openssl/rand.h>

#include <algorithm>
#include <array>
#include <climits>
#include <stdexcept>

namespace relay {
namespace {

/// Only names are this short: nonces, salts and keys come straight from the generator.
constexpr std::size_t kShort = 8;

void generate(std::span<std::byte> out) {
    while (!out.empty()) {
        const std::size_t size = std::min<std::size_t>(out.size(), INT_MAX);
        if (RAND_bytes(reinterpret_cast<unsigned char*>(out.data()), static_cast<int>(size)) != 1)
            throw std::runtime_error("the system's random generator failed");
        out = out.subspan(size);
    }
}

/// Bytes made in advance. OpenSSL takes about a microsecond for six bytes and no longer for these, and every request
/// needs six.
class Stock {
public:
    void take(std::span<std::byte> out) {
        if (m_left < out.size()) {
            m_left = 0;
            generate(m_bytes);
            m_left = m_bytes.size();
        }
        const auto taken = std::span(m_bytes).subspan(m_left - out.size(), out.size());
        std::ranges::copy(taken, out.begin());
        std::ranges::fill(taken, std::byte{});  // nothing is given twice
        m_left -= out.size();
    }

private:
    std::array<std::byte, 512> m_bytes{};
    std::size_t m_left = 0;
};

}  // namespace

void SystemRandom::fill(std::span<std::byte> out) {
    thread_local Stock stock;
    if (out.size() <= kShort)
        stock.take(out);
    else
        generate(out);
}

}  // namespace relay
