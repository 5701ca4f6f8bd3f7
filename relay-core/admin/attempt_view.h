#pragma once

#include "admin/admin_api.h"
#include "model/attempt.h"

#include <boost/json/object.hpp>

#include <optional>
#include <string_view>

namespace relay::admin {

/// "open", "succeeded", "failed", "client_gone", "rejected", "unknown".
std::string_view outcomeText(Outcome outcome);
std::optional<Outcome> outcomeFrom(std::string_view text);

/// An attempt as people see it, with the names that its key and its account have now.
boost::json::object attemptView(const AdminParts& parts, const Attempt& attempt);

}  // namespace relay::admin
