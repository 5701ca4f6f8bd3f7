#include "store/embedded/journal_syncer.h"

#include <boost/asio/post.hpp>

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace relay::embedded {

JournalSyncer::JournalSyncer() : m_thread([this] { run(); }) {}

JournalSyncer::~JournalSyncer() {
    {
        const std::scoped_lock lock(m_mutex);
        m_stopping = true;
        m_changed.notify_one();
    }
    m_thread.join();
}

void JournalSyncer::enqueue(std::shared_ptr<JournalBatch> batch, Executor executor) {
    auto segment = batch->segment;
    const std::scoped_lock lock(m_mutex);
    m_jobs.push_back({std::move(batch), std::move(segment), boost::asio::make_work_guard(executor)});
    m_changed.notify_one();
}

void JournalSyncer::run() {
    std::unique_lock lock(m_mutex);
    while (true) {
        m_changed.wait(lock, [this] { return m_stopping || !m_jobs.empty(); });
        if (m_jobs.empty()) return;
        std::vector<Job> jobs = std::exchange(m_jobs, {});
        lock.unlock();
        syncAll(jobs);
        jobs.clear();
        lock.lock();
    }
}

void JournalSyncer::syncAll(std::vector<Job>& jobs) {
    std::unordered_map<Segment*, Result<void>> outcomes;
    for (const Job& job : jobs) {
        const auto [entry, isNew] = outcomes.try_emplace(job.segment.get());
        if (isNew) entry->second = job.segment->sync();
    }
    for (Job& job : jobs) {
        const Result<void>& outcome = outcomes.at(job.segment.get());
        boost::asio::post(job.work.get_executor(),
                          [batch = std::move(job.batch), outcome] { batch->finish(outcome); });
    }
}

}  // namespace relay::embedded
