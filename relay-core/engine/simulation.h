#pragma once

#include "base/result.h"

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>

namespace relay {

/// The simulated provider on a thread and a loopback port of its own: what `demo` and tests relay to. It
/// lives in the same program, so that a first request needs no account with anybody.
class Simulation {
public:
    struct Options {
        std::string accountKey;  ///< what requests must carry; anything else is answered 401
        std::chrono::milliseconds wordDelay{40};
        /// More messages within 20 seconds are answered 429 with a retry-after; 0: no limit.
        std::uint32_t messagesPerWindow = 0;
    };

    /// Listens from now on. Errors: those of net::Server::start().
    static Result<std::unique_ptr<Simulation>> start(Options options);
    ~Simulation();  ///< closes every connection

    std::string baseUrl() const;  ///< "http://127.0.0.1:40123"

private:
    class State;
    explicit Simulation(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

}  // namespace relay
