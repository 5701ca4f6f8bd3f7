#pragma once

#include "base/result.h"
#include "base/time_zone.h"
#include "model/attempt.h"
#include "runtime/task.h"

#include <cstdint>
#include <string>
#include <vector>

namespace relay {

enum class UsageGrouping { None, Key, Account, Model, Day };

struct UsageQuery {
    UsageGrouping by = UsageGrouping::None;
    UnixMillis since = 0;
    UnixMillis until = 0;   ///< 0 = no end
    std::string keyId;      ///< empty = all
    std::string accountId;  ///< empty = all
    TimeZone zone;          ///< whose days they are
};

struct UsageRow {
    std::string group;           ///< id, model or YYYY-MM-DD; empty when not grouped
    std::uint64_t requests = 0;  ///< distinct requests
    std::uint64_t attempts = 0;
    std::uint64_t failures = 0;
    std::uint64_t unknown = 0;
    std::uint64_t unpriced = 0;  ///< attempts with tokens but no price
    Usage usage;
    Money cost;
};

struct AttemptQuery {
    std::uint64_t beforeId = 0;  ///< 0 = from the newest
    std::uint32_t limit = 100;   ///< 1..1000
    std::string keyId;
    std::string accountId;
    std::string requestId;
};

struct LedgerHealth {
    std::uint64_t open = 0;          ///< attempts opened and not settled
    std::uint64_t journalBytes = 0;  ///< not yet in the database
    std::int64_t lagMs = 0;          ///< age of the oldest record that is not yet in the database
    bool failed = false;             ///< the journal cannot be written; requests are refused
    std::string failure;
};

/// Port: one row an attempt, never lost and never doubled. open() and settle() return when the record would survive
/// the death of the process (`--durability process`) or of the machine (`power`). Thread-safe; both are called on a
/// shard and resume there. usage() and attempts() may block (blocking pool) and see all that was settled before.
class Ledger {
public:
    virtual ~Ledger() = default;

    /// Gives the attempt its id. Call before the request leaves. Error: StoreUnavailable.
    virtual Task<Result<std::uint64_t>> open(const Attempt& attempt) = 0;
    /// Call before the answer's last byte leaves. A second call for the same id does nothing.
    virtual Task<Result<void>> settle(const Attempt& attempt) = 0;

    virtual Result<std::vector<UsageRow>> usage(const UsageQuery& query) = 0;
    virtual Result<std::vector<Attempt>> attempts(const AttemptQuery& query) = 0;
    virtual LedgerHealth health() const = 0;
};

}  // namespace relay
