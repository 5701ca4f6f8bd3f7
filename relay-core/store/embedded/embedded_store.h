#pragma once

#include "base/clock.h"
#include "config/settings.h"
#include "store/coordination.h"
#include "store/embedded/store_log.h"
#include "store/ledger.h"
#include "store/records.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>

namespace relay::embedded {

/// Records, coordination and ledger of one data directory: `relaywright.db` (SQLite) and `journal/`. Whoever
/// opens it has made sure that nobody else has the directory. The shards whose coroutines use it must have
/// ended before close().
class EmbeddedStore {
public:
    struct Options {
        std::filesystem::path directory;  ///< created (0700) when it is missing
        Durability durability = Durability::Process;
        StoreLog log;                                      ///< may be empty
        std::uint64_t segmentBytes = 16ULL * 1024 * 1024;  ///< of a journal file
        TimeZone zone;                                     ///< where the periods of counters begin
        /// The periods of a key's counters; empty: those of `zone`.
        std::function<Periods(const ApiKey&, UnixMillis)> periods;
    };

    /// Migrates the database, books what an earlier run left in the journal and restores the coordination.
    /// `clock` must outlive the store. Errors: StoreUnavailable; Conflict when the directory was written by a
    /// newer program.
    static Result<std::unique_ptr<EmbeddedStore>> open(Options options, const Clock& clock);
    ~EmbeddedStore();  ///< closes

    Records& records();
    Coordination& coordination();
    Ledger& ledger();

    /// Everything into the database, then the threads end. Only reading is allowed afterwards. Twice is
    /// harmless. Error: StoreUnavailable; what could not be brought over stays in the journal for the next
    /// start.
    Result<void> close();

private:
    struct State;
    explicit EmbeddedStore(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

}  // namespace relay::embedded
