#pragma once

#include "model/attempt.h"

#include <cstdint>

namespace relay::embedded {

/// Sums over attempts; what a row of a roll-up holds.
struct UsageTotals {
    std::int64_t attempts = 0;
    std::int64_t firsts = 0;  ///< attempts with number 1: each request has one
    std::int64_t failures = 0;
    std::int64_t unknown = 0;
    std::int64_t unpriced = 0;
    Usage usage;
    Money cost;

    void add(const Attempt& attempt) {
        ++attempts;
        firsts += attempt.number == 1 ? 1 : 0;
        failures += attempt.outcome == Outcome::Failed ? 1 : 0;
        unknown += attempt.outcome == Outcome::Unknown ? 1 : 0;
        unpriced += attempt.priceMatch == PriceMatch::Unpriced && !attempt.usage.empty() ? 1 : 0;
        add(attempt.usage);
        cost += attempt.cost;
    }
    void add(const UsageTotals& other) {
        attempts += other.attempts;
        firsts += other.firsts;
        failures += other.failures;
        unknown += other.unknown;
        unpriced += other.unpriced;
        add(other.usage);
        cost += other.cost;
    }
    void add(const Usage& other) {
        usage.input += other.input;
        usage.output += other.output;
        usage.cacheCreation5m += other.cacheCreation5m;
        usage.cacheCreation1h += other.cacheCreation1h;
        usage.cacheRead += other.cacheRead;
        usage.thinking += other.thinking;
    }
};

}  // namespace relay::embedded
