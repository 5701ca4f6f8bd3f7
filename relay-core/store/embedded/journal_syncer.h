#pragma once

#include "runtime/task.h"
#include "store/embedded/journal_batch.h"

#include <boost/asio/executor_work_guard.hpp>

#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace relay::embedded {

/// Brings written batches to the disk (`--durability power`) on a thread of its own: all that came while one
/// fdatasync ran share the next one. Each batch is finished on its shard.
class JournalSyncer {
public:
    JournalSyncer();
    ~JournalSyncer();  ///< syncs what was queued, then ends
    JournalSyncer(const JournalSyncer&) = delete;
    JournalSyncer& operator=(const JournalSyncer&) = delete;

    /// The executor's context must live until the batch is finished.
    void enqueue(std::shared_ptr<JournalBatch> batch, Executor executor);

private:
    struct Job {
        std::shared_ptr<JournalBatch> batch;
        std::shared_ptr<Segment> segment;
        boost::asio::executor_work_guard<Executor> work;
    };

    void run();
    static void syncAll(std::vector<Job>& jobs);

    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::vector<Job> m_jobs;
    bool m_stopping = false;
    std::thread m_thread;
};

}  // namespace relay::embedded
