#pragma once

#include "base/clock.h"
#include "base/random.h"

#include <string>

namespace relay {

/// Random UUID (version 4), 36 characters: ids of accounts, keys and users.
std::string newUuid(Random& random);

/// `req_` and 24 lower-case hex digits: 12 of the time in milliseconds, 12 random ones. Later ids sort behind earlier
/// ones, so that the ledger's index of them grows at its end.
std::string newRequestId(Random& random, UnixMillis now);

}  // namespace relay
