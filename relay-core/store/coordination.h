#pragma once

#include "base/result.h"
#include "model/account.h"
#include "model/money.h"
#include "runtime/task.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace relay {

/// What a request asks for before it is sent to an account; all or nothing.
struct LeaseRequest {
    std::string accountId;
    std::uint32_t maxConcurrency = 0;  ///< 0 = no limit
    Money dailyQuota;                  ///< 0 = no limit
    Money reservation;     ///< the most the request can cost; counted against the quota until settled
    std::int64_t day = 0;  ///< days since 1970-01-01 in the configured time zone
};

enum class LeaseRefusal { ConcurrencyFull, QuotaSpent };

struct LeaseGrant {
    std::uint64_t leaseId = 0;  ///< 0 when refused
    std::optional<LeaseRefusal> refusal;
};

struct AccountLoad {
    std::uint32_t inFlight = 0;
    Money spentToday;
    Money reserved;
    UnixMillis lastUsedAt = 0;
};

/// Port: what changes while requests run. Thread-safe; embedded calls hold a lock for well under a microsecond.
class Coordination {
public:
    virtual ~Coordination() = default;

    virtual Task<Result<LeaseGrant>> acquire(LeaseRequest request) = 0;
    /// Frees the lease and books `spent` in place of the reservation. Each lease once; later calls do nothing.
    virtual void settle(std::uint64_t leaseId, Money spent) = 0;

    /// Load of one account on `day`; served from memory, never blocks.
    virtual AccountLoad load(const std::string& accountId, std::int64_t day) const = 0;

    /// A later `until` replaces an earlier one of the same account.
    virtual void mark(AccountMark mark) = 0;
    virtual void clearMark(const std::string& accountId) = 0;
    /// The mark that holds at `now`, if any.
    virtual std::optional<AccountMark> markOf(const std::string& accountId, UnixMillis now) const = 0;
    virtual std::vector<AccountMark> marks(UnixMillis now) const = 0;
};

}  // namespace relay
