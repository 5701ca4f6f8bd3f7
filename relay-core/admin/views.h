#pragma once

#include "base/clock.h"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include <string>
#include <utility>
#include <vector>

namespace relay::admin {

/// ISO 8601, or `null` for 0.
boost::json::value timeView(UnixMillis time);
/// The text, or `null` for an empty one.
boost::json::value optionalTextView(const std::string& text);
boost::json::array textsView(const std::vector<std::string>& texts);
boost::json::object pairsView(const std::vector<std::pair<std::string, std::string>>& pairs);

}  // namespace relay::admin
