#pragma once

#include "base/clock.h"
#include "base/lru_cache.h"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>

namespace relay {

struct ThrottleLimits {
    std::uint32_t freeFailures = 5;     ///< failures before the first wait
    std::chrono::seconds firstWait{5};  ///< doubles with each further failure
    std::chrono::seconds longestWait{900};
    std::chrono::seconds forgottenAfter{3600};  ///< a quiet hour clears the count
    std::size_t remembered = 4096;  ///< addresses, and as many names; the least recent are dropped
};

/// Slows down the guessing of passwords, per address and per user name. An IPv6 address stands for its /64.
/// Whoever signed in from an address before is held there only by that address' own failures, so that a
/// stranger's guessing cannot lock the administrator out. Thread-safe.
class LoginThrottle {
public:
    explicit LoginThrottle(ThrottleLimits limits = {});

    /// Zero: the attempt may go on, and it already counts as a failure, so that parallel guesses do not slip
    /// through; succeeded() takes that back. Else the time to wait; a refused attempt makes it no longer.
    std::chrono::seconds attempt(std::string_view address, std::string_view username, SteadyTime now);
    void succeeded(std::string_view address, std::string_view username);

private:
    struct Failures {
        std::uint32_t count = 0;
        SteadyTime last;
        SteadyTime blockedUntil;
    };
    using Table = LruCache<std::string, Failures>;

    Failures current(Table& table, const std::string& key, SteadyTime now) const;
    void count(Table& table, const std::string& key, Failures failures, SteadyTime now) const;

    ThrottleLimits m_limits;
    std::mutex m_mutex;
    Table m_addresses;
    Table m_names;
    LruCache<std::string, bool> m_trusted;
};

}  // namespace relay
