#pragma once

#include <cstdint>

namespace relay {

/// What is held of a money limit while a request runs.
enum class BudgetMode : std::uint8_t {
    Exact,     ///< the most it can cost: a limit is never passed
    Estimate,  ///< what such requests usually cost: more run at a time, and a limit may be passed by the rest
};

}  // namespace relay
