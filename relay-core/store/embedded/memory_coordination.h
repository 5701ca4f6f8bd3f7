#pragma once

#include "base/clock.h"
#include "store/coordination.h"

#include <cstdint>
#include <functional>
#include <mutex>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

namespace relay::embedded {

/// What MemoryCoordination is given when it starts.
struct CoordinationState {
    std::int64_t day = 0;                              ///< of `spent`
    std::vector<std::pair<std::string, Money>> spent;  ///< by account, from the ledger
    std::vector<std::pair<std::string, UnixMillis>> lastUsed;
    std::vector<AccountMark> marks;
};

/// What changed since it was asked last.
struct CoordinationChanges {
    std::vector<AccountMark> marks;
    std::vector<std::string> clearedMarks;
    std::vector<std::pair<std::string, UnixMillis>> lastUsed;
};

/// Coordination of one process. One mutex, held for the time of a hash look-up; no I/O. Leases and
/// reservations die with the process, which is right: so do the requests. What an account spent is the
/// ledger's to know.
class MemoryCoordination final : public Coordination {
public:
    /// `onChange` is called without the lock after anything that changes() would tell; it must be quick.
    MemoryCoordination(const Clock& clock, const CoordinationState& state, std::function<void()> onChange);

    Task<Result<LeaseGrant>> acquire(LeaseRequest request) override;
    void settle(std::uint64_t leaseId, Money spent) override;
    AccountLoad load(const std::string& accountId, std::int64_t day) const override;
    void mark(AccountMark mark) override;
    void clearMark(const std::string& accountId) override;
    std::optional<AccountMark> markOf(const std::string& accountId, UnixMillis now) const override;
    std::vector<AccountMark> marks(UnixMillis now) const override;

    /// Takes the changes; whoever cannot write them gives them back with restoreChanges().
    CoordinationChanges takeChanges();
    void restoreChanges(const CoordinationChanges& changes);

private:
    struct DayFigures {
        std::int64_t day = 0;
        Money spent;
        Money reserved;
    };
    struct AccountState {
        std::uint32_t inFlight = 0;
        UnixMillis lastUsedAt = 0;
        bool activityChanged = false;
        std::vector<DayFigures> days;  ///< the day it is, and the one before while leases of it run
    };
    struct Lease {
        std::uint32_t serial = 0;  ///< odd while taken; tells a lease from an earlier one of the same slot
        AccountState* account = nullptr;
        std::int64_t day = 0;
        Money reservation;
    };

    LeaseGrant tryAcquire(const LeaseRequest& request, UnixMillis now);
    static DayFigures& figuresOf(AccountState& account, std::int64_t day);
    std::uint64_t takeSlot(AccountState& account, const LeaseRequest& request);

    const Clock& m_clock;
    const std::function<void()> m_onChange;
    mutable std::mutex m_mutex;
    std::unordered_map<std::string, AccountState> m_accounts;  ///< nodes never move: leases point at them
    std::vector<Lease> m_leases;
    std::vector<std::uint32_t> m_freeLeases;
    std::unordered_map<std::string, AccountMark> m_marks;
    std::unordered_set<std::string> m_changedMarks;
    std::vector<std::string> m_changedActivity;
};

}  // namespace relay::embedded
