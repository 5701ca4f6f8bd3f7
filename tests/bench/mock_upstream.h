#pragma once

namespace relay::bench {

/// Requests say in the header `x-bench` what they want: "small" (a JSON message), "stream" (50 deltas, five
/// frames a write) or "hold" (a stream that begins and never goes on).
inline constexpr const char* kModeHeader = "x-bench";

/// Prints "listening on http://127.0.0.1:PORT" and answers until it is killed. One thread, one epoll loop.
int runMockUpstream();

}  // namespace relay::bench
