#pragma once

#include "base/error.h"
#include "model/api_key.h"
#include "net/exchange.h"

#include <optional>
#include <string_view>

namespace relay {

struct Settings;

/// Whether a key may be used by whoever sent a request, for `model` (empty on routes without one); the same rules on
/// every route. Nothing: it may.
std::optional<Error> accessDenial(const Settings& settings, const net::Exchange& exchange, const ApiKey& key,
                                  std::string_view model);

}  // namespace relay
