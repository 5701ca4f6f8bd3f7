#include "store/embedded/embedded_ledger.h"

#include <boost/asio/this_coro.hpp>

#include <algorithm>
#include <utility>

namespace relay::embedded {
namespace {

// Long enough to make transactions worth their price, short enough for a page that looks at yesterday's
// minute.
constexpr std::chrono::milliseconds kDrainInterval{250};

}  // namespace

EmbeddedLedger::EmbeddedLedger(Options options, const Clock& clock, LedgerWriter& writer, Database& reader,
                               IdleTurns& turns, StoreLog log)
    : m_clock(clock),
      m_log(std::move(log)),
      m_nextAttempt(options.firstAttempt),
      m_journal(std::move(options.journal), clock, [this] { m_background.wake(); }),
      m_drain(m_journal, writer, turns),
      m_reader(reader),
      m_readerNames(reader),
      m_readerAttempts(reader, m_readerNames),
      m_search(reader, m_readerNames, m_readerAttempts),
      m_report(reader),
      m_series(reader),
      m_background(turns, kDrainInterval, [this] {
          const auto drained = m_drain.drainInTurns();
          // Told once: it is tried again every time.
          if (!drained && !m_drainFailed.exchange(true))
              m_log(LogLevel::Error,
                    "the ledger cannot be written to the database: " + drained.error().detail);
          if (drained) m_drainFailed = false;
          return drained.has_value();
      }) {}

EmbeddedLedger::~EmbeddedLedger() = default;

Task<Result<std::uint64_t>> EmbeddedLedger::open(const Attempt& attempt) {
    const Executor executor = co_await boost::asio::this_coro::executor;
    const std::uint64_t id = m_nextAttempt.fetch_add(1, std::memory_order_relaxed);
    const auto segment = co_await m_journal.laneOf(executor).append(RecordKind::Opened, id, attempt);
    if (!segment) co_return segment.error();
    Stripe& stripe = stripeOf(id);
    const std::scoped_lock lock(stripe.mutex);
    stripe.open.emplace(id, *segment);
    co_return id;
}

Task<Result<void>> EmbeddedLedger::settle(const Attempt& attempt) {
    const Executor executor = co_await boost::asio::this_coro::executor;
    Stripe& stripe = stripeOf(attempt.id);
    std::unordered_map<std::uint64_t, std::shared_ptr<Segment>>::node_type opened;
    {
        const std::scoped_lock lock(stripe.mutex);
        opened = stripe.open.extract(attempt.id);
    }
    if (opened.empty()) co_return Result<void>();
    const auto segment = co_await m_journal.laneOf(executor).append(RecordKind::Settled, attempt.id, attempt);
    if (!segment) {
        const std::scoped_lock lock(stripe.mutex);
        stripe.open.insert(std::move(opened));  // whoever tries again finds it
        co_return segment.error();
    }
    --opened.mapped()->openAttempts;
    co_return Result<void>();
}

Result<std::vector<UsageRow>> EmbeddedLedger::usage(const UsageQuery& query) {
    if (const auto drained = m_drain.drain(); !drained) return drained.error();
    const std::scoped_lock lock(m_reader.mutex());
    return m_report.run(query);
}

Result<std::vector<Attempt>> EmbeddedLedger::attempts(const AttemptQuery& query) {
    if (const auto drained = m_drain.drain(); !drained) return drained.error();
    const std::scoped_lock lock(m_reader.mutex());
    return m_readerAttempts.page(query);
}

Result<AttemptPage> EmbeddedLedger::findAttempts(const AttemptFilter& filter) {
    if (const auto drained = m_drain.drain(); !drained) return drained.error();
    const std::scoped_lock lock(m_reader.mutex());
    return m_search.run(filter);
}

Result<Series> EmbeddedLedger::series(const SeriesQuery& query) {
    if (const auto drained = m_drain.drain(); !drained) return drained.error();
    const std::scoped_lock lock(m_reader.mutex());
    return m_series.run(query);
}

LedgerHealth EmbeddedLedger::health() const {
    LedgerHealth health;
    for (const Stripe& stripe : m_stripes) {
        const std::scoped_lock lock(stripe.mutex);
        health.open += stripe.open.size();
    }
    const UnixMillis now = m_clock.now();
    for (const auto& segment : m_journal.segments()) {
        health.journalBytes += segment->written() - segment->applied;
        const UnixMillis since = segment->pendingSince;
        if (since != 0) health.lagMs = std::max(health.lagMs, now - since);
    }
    if (auto failure = m_journal.failure()) {
        health.failed = true;
        health.failure = std::move(*failure);
    }
    return health;
}

Result<void> EmbeddedLedger::close() {
    m_background.stop();
    m_journal.seal();
    return m_drain.drain();
}

}  // namespace relay::embedded
