#pragma once

#include "base/clock.h"

#include <mutex>
#include <string>
#include <unordered_set>

namespace relay {

class BlockingPool;
class Observer;
namespace admin {
class KeyService;
}

/// Has the first use of a key written down, off the request's path. A key that is being written is not taken again; when
/// the write fails, its next use tries anew. Thread-safe; lives as long as the pool works.
class FirstUses {
public:
    FirstUses(BlockingPool& pool, admin::KeyService& keys, Observer& observer)
        : m_pool(pool), m_keys(keys), m_observer(observer) {}

    void note(const std::string& keyId, UnixMillis at);

private:
    void write(const std::string& keyId, UnixMillis at);

    BlockingPool& m_pool;
    admin::KeyService& m_keys;
    Observer& m_observer;
    std::mutex m_mutex;
    std::unordered_set<std::string> m_writing;
};

}  // namespace relay
