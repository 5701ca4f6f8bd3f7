#include "crypto/constant_time.h"

#include <openssl/crypto.h>

namespace relay {

bool constantTimeEquals(std::string_view left, std::string_view right) {
    return left.size() == right.size() && CRYPTO_memcmp(left.data(), right.data(), left.size()) == 0;
}

bool constantTimeEquals(std::span<const std::byte> left, std::span<const std::byte> right) {
    return left.size() == right.size() && CRYPTO_memcmp(left.data(), right.data(), left.size()) == 0;
}

}  // namespace relay
