#pragma once

#include "bench/measures.h"

#include <string>
#include <vector>

namespace relay::bench {

/// How two relays differ, in words, and how slow the one may be.
struct Difference {
    std::string with;     ///< "every limit"
    std::string without;  ///< "no limit"
    double goal;          ///< of the other's rate
};

/// What a difference costs: two relays in turns, each measure with its ratio to the one that is without.
std::vector<Row> costOf(const Difference& difference, Measures& without, Measures& with,
                        const Effort& effort);

}  // namespace relay::bench
