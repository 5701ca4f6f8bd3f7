#pragma once

#include "base/clock.h"

#include <array>
#include <cstddef>
#include <string>

namespace relay {

/// SHA-256 of a relay key's text: all that is kept of it.
using KeyDigest = std::array<std::byte, 32>;

struct ApiKey {
    std::string id;
    std::string name;
    std::string description;
    KeyDigest digest{};
    std::string hint;  ///< prefix and last four characters, to tell keys apart: "cr_…9f3a"
    bool enabled = true;
    UnixMillis createdAt = 0;
    UnixMillis updatedAt = 0;
    UnixMillis expiresAt = 0;  ///< 0 = never
};

}  // namespace relay
