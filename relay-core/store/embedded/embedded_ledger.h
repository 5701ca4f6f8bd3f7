#pragma once

#include "store/embedded/attempt_search.h"
#include "store/embedded/background.h"
#include "store/embedded/journal.h"
#include "store/embedded/journal_drain.h"
#include "store/embedded/series_report.h"
#include "store/embedded/store_log.h"
#include "store/embedded/usage_report.h"
#include "store/ledger.h"

#include <array>
#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <unordered_map>

namespace relay::embedded {

/// The ledger of one data directory. open() and settle() write to the journal of the calling shard; a
/// background thread brings settled attempts into SQLite, where questions are answered after draining
/// the rest. An attempt that is open is not a row yet.
class EmbeddedLedger final : public Ledger {
public:
    struct Options {
        JournalOptions journal;
        std::uint64_t firstAttempt = 1;
    };

    /// `reader` is a connection of its own, so that a long report does not hold the writer up.
    EmbeddedLedger(Options options, const Clock& clock, LedgerWriter& writer, Database& reader,
                   IdleTurns& turns, StoreLog log);
    ~EmbeddedLedger() override;

    Task<Result<std::uint64_t>> open(const Attempt& attempt) override;
    Task<Result<void>> settle(const Attempt& attempt) override;
    Result<std::vector<UsageRow>> usage(const UsageQuery& query) override;
    Result<std::vector<Attempt>> attempts(const AttemptQuery& query) override;
    Result<AttemptPage> findAttempts(const AttemptFilter& filter) override;
    Result<Series> series(const SeriesQuery& query) override;
    LedgerHealth health() const override;

    /// Drains and deletes the files that are done with. Call when no shard runs any more.
    Result<void> close();

private:
    /// Attempts that are open, spread over several locks.
    struct Stripe {
        mutable std::mutex mutex;
        std::unordered_map<std::uint64_t, std::shared_ptr<Segment>>
            open;  ///< with the file of the opened record
    };
    Stripe& stripeOf(std::uint64_t id) { return m_stripes[id % m_stripes.size()]; }

    const Clock& m_clock;
    const StoreLog m_log;
    std::atomic<std::uint64_t> m_nextAttempt;
    std::array<Stripe, 16> m_stripes;
    Journal m_journal;
    JournalDrain m_drain;
    Database& m_reader;
    NameTable m_readerNames;
    AttemptTable m_readerAttempts;
    AttemptSearch m_search;
    UsageReport m_report;
    SeriesReport m_series;
    std::atomic<bool> m_drainFailed = false;
    Background m_background;  ///< last: it uses all of the above
};

}  // namespace relay::embedded
