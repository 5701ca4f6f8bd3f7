#pragma once

#include "base/random.h"
#include "base/result.h"
#include "crypto/aes_gcm.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace relay {

/// What guessing costs (RFC 7914): 128 * n * r bytes of memory, and time in proportion to n * r * p.
struct ScryptCost {
    std::uint64_t n = 32'768;  ///< power of two
    std::uint64_t r = 8;
    std::uint64_t p = 1;
};

/// `scrypt$N$r$p$salt$hash` with a fresh salt of 16 bytes and a hash of 32, both in base64url. About 60 ms
/// and 32 MB at the default cost: call it from the blocking pool. Error: Internal (out of memory, cost not
/// allowed).
Result<std::string> scryptHash(std::string_view password, Random& random, ScryptCost cost = {});

/// 32 bytes from a passphrase, the same for the same salt and cost. Error: Internal (out of memory).
Result<Aes256Key> scryptKey(std::string_view passphrase, std::string_view salt, ScryptCost cost = {});

/// False for another password. Errors: Internal when `hash` is no such text or asks for more than 256 MB.
Result<bool> scryptMatches(std::string_view password, std::string_view hash);

}  // namespace relay
