#pragma once

#include "base/result.h"

#include <string>
#include <string_view>

namespace relay::admin {

/// The base URL a person meant: what people paste is the address of a whole call, so trailing slashes and a
/// trailing
/// `/v1`, `/v1/messages`, `/v1/messages/count_tokens` or `/v1/models` are cut off, and scheme and host become
/// lower case. InvalidRequest says what is wrong: no http or https, user info, a query, a fragment, a bad
/// host or port.
Result<std::string> normalBaseUrl(std::string_view text);

}  // namespace relay::admin
