#pragma once

#include "base/random.h"

#include <string>

namespace relay {

/// Random UUID (version 4), 36 characters: ids of accounts, keys and users.
std::string newUuid(Random& random);

/// `req_` and 24 lower-case hex digits, sent to the client as `request-id` and kept in the ledger.
std::string newRequestId(Random& random);

}  // namespace relay
