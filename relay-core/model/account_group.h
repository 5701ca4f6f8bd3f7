#pragma once

#include "base/clock.h"

#include <string>
#include <vector>

namespace relay {

/// Accounts that a key may be bound to together. An account may be in several groups.
struct AccountGroup {
    std::string id;
    std::string name;  ///< unique
    std::string description;
    std::vector<std::string> accountIds;
    UnixMillis createdAt = 0;
    UnixMillis updatedAt = 0;
};

}  // namespace relay
