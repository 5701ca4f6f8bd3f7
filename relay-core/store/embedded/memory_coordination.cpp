#include "store/embedded/memory_coordination.h"

#include <algorithm>
#include <utility>

namespace relay::embedded {
namespace {

Money notNegative(Money money) {
    return std::max(money, Money{});
}

}  // namespace

MemoryCoordination::MemoryCoordination(const Clock& clock, const CoordinationState& state,
                                       std::function<void()> onChange)
    : m_clock(clock), m_onChange(std::move(onChange)) {
    for (const auto& [accountId, spent] : state.spent)
        figuresOf(m_accounts[accountId], state.day).spent = spent;
    for (const auto& [accountId, at] : state.lastUsed)
        m_accounts[accountId].lastUsedAt = at;
    for (const AccountMark& mark : state.marks)
        m_marks.emplace(mark.accountId, mark);
}

Task<Result<LeaseGrant>> MemoryCoordination::acquire(LeaseRequest request) {
    const UnixMillis now = m_clock.now();
    LeaseGrant grant;
    {
        const std::scoped_lock lock(m_mutex);
        grant = tryAcquire(request, now);
    }
    if (grant.leaseId != 0) m_onChange();
    co_return grant;
}

LeaseGrant MemoryCoordination::tryAcquire(const LeaseRequest& request, UnixMillis now) {
    const auto [entry, isNew] = m_accounts.try_emplace(request.accountId);
    AccountState& account = entry->second;
    if (request.maxConcurrency != 0 && account.inFlight >= request.maxConcurrency)
        return {0, LeaseRefusal::ConcurrencyFull};
    DayFigures& figures = figuresOf(account, request.day);
    const Money reservation = notNegative(request.reservation);
    if (request.dailyQuota.nanos > 0 && reservation > request.dailyQuota - figures.spent - figures.reserved)
        return {0, LeaseRefusal::QuotaSpent};

    ++account.inFlight;
    figures.reserved += reservation;
    account.lastUsedAt = std::max(account.lastUsedAt, now);
    if (!account.activityChanged) {
        account.activityChanged = true;
        m_changedActivity.push_back(request.accountId);
    }
    return {takeSlot(account, request), std::nullopt};
}

std::uint64_t MemoryCoordination::takeSlot(AccountState& account, const LeaseRequest& request) {
    if (m_freeLeases.empty()) {
        m_freeLeases.push_back(static_cast<std::uint32_t>(m_leases.size()));
        m_leases.emplace_back();
    }
    const std::uint32_t slot = m_freeLeases.back();
    m_freeLeases.pop_back();
    Lease& lease = m_leases[slot];
    lease = {lease.serial + 1, &account, request.day, notNegative(request.reservation)};
    return (static_cast<std::uint64_t>(lease.serial) << 32) | slot;
}

void MemoryCoordination::settle(std::uint64_t leaseId, Money spent) {
    const std::scoped_lock lock(m_mutex);
    const auto slot = static_cast<std::uint32_t>(leaseId);
    if (slot >= m_leases.size() || m_leases[slot].serial != leaseId >> 32 || !m_leases[slot].account) return;
    Lease& lease = m_leases[slot];
    DayFigures& figures = figuresOf(*lease.account, lease.day);
    figures.reserved -= lease.reservation;
    figures.spent += notNegative(spent);
    --lease.account->inFlight;
    lease = {lease.serial + 1, nullptr, 0, {}};
    m_freeLeases.push_back(slot);
}

AccountLoad MemoryCoordination::load(const std::string& accountId, std::int64_t day) const {
    const std::scoped_lock lock(m_mutex);
    const auto found = m_accounts.find(accountId);
    if (found == m_accounts.end()) return {};
    const AccountState& account = found->second;
    AccountLoad load;
    load.inFlight = account.inFlight;
    load.lastUsedAt = account.lastUsedAt;
    const auto figures = std::ranges::find(account.days, day, &DayFigures::day);
    if (figures == account.days.end()) return load;
    load.spentToday = figures->spent;
    load.reserved = figures->reserved;
    return load;
}

// A lease that began before midnight settles on its own day, so a day goes only when nothing is reserved on
// it and a newer one has begun.
MemoryCoordination::DayFigures& MemoryCoordination::figuresOf(AccountState& account, std::int64_t day) {
    const auto found = std::ranges::find(account.days, day, &DayFigures::day);
    if (found != account.days.end()) return *found;
    std::erase_if(account.days,
                  [day](const DayFigures& old) { return old.day < day - 1 && old.reserved == Money{}; });
    return account.days.emplace_back(DayFigures{day, {}, {}});
}

void MemoryCoordination::mark(AccountMark mark) {
    {
        const std::scoped_lock lock(m_mutex);
        AccountMark& current = m_marks[mark.accountId];
        if (current.until >= mark.until) return;
        m_changedMarks.insert(mark.accountId);
        current = std::move(mark);
    }
    m_onChange();
}

void MemoryCoordination::clearMark(const std::string& accountId) {
    {
        const std::scoped_lock lock(m_mutex);
        if (m_marks.erase(accountId) == 0) return;
        m_changedMarks.insert(accountId);
    }
    m_onChange();
}

std::optional<AccountMark> MemoryCoordination::markOf(const std::string& accountId, UnixMillis now) const {
    const std::scoped_lock lock(m_mutex);
    const auto found = m_marks.find(accountId);
    if (found == m_marks.end() || found->second.until <= now) return std::nullopt;
    return found->second;
}

std::vector<AccountMark> MemoryCoordination::marks(UnixMillis now) const {
    std::vector<AccountMark> marks;
    const std::scoped_lock lock(m_mutex);
    for (const auto& [accountId, mark] : m_marks)
        if (mark.until > now) marks.push_back(mark);
    return marks;
}

CoordinationChanges MemoryCoordination::takeChanges() {
    std::unordered_set<std::string> changedMarks;
    std::vector<std::string> changedActivity;
    {
        const std::scoped_lock lock(m_mutex);
        changedMarks.swap(m_changedMarks);
        changedActivity.swap(m_changedActivity);
    }
    // One by one: there may be thousands, and requests wait for this mutex.
    CoordinationChanges changes;
    for (const std::string& accountId : changedMarks) {
        const std::scoped_lock lock(m_mutex);
        const auto found = m_marks.find(accountId);
        if (found == m_marks.end())
            changes.clearedMarks.push_back(accountId);
        else
            changes.marks.push_back(found->second);
    }
    for (std::string& accountId : changedActivity) {
        const std::scoped_lock lock(m_mutex);
        AccountState& account = m_accounts[accountId];
        account.activityChanged = false;
        changes.lastUsed.emplace_back(std::move(accountId), account.lastUsedAt);
    }
    return changes;
}

void MemoryCoordination::restoreChanges(const CoordinationChanges& changes) {
    const std::scoped_lock lock(m_mutex);
    for (const AccountMark& mark : changes.marks)
        m_changedMarks.insert(mark.accountId);
    m_changedMarks.insert(changes.clearedMarks.begin(), changes.clearedMarks.end());
    for (const auto& [accountId, at] : changes.lastUsed) {
        AccountState& account = m_accounts[accountId];
        if (std::exchange(account.activityChanged, true)) continue;
        m_changedActivity.push_back(accountId);
    }
}

}  // namespace relay::embedded
