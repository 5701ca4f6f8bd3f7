#pragma once

#include "bench/measures.h"

#include <vector>

namespace relay::bench {

/// What limits cost: two relays in turns, each measure with its ratio to the one that has none.
std::vector<Row> costOfLimits(Measures& without, Measures& with, const Effort& effort);

}  // namespace relay::bench
