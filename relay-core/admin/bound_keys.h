#pragma once

#include "base/result.h"
#include "model/api_key.h"

#include <string>

namespace relay {
class Directory;
}

namespace relay::admin {

/// Conflict, with the first names, while keys are bound to that account (`&ApiKey::accountId`) or group
/// (`&ApiKey::groupId`): they would have nowhere to go.
Result<void> checkUnbound(const Directory& directory, std::string ApiKey::* binding, const std::string& id);

}  // namespace relay::admin
