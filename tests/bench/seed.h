#pragma once

#include "support/relay_process.h"

#include <cstddef>
#include <string>
#include <vector>

namespace relay::bench {

/// Adds accounts at `upstream` and relay keys through the admin API of a running relay. Gives back keys for
/// clients to use, at most a thousand. Throws std::runtime_error when the relay refuses.
std::vector<std::string> seed(test::RelayProcess& relay, const std::string& upstream, std::size_t accounts,
                              std::size_t keys);

}  // namespace relay::bench
