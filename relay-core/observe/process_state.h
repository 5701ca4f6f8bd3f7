#pragma once

#include <cstdint>

namespace relay {

/// What the kernel knows of this process; 0 for what cannot be read.
struct ProcessState {
    std::uint64_t residentBytes = 0;
    std::uint64_t virtualBytes = 0;
    double cpuSeconds = 0;
    std::uint64_t openFiles = 0;
    std::uint64_t maxFiles = 0;
    std::uint64_t threads = 0;
    double startedAt = 0;  ///< seconds since 1970
};

/// Reads /proc/self; a fraction of a millisecond.
ProcessState processState();

}  // namespace relay
