#pragma once

#include "bench/histogram.h"

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

namespace relay::bench {

/// What one round sends.
struct LoadPlan {
    std::uint16_t port = 0;
    std::size_t connections = 1;
    std::chrono::milliseconds duration{2'000};
    double rate =
        0;  ///< requests a second in an open loop; 0: each connection asks again as soon as it was answered
    std::vector<std::string> requests;  ///< whole requests, taken in turn
    bool stream = false;                ///< a complete answer ends with message_stop
};

struct LoadResult {
    std::uint64_t complete = 0;
    std::uint64_t errors = 0;  ///< broken connections, statuses but 200, streams without their end
    std::string firstError;
    double seconds = 0;
    Histogram latency;    ///< to the last byte; in an open loop from the moment the request was due
    Histogram firstByte;  ///< to the first byte of the body, from the same moment
};

/// Runs on the calling thread: one epoll loop, keep-alive connections.
LoadResult runLoad(const LoadPlan& plan);

}  // namespace relay::bench
