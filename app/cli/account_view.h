#pragma once

#include "base/time_zone.h"

#include <boost/json.hpp>

#include <cstdint>
#include <string>

namespace relay::cli {

/// One line an account, with its state, why, and how long still.
std::string accountTable(const boost::json::array& accounts, std::int64_t now);

/// Everything about one account, a line a field.
std::string accountDetails(const boost::json::object& account, std::int64_t now, const TimeZone& zone);

/// "◐ cooling 4m12s": a sign and a word, and the time left when it will pass by itself.
std::string stateText(const boost::json::object& account, std::int64_t now);

/// What is wrong, in words; empty for an account that is ready.
std::string reasonText(const boost::json::object& account);

/// "3m04s ago" or "never".
std::string agoText(const std::string& isoTime, std::int64_t now);

}  // namespace relay::cli
