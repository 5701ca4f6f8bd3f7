#pragma once

#include "base/clock.h"
#include "store/embedded/coordination_state.h"
#include "store/embedded/counter_set.h"

#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace relay::embedded {

/// The counters of keys and accounts, and the holds on them. One mutex, held for some look-ups; whatever walks over
/// everything lets go of it again and again. Holds die with the process, which is right: so do the requests.
class MemoryHolds {
public:
    MemoryHolds(const Clock& clock, const CoordinationState& state);

    Grant hold(HoldRequest& request);
    Grant raise(std::uint64_t holdId, Money atLeast);
    void book(std::uint64_t holdId, Spent spent);
    void release(std::uint64_t holdId);
    void renew(std::span<const std::uint64_t> holdIds);
    std::size_t sweep();
    std::vector<HoldInfo> holds() const;
    std::size_t clearHolds(const std::string& owner);
    std::vector<CounterState> counters(const std::string& owner) const;
    void resetCounters(const std::string& owner, std::optional<LimitKind> kind);
    void setUsed(const std::string& owner, const CounterState& counter);
    AccountLoad load(const std::string& accountId, UnixMillis dayStart) const;

    void takeChanges(CoordinationChanges& changes);
    void restoreChanges(const CoordinationChanges& changes);

private:
    struct Owner {
        UnixMillis lastUsedAt = 0;
        bool activityChanged = false;
        std::vector<std::unique_ptr<CounterSet>> sets;  ///< few: one a family that was used
    };
    struct Entry {
        CounterSet* set = nullptr;
        LimitKind kind = LimitKind::Concurrency;
        bool whole = true;
        bool charged = false;  ///< false: counted only, as all money is
        std::uint32_t period = 0;
        std::int64_t amount = 0;  ///< what is still held
        std::int64_t limit = 0;
        Counter& counter() const { return (*set)[kind]; }
    };
    struct Hold {
        std::uint32_t serial = 0;  ///< odd while taken; tells a hold from an earlier one of the same slot
        bool lapsed = false;       ///< holds nothing any more, but can be booked
        const std::string* owner = nullptr;
        std::string holder;
        UnixMillis since = 0;
        SteadyTime renewedAt;
        std::vector<Entry> entries;
    };

    CounterSet& setOf(const std::string& owner, std::string_view family);
    static CounterSet& setIn(const std::string& owner, Owner& state, std::string_view family);
    const Owner* find(const std::string& owner) const;
    Hold* holdOf(std::uint64_t holdId);
    std::uint64_t take(HoldRequest& request, const std::string& owner, Owner& state, UnixMillis now);
    static void addEntry(Hold& hold, CounterSet& set, const Charge& charge);
    static void addCounted(Hold& hold, CounterSet& set);
    void lapse(Hold& hold);
    void free(std::uint32_t slot);
    bool sweepHold(std::uint32_t slot, SteadyTime now);
    void noteChanged(CounterSet& set);
    void restore(const CoordinationState& state);

    const Clock& m_clock;
    mutable std::mutex m_mutex;
    std::unordered_map<std::string, Owner> m_owners;  ///< nodes never move
    std::vector<Hold> m_holds;
    std::vector<std::uint32_t> m_freeHolds;
    std::vector<CounterSet*> m_changedSets;
    std::vector<std::string> m_changedActivity;
};

}  // namespace relay::embedded
