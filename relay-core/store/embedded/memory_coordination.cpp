#include "store/embedded/memory_coordination.h"

#include <utility>

namespace relay::embedded {

MemoryCoordination::MemoryCoordination(const Clock& clock, const CoordinationState& state,
                                       std::function<void()> onChange)
    : m_clock(clock),
      m_onChange(std::move(onChange)),
      m_holds(clock, state),
      m_marks(clock, state.marks),
      m_sticky(state.sticky) {}

Task<Result<Grant>> MemoryCoordination::hold(HoldRequest request) {
    Grant grant = m_holds.hold(request);
    if (grant.holdId != 0) m_onChange();
    co_return grant;
}

Task<Result<Grant>> MemoryCoordination::raise(std::uint64_t holdId, Money atLeast) {
    co_return m_holds.raise(holdId, atLeast);
}

void MemoryCoordination::book(std::uint64_t holdId, Spent spent) {
    m_holds.book(holdId, spent);
    m_onChange();
}

void MemoryCoordination::release(std::uint64_t holdId) {
    m_holds.release(holdId);
}

void MemoryCoordination::renew(std::span<const std::uint64_t> holdIds) {
    m_holds.renew(holdIds);
}

std::size_t MemoryCoordination::sweep() {
    m_sticky.sweep(m_clock.now());
    const std::size_t freed = m_holds.sweep();
    m_onChange();
    return freed;
}

std::vector<HoldInfo> MemoryCoordination::holds() const {
    return m_holds.holds();
}

std::size_t MemoryCoordination::clearHolds(const std::string& owner) {
    return m_holds.clearHolds(owner);
}

std::vector<CounterState> MemoryCoordination::counters(const std::string& owner) const {
    return m_holds.counters(owner);
}

void MemoryCoordination::resetCounters(const std::string& owner, std::optional<LimitKind> kind) {
    m_holds.resetCounters(owner, kind);
    m_onChange();
}

void MemoryCoordination::setUsed(const std::string& owner, const CounterState& counter) {
    m_holds.setUsed(owner, counter);
    m_onChange();
}

AccountLoad MemoryCoordination::load(const std::string& accountId, UnixMillis dayStart) const {
    AccountLoad load = m_holds.load(accountId, dayStart);
    m_marks.addRamp(accountId, load);
    return load;
}

void MemoryCoordination::mark(AccountMark mark) {
    m_marks.mark(std::move(mark));
    m_onChange();
}

void MemoryCoordination::clearMark(const std::string& accountId, std::optional<std::string> family) {
    if (m_marks.clear(accountId, family)) m_onChange();
}

std::optional<AccountMark> MemoryCoordination::markOf(const std::string& accountId,
                                                      std::string_view family) const {
    return m_marks.markOf(accountId, family);
}

std::vector<AccountMark> MemoryCoordination::marks() const {
    return m_marks.marks();
}

bool MemoryCoordination::beginProbe(const AccountMark& mark, UnixMillis now) {
    return m_marks.beginProbe(mark, now);
}

void MemoryCoordination::endProbe(const AccountMark& mark) {
    m_marks.endProbe(mark);
}

bool MemoryCoordination::probing(const std::string& accountId, const std::string& family) const {
    return m_marks.probing(accountId, family);
}

RecentOutcomes MemoryCoordination::noteOutcome(const std::string& accountId, bool failed, UnixMillis now) {
    return m_marks.noteOutcome(accountId, failed, now);
}

std::optional<StickyEntry> MemoryCoordination::sticky(const std::string& hash, UnixMillis now) const {
    return m_sticky.find(hash, now);
}

void MemoryCoordination::stick(StickyEntry entry) {
    m_sticky.stick(std::move(entry));
    m_onChange();
}

std::vector<StickyEntry> MemoryCoordination::stickyEntries(std::size_t limit) const {
    return m_sticky.newest(limit, m_clock.now());
}

std::size_t MemoryCoordination::clearSticky(const std::string& hash) {
    const std::size_t cleared = m_sticky.clear(hash);
    if (cleared != 0) m_onChange();
    return cleared;
}

CoordinationChanges MemoryCoordination::takeChanges() {
    CoordinationChanges changes;
    m_holds.takeChanges(changes);
    m_marks.takeChanges(changes);
    m_sticky.takeChanges(changes);
    return changes;
}

void MemoryCoordination::restoreChanges(const CoordinationChanges& changes) {
    m_holds.restoreChanges(changes);
    m_marks.restoreChanges(changes);
    m_sticky.restoreChanges(changes);
}

}  // namespace relay::embedded
