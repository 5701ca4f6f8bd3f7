#pragma once

#include "model/api_key.h"

#include <boost/json/object.hpp>

namespace relay::admin {

/// A relay key as the API shows it: everything but its text and its digest.
boost::json::object keyView(const ApiKey& key);

}  // namespace relay::admin
