#pragma once

#include "support/relay_process.h"

#include <cstddef>
#include <string>
#include <vector>

namespace relay::bench {

/// What a data directory is filled with.
struct Seeding {
    std::size_t accounts = 1;
    std::size_t keys = 1;
    /// Every limit that keys and accounts have, each far away: windows, budgets, lists, and a group of all accounts that
    /// the keys are bound to.
    bool everyLimit = false;
};

/// Adds accounts that all lead to `upstream`, and keys, through the admin API. The texts of the keys that clients use:
/// at most a thousand, evenly spread. Throws std::runtime_error when the API refuses.
std::vector<std::string> seed(test::RelayProcess& relay, const std::string& upstream, const Seeding& seeding);

}  // namespace relay::bench
