#pragma once

#include "store/coordination.h"

namespace relay::test {

/// Grants everything and remembers nothing: fakes override what their test is about.
class IdleCoordination : public Coordination {
public:
    Task<Result<Grant>> hold(HoldRequest) override { co_return Grant{1, {}}; }
    Task<Result<Grant>> raise(std::uint64_t holdId, Money) override { co_return Grant{holdId, {}}; }
    void book(std::uint64_t, Spent) override {}
    void release(std::uint64_t) override {}
    void renew(std::span<const std::uint64_t>) override {}
    std::size_t sweep() override { return 0; }
    std::vector<HoldInfo> holds() const override { return {}; }
    std::size_t clearHolds(const std::string&) override { return 0; }
    std::vector<CounterState> counters(const std::string&) const override { return {}; }
    void resetCounters(const std::string&, std::optional<LimitKind>) override {}
    void setUsed(const std::string&, const CounterState&) override {}
    AccountLoad load(const std::string&, UnixMillis) const override { return {}; }
    void mark(AccountMark) override {}
    void clearMark(const std::string&, std::optional<std::string>) override {}
    std::optional<AccountMark> markOf(const std::string&, std::string_view) const override { return {}; }
    std::vector<AccountMark> marks() const override { return {}; }
    bool beginProbe(const AccountMark&, UnixMillis) override { return false; }
    void endProbe(const AccountMark&) override {}
    bool probing(const std::string&, const std::string&) const override { return false; }
    RecentOutcomes noteOutcome(const std::string&, bool, UnixMillis) override { return {}; }
    std::optional<StickyEntry> sticky(const std::string&, UnixMillis) const override { return {}; }
    void stick(StickyEntry) override {}
    std::vector<StickyEntry> stickyEntries(std::size_t) const override { return {}; }
    std::size_t clearSticky(const std::string&) override { return 0; }
};

}  // namespace relay::test
