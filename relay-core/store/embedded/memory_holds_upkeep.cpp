// What people and the clock do to holds and counters, and what is saved of them; requests are in memory_holds.cpp.

#include "store/embedded/memory_holds.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace relay::embedded {
namespace {

/// So many are looked at before the mutex is let go of: requests wait for it.
constexpr std::size_t kAtOnce = 64;
/// An expired hold can be booked so long; then its holder is taken for dead.
constexpr auto kForgetTime = 12 * kLeaseTime;

std::vector<StoredCounter> rowsOf(CounterSet& set) {
    std::vector<StoredCounter> rows;
    for (std::size_t index = 0; index < kLimitKinds; ++index) {
        const auto kind = static_cast<LimitKind>(index);
        Counter& counter = set[kind];
        const bool changed = isWindow(kind) ? counter.end != 0 : counter.adjusted != 0;
        if (!changed && !counter.stored) continue;
        counter.stored = true;
        rows.push_back({set.owner, kind, set.family, counter.start, counter.end,
                        isWindow(kind) ? counter.used : counter.adjusted});
    }
    return rows;
}

}  // namespace

MemoryHolds::MemoryHolds(const Clock& clock, const CoordinationState& state) : m_clock(clock) {
    restore(state);
}

void MemoryHolds::restore(const CoordinationState& state) {
    for (const StoredCounter& row : state.spent) {
        Counter& counter = setOf(row.owner, row.family)[row.kind];
        counter.enter(row.periodStart, row.periodEnd);
        counter.used += row.used;
    }
    const UnixMillis now = m_clock.now();
    for (const StoredCounter& row : state.counters) {
        if (row.periodEnd != 0 && row.periodEnd <= now) continue;
        Counter& counter = setOf(row.owner, row.family)[row.kind];
        counter.stored = true;
        if (isWindow(row.kind)) {
            counter.start = row.periodStart;
            counter.end = row.periodEnd;
            counter.used = row.used;
        } else {
            counter.enter(row.periodStart, row.periodEnd);
            counter.set(std::max<std::int64_t>(counter.used + row.used, 0));
        }
    }
    for (const auto& [owner, at] : state.lastUsed)
        m_owners[owner].lastUsedAt = at;
}

std::size_t MemoryHolds::sweep() {
    const SteadyTime steady = m_clock.steady();
    std::size_t freed = 0;
    for (std::size_t slot = 0, more = 1; more != 0;) {
        const std::scoped_lock lock(m_mutex);
        more = std::min(kAtOnce, m_holds.size() - slot);
        for (const std::size_t end = slot + more; slot < end; ++slot)
            freed += sweepHold(static_cast<std::uint32_t>(slot), steady) ? 1 : 0;
    }
    // A map that grows meanwhile hides some from this pass; the next one finds them.
    const UnixMillis now = m_clock.now();
    for (std::size_t bucket = 0, more = 1; more != 0;) {
        const std::scoped_lock lock(m_mutex);
        const std::size_t count = m_owners.bucket_count();
        more = bucket < count ? std::min(kAtOnce, count - bucket) : 0;
        for (const std::size_t end = bucket + more; bucket < end; ++bucket)
            for (auto owner = m_owners.begin(bucket); owner != m_owners.end(bucket); ++owner)
                std::erase_if(owner->second.sets, [now](const auto& set) { return set->forgettable(now); });
    }
    return freed;
}

/// True when it has expired just now.
bool MemoryHolds::sweepHold(std::uint32_t slot, SteadyTime now) {
    Hold& hold = m_holds[slot];
    if (hold.owner == nullptr) return false;
    const auto age = now - hold.renewedAt;
    if (hold.lapsed) {
        if (age >= kForgetTime) free(slot);
        return false;
    }
    if (age < kLeaseTime) return false;
    lapse(hold);
    return true;
}

std::vector<HoldInfo> MemoryHolds::holds() const {
    using std::chrono::duration_cast;
    using std::chrono::milliseconds;
    const SteadyTime steady = m_clock.steady();
    const UnixMillis now = m_clock.now();
    std::vector<HoldInfo> infos;
    for (std::size_t slot = 0, more = 1; more != 0;) {
        const std::scoped_lock lock(m_mutex);
        more = std::min(kAtOnce, m_holds.size() - slot);
        for (const std::size_t end = slot + more; slot < end; ++slot) {
            const Hold& hold = m_holds[slot];
            if (hold.owner == nullptr || hold.lapsed) continue;
            const std::uint64_t id = (static_cast<std::uint64_t>(hold.serial) << 32) | slot;
            const auto left = duration_cast<milliseconds>(hold.renewedAt + kLeaseTime - steady);
            infos.push_back({id, *hold.owner, hold.holder, hold.since, now + left.count()});
        }
    }
    return infos;
}

std::size_t MemoryHolds::clearHolds(const std::string& owner) {
    std::size_t cleared = 0;
    for (std::size_t slot = 0, more = 1; more != 0;) {
        const std::scoped_lock lock(m_mutex);
        more = std::min(kAtOnce, m_holds.size() - slot);
        for (const std::size_t end = slot + more; slot < end; ++slot) {
            Hold& hold = m_holds[slot];
            if (hold.owner == nullptr || hold.lapsed || (!owner.empty() && *hold.owner != owner)) continue;
            lapse(hold);
            ++cleared;
        }
    }
    return cleared;
}

std::vector<CounterState> MemoryHolds::counters(const std::string& owner) const {
    const UnixMillis now = m_clock.now();
    std::vector<CounterState> states;
    const std::scoped_lock lock(m_mutex);
    const Owner* state = find(owner);
    if (state == nullptr) return states;
    for (const auto& set : state->sets)
        for (std::size_t index = 0; index < kLimitKinds; ++index) {
            const auto kind = static_cast<LimitKind>(index);
            const Counter& counter = (*set)[kind];
            if (counter.isOver(now) || (counter.used == 0 && counter.held == 0)) continue;
            states.push_back({kind, set->family, counter.used, counter.held, counter.start, counter.end});
        }
    return states;
}

void MemoryHolds::resetCounters(const std::string& owner, std::optional<LimitKind> kind) {
    const std::scoped_lock lock(m_mutex);
    const auto found = m_owners.find(owner);
    if (found == m_owners.end()) return;
    for (const auto& set : found->second.sets) {
        for (std::size_t index = 0; index < kLimitKinds; ++index)
            if (!kind || *kind == static_cast<LimitKind>(index)) set->counters.at(index).set(0);
        noteChanged(*set);
    }
}

void MemoryHolds::setUsed(const std::string& owner, const CounterState& state) {
    const std::scoped_lock lock(m_mutex);
    CounterSet& set = setOf(owner, state.family);
    Counter& counter = set[state.kind];
    if (isWindow(state.kind) && state.periodEnd != 0) {
        counter.start = state.periodStart;
        counter.end = state.periodEnd;
    }
    counter.enter(state.periodStart, state.periodEnd);
    counter.set(std::max<std::int64_t>(state.used, 0));
    noteChanged(set);
}

void MemoryHolds::takeChanges(CoordinationChanges& changes) {
    std::vector<CounterSet*> changedSets;
    std::vector<std::string> changedActivity;
    {
        const std::scoped_lock lock(m_mutex);
        changedSets.swap(m_changedSets);
        changedActivity.swap(m_changedActivity);
    }
    // One by one: there may be thousands. A set that is marked as changed is not forgotten.
    for (CounterSet* set : changedSets) {
        const std::scoped_lock lock(m_mutex);
        for (StoredCounter& row : rowsOf(*set))
            changes.counters.push_back(std::move(row));
        set->changed = false;
    }
    for (std::string& owner : changedActivity) {
        const std::scoped_lock lock(m_mutex);
        Owner& state = m_owners[owner];
        state.activityChanged = false;
        changes.lastUsed.emplace_back(std::move(owner), state.lastUsedAt);
    }
}

void MemoryHolds::restoreChanges(const CoordinationChanges& changes) {
    const std::scoped_lock lock(m_mutex);
    for (const StoredCounter& row : changes.counters)
        noteChanged(setOf(row.owner, row.family));
    for (const auto& [owner, at] : changes.lastUsed)
        if (!std::exchange(m_owners[owner].activityChanged, true)) m_changedActivity.push_back(owner);
}

}  // namespace relay::embedded
