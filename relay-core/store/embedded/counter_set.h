#pragma once

#include "store/coordination.h"

#include <array>
#include <cstdint>
#include <string>

namespace relay::embedded {

/// One counter in the period it is in. Pure: who uses it has the lock and tells the time.
struct Counter {
    std::int64_t used = 0;
    std::int64_t held = 0;
    std::int64_t adjusted = 0;  ///< money: what people changed `used` by; the ledger cannot know it
    UnixMillis start = 0;
    UnixMillis end = 0;        ///< 0 = never
    std::uint32_t period = 0;  ///< grows with each period: tells a hold of an earlier one
    bool stored = false;       ///< there may be a row of it

    /// Into the calendar period that a charge names. A period after the counter's own begins at nothing; one before
    /// it (a request that took its time over midnight) is counted in the counter's own. One that overlaps it comes of
    /// changed rules: the counter takes its bounds and keeps what it has, which is too much rather than too little.
    void enter(UnixMillis periodStart, UnixMillis periodEnd);
    /// Ends a window that is over; where it has not begun there is nothing in it.
    void enterWindow(std::int64_t windowMs, UnixMillis now);
    bool isOver(UnixMillis now) const { return end != 0 && end <= now; }
    bool fits(const Charge& charge) const;
    void set(std::int64_t newUsed);

private:
    void begin(UnixMillis newStart, UnixMillis newEnd);
};

/// All counters of one owner for one family ("" = all models). Never moves: holds point at it.
struct CounterSet {
    CounterSet(const std::string& ownerId, std::string familyName)
        : owner(ownerId), family(std::move(familyName)) {}

    Counter& operator[](LimitKind kind) { return counters.at(static_cast<std::size_t>(kind)); }
    const Counter& operator[](LimitKind kind) const { return counters.at(static_cast<std::size_t>(kind)); }
    /// The day, week and month; the total needs none.
    void enter(const Periods& periods);
    bool forgettable(UnixMillis now) const;

    const std::string& owner;
    std::string family;
    std::uint32_t holds = 0;  ///< entries of holds that point here
    bool changed = false;     ///< in the list of what has to be saved
    std::array<Counter, kLimitKinds> counters;
};

/// WindowRequests, WindowTokens and WindowCost.
bool isWindow(LimitKind kind);
/// DailyCost to TotalCost: counted whether or not there is a limit.
bool isCalendarMoney(LimitKind kind);

}  // namespace relay::embedded
