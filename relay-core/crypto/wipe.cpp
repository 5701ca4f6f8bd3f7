#include "crypto/wipe.h"

#include <openssl/crypto.h>

namespace relay {

void wipe(std::span<std::byte> bytes) {
    OPENSSL_cleanse(bytes.data(), bytes.size());
}

}  // namespace relay
