#pragma once

#include "base/result.h"
#include "base/time_zone.h"
#include "model/attempt.h"
#include "runtime/task.h"
#include "store/usage_series.h"

#include <cstdint>
#include <optional>
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

/// More to look for than AttemptQuery: by what a person remembers of a request.
struct AttemptFilter {
    AttemptQuery page = {};
    std::optional<Outcome> outcome = {};
    std::optional<int> status = {};
    std::string model = {};  ///< as asked for or as it answered; empty = all
    UnixMillis since = 0;    ///< started then or later
    UnixMillis until = 0;    ///< not included; 0 = no end
    /// In a model's name, or what a request's id begins with; lower case, empty = all.
    std::string search = {};
    std::vector<std::string> searchIds = {};  ///< keys and accounts that fit the search as well
};

struct AttemptPage {
    std::vector<Attempt> rows;  ///< newest first
    std::uint64_t next = 0;     ///< `beforeId` of the next page; 0: nothing older fits
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
/// shard and resume there. The questions may block (blocking pool) and see all that was settled before.
class Ledger {
public:
    virtual ~Ledger() = default;

    /// Gives the attempt its id. Call before the request leaves. Error: StoreUnavailable.
    virtual Task<Result<std::uint64_t>> open(const Attempt& attempt) = 0;
    /// Call before the answer's last byte leaves. A second call for the same id does nothing.
    virtual Task<Result<void>> settle(const Attempt& attempt) = 0;

    virtual Result<std::vector<UsageRow>> usage(const UsageQuery& query) = 0;
    virtual Result<std::vector<Attempt>> attempts(const AttemptQuery& query) = 0;
    /// Looks through a bounded number of rows: a page may be short, or empty, and still have a next one.
    virtual Result<AttemptPage> findAttempts(const AttemptFilter& filter) = 0;
    virtual Result<Series> series(const SeriesQuery& query) = 0;
    virtual LedgerHealth health() const = 0;
};

}  // namespace relay
