#pragma once

#include "store/coordination.h"
#include "store/embedded/coordination_state.h"
#include "store/embedded/memory_holds.h"
#include "store/embedded/memory_marks.h"
#include "store/embedded/memory_sticky.h"

#include <functional>

namespace relay::embedded {

/// Coordination of one process, in memory: three parts with a mutex each, since nothing concerns two of them at once;
/// no I/O. What was spent is the ledger's to know, what else must survive is written behind by the store.
class MemoryCoordination final : public Coordination {
public:
    /// `onChange` is called without a lock after anything that takeChanges() would tell; it must be quick.
    MemoryCoordination(const Clock& clock, const CoordinationState& state, std::function<void()> onChange);

    Task<Result<Grant>> hold(HoldRequest request) override;
    Task<Result<Grant>> raise(std::uint64_t holdId, Money atLeast) override;
    void book(std::uint64_t holdId, Spent spent) override;
    void release(std::uint64_t holdId) override;
    void renew(std::span<const std::uint64_t> holdIds) override;
    std::size_t sweep() override;
    std::vector<HoldInfo> holds() const override;
    std::size_t clearHolds(const std::string& owner) override;
    std::vector<CounterState> counters(const std::string& owner) const override;
    void resetCounters(const std::string& owner, std::optional<LimitKind> kind) override;
    void setUsed(const std::string& owner, const CounterState& counter) override;
    AccountLoad load(const std::string& accountId, UnixMillis dayStart) const override;
    void mark(AccountMark mark) override;
    void clearMark(const std::string& accountId, std::optional<std::string> family) override;
    std::optional<AccountMark> markOf(const std::string& accountId, std::string_view family) const override;
    std::vector<AccountMark> marks() const override;
    bool beginProbe(const AccountMark& mark, UnixMillis now) override;
    void endProbe(const AccountMark& mark) override;
    bool probing(const std::string& accountId, const std::string& family) const override;
    RecentOutcomes noteOutcome(const std::string& accountId, bool failed, UnixMillis now) override;
    std::optional<StickyEntry> sticky(const std::string& hash, UnixMillis now) const override;
    void stick(StickyEntry entry) override;
    std::vector<StickyEntry> stickyEntries(std::size_t limit) const override;
    std::size_t clearSticky(const std::string& hash) override;

    /// Takes the changes; whoever cannot write them gives them back with restoreChanges().
    CoordinationChanges takeChanges();
    void restoreChanges(const CoordinationChanges& changes);

private:
    const Clock& m_clock;
    const std::function<void()> m_onChange;
    MemoryHolds m_holds;
    MemoryMarks m_marks;
    MemorySticky m_sticky;
};

}  // namespace relay::embedded
