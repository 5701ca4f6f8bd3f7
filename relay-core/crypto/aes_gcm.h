#pragma once

#include "base/random.h"

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace relay {

using Aes256Key = std::array<std::byte, 32>;

/// AES-256-GCM (NIST SP 800-38D). The answer is nonce (12 bytes, fresh from `random`), ciphertext and tag (16
/// bytes). `associatedData` is not kept but has to be the same when opening: name what the secret belongs to,
/// so that a sealed text moved to another place does not open. One key may seal 2^32 texts.
std::string sealAesGcm(const Aes256Key& key, std::string_view plaintext, std::string_view associatedData,
                       Random& random);

/// Nothing when the key or the associated data is another, or a single bit has changed.
std::optional<std::string> openAesGcm(const Aes256Key& key, std::string_view sealed,
                                      std::string_view associatedData);

}  // namespace relay
