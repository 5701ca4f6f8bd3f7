#include "store/embedded/memory_marks.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace relay::embedded {
namespace {

constexpr std::int64_t kOutcomesMs = 5 * 60 * 1000;
constexpr std::int64_t kProbeMs = std::chrono::milliseconds(kLeaseTime).count();

}  // namespace

MemoryMarks::MemoryMarks(const Clock& clock, const std::vector<AccountMark>& marks) : m_clock(clock) {
    for (const AccountMark& mark : marks)
        m_accounts[mark.accountId].marks.push_back({mark, 0});
}

void MemoryMarks::mark(AccountMark mark) {
    const std::scoped_lock lock(m_mutex);
    m_changed.insert({mark.accountId, mark.family});
    auto& marks = m_accounts[mark.accountId].marks;
    const auto found =
        std::ranges::find_if(marks, [&](const Marked& each) { return each.mark.family == mark.family; });
    if (found == marks.end())
        marks.push_back({std::move(mark), 0});
    else
        *found = {std::move(mark), 0};
}

// What was held against the account before it recovered must not open its circuit again.
bool MemoryMarks::clear(const std::string& accountId, const std::optional<std::string>& family) {
    const UnixMillis now = m_clock.now();
    const std::scoped_lock lock(m_mutex);
    const auto account = m_accounts.find(accountId);
    if (account == m_accounts.end()) return false;
    AccountHealth& health = account->second;
    const auto cleared = std::erase_if(health.marks, [&](const Marked& each) {
        const bool meant = !family || each.mark.family == *family;
        if (meant) m_changed.insert({accountId, each.mark.family});
        return meant;
    });
    if (cleared == 0) return false;
    health.recoveredAt = now;
    health.successes = 0;
    health.noted = 0;
    return true;
}

std::optional<AccountMark> MemoryMarks::markOf(const std::string& accountId, std::string_view family) const {
    const std::scoped_lock lock(m_mutex);
    const AccountHealth* health = healthOf(accountId);
    if (health == nullptr) return std::nullopt;
    const Marked* found = find(*health, "");
    if (found == nullptr) found = find(*health, family);
    return found == nullptr ? std::nullopt : std::optional(found->mark);
}

std::vector<AccountMark> MemoryMarks::marks() const {
    std::vector<AccountMark> marks;
    const std::scoped_lock lock(m_mutex);
    for (const auto& [accountId, health] : m_accounts)
        for (const Marked& each : health.marks)
            marks.push_back(each.mark);
    return marks;
}

bool MemoryMarks::beginProbe(const AccountMark& mark, UnixMillis now) {
    const std::scoped_lock lock(m_mutex);
    Marked* found = same(mark);
    if (found == nullptr || now < found->mark.probeAt) return false;
    const bool busy = found->probeSince != 0 && now - found->probeSince < kProbeMs;
    if (!busy) found->probeSince = now;
    return !busy;
}

void MemoryMarks::endProbe(const AccountMark& mark) {
    const std::scoped_lock lock(m_mutex);
    if (Marked* found = same(mark)) found->probeSince = 0;
}

bool MemoryMarks::probing(const std::string& accountId, std::string_view family) const {
    const UnixMillis now = m_clock.now();
    const std::scoped_lock lock(m_mutex);
    const AccountHealth* health = healthOf(accountId);
    const Marked* found = health == nullptr ? nullptr : find(*health, family);
    return found != nullptr && found->probeSince != 0 && now - found->probeSince < kProbeMs;
}

RecentOutcomes MemoryMarks::noteOutcome(const std::string& accountId, bool failed, UnixMillis now) {
    const std::scoped_lock lock(m_mutex);
    AccountHealth& health = m_accounts[accountId];
    health.outcomes.at(health.noted++ % kOutcomes) = {now, failed};
    if (!failed) ++health.successes;
    RecentOutcomes counts;
    for (std::size_t index = 0; index < std::min(health.noted, kOutcomes); ++index) {
        const Outcome& outcome = health.outcomes.at(index);
        if (outcome.at <= now - kOutcomesMs) continue;
        ++counts.attempts;
        counts.failed += outcome.failed ? 1 : 0;
    }
    return counts;
}

void MemoryMarks::addRamp(const std::string& accountId, AccountLoad& load) const {
    const std::scoped_lock lock(m_mutex);
    const AccountHealth* health = healthOf(accountId);
    if (health == nullptr || health->recoveredAt == 0) return;
    load.recoveredAt = health->recoveredAt;
    load.successesSinceRecovery = health->successes;
}

const MemoryMarks::Marked* MemoryMarks::find(const AccountHealth& health, std::string_view family) {
    const auto found = std::ranges::find_if(
        health.marks, [family](const Marked& each) { return each.mark.family == family; });
    return found == health.marks.end() ? nullptr : &*found;
}

const MemoryMarks::AccountHealth* MemoryMarks::healthOf(const std::string& accountId) const {
    const auto found = m_accounts.find(accountId);
    return found == m_accounts.end() ? nullptr : &found->second;
}

/// The mark that `mark` is a copy of, if it is still the one: a probe of an earlier mark says nothing about a later.
MemoryMarks::Marked* MemoryMarks::same(const AccountMark& mark) {
    const auto account = m_accounts.find(mark.accountId);
    if (account == m_accounts.end()) return nullptr;
    const auto found = std::ranges::find_if(account->second.marks, [&](const Marked& each) {
        return each.mark.family == mark.family && each.mark.since == mark.since &&
               each.mark.until == mark.until && each.mark.failures == mark.failures;
    });
    return found == account->second.marks.end() ? nullptr : &*found;
}

void MemoryMarks::takeChanges(CoordinationChanges& changes) {
    std::set<MarkKey> changed;
    {
        const std::scoped_lock lock(m_mutex);
        changed.swap(m_changed);
    }
    // One by one: there may be thousands, and requests wait for this mutex.
    for (const MarkKey& key : changed) {
        const std::scoped_lock lock(m_mutex);
        const AccountHealth* health = healthOf(key.accountId);
        const Marked* found = health == nullptr ? nullptr : find(*health, key.family);
        if (found == nullptr)
            changes.clearedMarks.push_back(key);
        else
            changes.marks.push_back(found->mark);
    }
}

void MemoryMarks::restoreChanges(const CoordinationChanges& changes) {
    const std::scoped_lock lock(m_mutex);
    m_changed.insert(changes.clearedMarks.begin(), changes.clearedMarks.end());
    for (const AccountMark& mark : changes.marks)
        m_changed.insert({mark.accountId, mark.family});
}

}  // namespace relay::embedded
