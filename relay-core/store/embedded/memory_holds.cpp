#include "store/embedded/memory_holds.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace relay::embedded {
namespace {

std::int64_t notNegative(std::int64_t amount) {
    return std::max<std::int64_t>(amount, 0);
}

Blocker blockerOf(const Charge& charge, const Counter& counter) {
    return {charge.kind, charge.family, charge.limit, counter.used, counter.held, charge.amount, counter.end};
}

/// What an attempt adds to a counter. A request is counted when the first of its attempts is.
std::int64_t countedOf(LimitKind kind, std::int64_t held, const Spent& spent) {
    switch (kind) {
        case LimitKind::Concurrency:
            return 0;
        case LimitKind::WindowRequests:
            return held;
        case LimitKind::WindowTokens: {
            constexpr auto kMost = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
            return static_cast<std::int64_t>(std::min(spent.tokens, kMost));
        }
        default:
            return notNegative(spent.cost.nanos);
    }
}

}  // namespace

Grant MemoryHolds::hold(HoldRequest& request) {
    const UnixMillis now = m_clock.now();
    const std::scoped_lock lock(m_mutex);
    const auto node = m_owners.try_emplace(request.owner).first;
    const std::string& owner = node->first;
    Owner& state = node->second;
    setIn(owner, state, "").enter(request.periods);
    if (!request.family.empty()) setIn(owner, state, request.family).enter(request.periods);
    Grant grant;
    for (Charge& charge : request.charges) {
        charge.amount = notNegative(charge.amount);
        Counter& counter = setIn(owner, state, charge.family)[charge.kind];
        if (charge.windowMs > 0)
            counter.enterWindow(charge.windowMs, now);
        else
            counter.enter(charge.periodStart, charge.periodEnd);
        if (!counter.fits(charge)) grant.blockers.push_back(blockerOf(charge, counter));
    }
    if (grant.blockers.empty()) grant.holdId = take(request, owner, state, now);
    return grant;
}

std::uint64_t MemoryHolds::take(HoldRequest& request, const std::string& owner, Owner& state,
                                UnixMillis now) {
    if (m_freeHolds.empty()) {
        m_freeHolds.push_back(static_cast<std::uint32_t>(m_holds.size()));
        m_holds.emplace_back();
    }
    const std::uint32_t slot = m_freeHolds.back();
    m_freeHolds.pop_back();
    Hold& hold = m_holds[slot];
    ++hold.serial;
    hold.lapsed = false;
    hold.owner = &owner;
    hold.holder = std::move(request.holder);
    hold.since = now;
    hold.renewedAt = m_clock.steady();
    for (const Charge& charge : request.charges) {
        CounterSet& set = setIn(owner, state, charge.family);
        Counter& counter = set[charge.kind];
        if (charge.windowMs > 0 && counter.end == 0) {
            counter.start = now;
            counter.end = now + charge.windowMs;
        }
        addEntry(hold, set, charge);
    }
    addCounted(hold, setIn(owner, state, ""));
    if (!request.family.empty()) addCounted(hold, setIn(owner, state, request.family));
    state.lastUsedAt = std::max(state.lastUsedAt, now);
    if (!std::exchange(state.activityChanged, true)) m_changedActivity.push_back(owner);
    return (static_cast<std::uint64_t>(hold.serial) << 32) | slot;
}

void MemoryHolds::addEntry(Hold& hold, CounterSet& set, const Charge& charge) {
    Counter& counter = set[charge.kind];
    counter.held += charge.amount;
    ++set.holds;
    hold.entries.push_back(
        {&set, charge.kind, charge.whole, true, counter.period, charge.amount, charge.limit});
}

/// The money counters that no charge of the hold is for: booked, never held.
void MemoryHolds::addCounted(Hold& hold, CounterSet& set) {
    const std::size_t charges = hold.entries.size();
    for (const LimitKind kind :
         {LimitKind::DailyCost, LimitKind::WeeklyCost, LimitKind::MonthlyCost, LimitKind::TotalCost}) {
        const auto same = [&](const Entry& entry) { return entry.set == &set && entry.kind == kind; };
        if (std::ranges::any_of(std::span(hold.entries).first(charges), same)) continue;
        ++set.holds;
        hold.entries.push_back({&set, kind, true, false, set[kind].period, 0, 0});
    }
}

Grant MemoryHolds::raise(std::uint64_t holdId, Money atLeast) {
    const UnixMillis now = m_clock.now();
    const std::scoped_lock lock(m_mutex);
    Grant grant;
    Hold* hold = holdOf(holdId);
    if (hold == nullptr || hold->lapsed) return grant;
    const auto limitsMoney = [](const Entry& entry) { return entry.charged && isMoney(entry.kind); };
    const bool over = std::ranges::any_of(hold->entries, [&](const Entry& entry) {
        return limitsMoney(entry) && (entry.period != entry.counter().period || entry.counter().isOver(now));
    });
    if (over) return grant;
    const auto missing = [&](const Entry& entry) -> std::int64_t {
        return limitsMoney(entry) ? notNegative(atLeast.nanos - entry.amount) : 0;
    };
    for (const Entry& entry : hold->entries) {
        Charge charge;
        charge.kind = entry.kind;
        charge.limit = entry.limit;
        charge.amount = missing(entry);
        charge.whole = entry.whole;
        if (charge.amount == 0 || entry.counter().fits(charge)) continue;
        charge.family = entry.set->family;
        grant.blockers.push_back(blockerOf(charge, entry.counter()));
    }
    if (!grant.blockers.empty()) return grant;
    for (Entry& entry : hold->entries) {
        const std::int64_t more = missing(entry);
        entry.amount += more;
        entry.counter().held += more;
    }
    grant.holdId = holdId;
    return grant;
}

void MemoryHolds::book(std::uint64_t holdId, Spent spent) {
    const std::scoped_lock lock(m_mutex);
    Hold* hold = holdOf(holdId);
    if (hold == nullptr) return;
    for (Entry& entry : hold->entries) {
        const std::int64_t counted = countedOf(entry.kind, entry.amount, spent);
        const std::int64_t freed = std::min(entry.amount, counted);
        entry.amount -= freed;
        Counter& counter = entry.counter();
        if (counted == 0 || counter.period != entry.period) continue;
        counter.held -= freed;
        counter.used += counted;
        if (isWindow(entry.kind)) noteChanged(*entry.set);
    }
}

void MemoryHolds::release(std::uint64_t holdId) {
    const std::scoped_lock lock(m_mutex);
    if (Hold* hold = holdOf(holdId)) {
        lapse(*hold);
        free(static_cast<std::uint32_t>(holdId));
    }
}

void MemoryHolds::renew(std::span<const std::uint64_t> holdIds) {
    const SteadyTime now = m_clock.steady();
    const std::scoped_lock lock(m_mutex);
    for (const std::uint64_t holdId : holdIds)
        if (Hold* hold = holdOf(holdId)) hold->renewedAt = now;
}

AccountLoad MemoryHolds::load(const std::string& accountId, UnixMillis dayStart) const {
    const std::scoped_lock lock(m_mutex);
    AccountLoad load;
    const Owner* owner = find(accountId);
    if (owner == nullptr) return load;
    load.lastUsedAt = owner->lastUsedAt;
    const auto all = std::ranges::find(owner->sets, std::string_view(), &CounterSet::family);
    if (all == owner->sets.end()) return load;
    load.inFlight = static_cast<std::uint32_t>((**all)[LimitKind::Concurrency].held);
    const Counter& day = (**all)[LimitKind::DailyCost];
    if (day.isOver(dayStart)) return load;
    load.spentToday = Money{day.used};
    load.reserved = Money{day.held};
    return load;
}

CounterSet& MemoryHolds::setIn(const std::string& owner, Owner& state, std::string_view family) {
    const auto found =
        std::ranges::find_if(state.sets, [family](const auto& set) { return set->family == family; });
    if (found != state.sets.end()) return **found;
    return *state.sets.emplace_back(std::make_unique<CounterSet>(owner, std::string(family)));
}

CounterSet& MemoryHolds::setOf(const std::string& owner, std::string_view family) {
    const auto node = m_owners.try_emplace(owner).first;
    return setIn(node->first, node->second, family);
}

const MemoryHolds::Owner* MemoryHolds::find(const std::string& owner) const {
    const auto found = m_owners.find(owner);
    return found == m_owners.end() ? nullptr : &found->second;
}

MemoryHolds::Hold* MemoryHolds::holdOf(std::uint64_t holdId) {
    const auto slot = static_cast<std::uint32_t>(holdId);
    if (slot >= m_holds.size() || m_holds[slot].owner == nullptr) return nullptr;
    return m_holds[slot].serial == holdId >> 32 ? &m_holds[slot] : nullptr;
}

void MemoryHolds::lapse(Hold& hold) {
    for (Entry& entry : hold.entries) {
        Counter& counter = entry.counter();
        const std::int64_t freed = std::exchange(entry.amount, 0);
        if (counter.period == entry.period) counter.held -= freed;
    }
    hold.lapsed = true;
}

void MemoryHolds::free(std::uint32_t slot) {
    Hold& hold = m_holds[slot];
    for (const Entry& entry : hold.entries)
        --entry.set->holds;
    hold.entries.clear();
    hold.owner = nullptr;
    ++hold.serial;
    m_freeHolds.push_back(slot);
}

void MemoryHolds::noteChanged(CounterSet& set) {
    if (!std::exchange(set.changed, true)) m_changedSets.push_back(&set);
}

}  // namespace relay::embedded
