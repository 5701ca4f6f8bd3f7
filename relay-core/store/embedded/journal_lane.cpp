#include "store/embedded/journal_lane.h"

#include "store/embedded/journal.h"

#include <boost/asio/post.hpp>
#include <boost/asio/this_coro.hpp>

#include <utility>

namespace relay::embedded {

JournalLane::JournalLane(Journal& journal, Executor executor)
    : m_journal(journal), m_executor(std::move(executor)) {}

Task<Result<std::shared_ptr<Segment>>> JournalLane::append(RecordKind kind, std::uint64_t id,
                                                           const Attempt& attempt) {
    const auto opened = openBatch();
    if (!opened) {
        m_journal.failed(opened.error());
        co_return opened.error();
    }
    const std::shared_ptr<JournalBatch> batch = *opened;
    appendRecord(batch->records, batch->segment->number(), kind, id, attempt);
    if (kind == RecordKind::Opened) ++batch->opened;

    const bool throws = co_await boost::asio::this_coro::throw_if_cancelled();
    co_await boost::asio::this_coro::throw_if_cancelled(false);
    while (!batch->outcome) {
        if (batch->signal)
            co_await batch->signal->async_wait(kTask);
        else
            co_await boost::asio::post(m_executor, kTask);  // behind the flush, which was posted first
    }
    co_await boost::asio::this_coro::throw_if_cancelled(throws);
    if (!*batch->outcome) {
        m_journal.failed(batch->outcome->error());
        co_return batch->outcome->error();
    }
    co_return batch->segment;
}

Result<std::shared_ptr<JournalBatch>> JournalLane::openBatch() {
    if (m_batch) return m_batch;
    if (m_segment && (m_segment->broken() || m_segment->written() >= m_journal.segmentBytes())) {
        m_segment->sealed = true;
        m_segment.reset();
    }
    if (!m_segment) {
        auto segment = m_journal.newSegment();
        if (!segment) return segment.error();
        m_segment = std::move(*segment);
    }
    m_batch = std::make_shared<JournalBatch>();
    m_batch->segment = m_segment;
    m_batch->records = std::exchange(m_spare, {});
    if (m_journal.syncer()) m_batch->signal.emplace(m_executor, JournalBatch::Signal::time_point::max());
    boost::asio::post(m_executor, [this] { flush(); });
    return m_batch;
}

void JournalLane::flush() {
    const std::shared_ptr<JournalBatch> batch = std::exchange(m_batch, nullptr);
    const auto written = batch->segment->append(batch->records, batch->opened, m_journal.now());
    m_spare = std::move(batch->records);
    m_spare.clear();
    if (written) m_journal.wrote();
    if (written && m_journal.syncer())
        m_journal.syncer()->enqueue(batch, m_executor);
    else
        batch->finish(written);
}

}  // namespace relay::embedded
