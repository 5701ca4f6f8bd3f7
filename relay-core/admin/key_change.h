#pragma once

#include "base/clock.h"
#include "base/result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace relay::admin {

/// What a body says about a relay key, checked field by field; what it does not name stays as it is.
struct KeyChange {
    std::optional<std::string> name;
    std::optional<std::string> description;
    std::optional<bool> enabled;
    std::optional<UnixMillis> expiresAt;    ///< 0: never
    std::optional<UnixMillis> ifUpdatedAt;  ///< change only if the key is still as it was at this moment
    std::uint32_t count = 1;                ///< of keys to make; only when creating
};

/// InvalidRequest names the first field that will not do and what it may hold.
Result<KeyChange> readNewKey(std::string_view body);
Result<KeyChange> readKeyChange(std::string_view body);

}  // namespace relay::admin
