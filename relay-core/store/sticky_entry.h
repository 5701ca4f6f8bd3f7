#pragma once

#include "base/clock.h"

#include <cstdint>
#include <string>

namespace relay {

/// Which account a conversation is served by. Its prompt cache is at `accountId`, its home; while that is sick another
/// account serves, the detour.
struct StickyEntry {
    std::string hash;  ///< of the conversation, scoped by key
    std::string keyId;
    std::string accountId;  ///< home
    std::string detourId;   ///< empty: at home
    UnixMillis createdAt = 0;
    UnixMillis lastUsedAt = 0;
    UnixMillis homeUsedAt = 0;
    UnixMillis expiresAt = 0;
    std::uint64_t hits = 0;
};

}  // namespace relay
