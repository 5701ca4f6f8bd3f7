#include "observe/story_book.h"

#include <chrono>
#include <utility>

namespace relay {

std::string_view toString(Stage stage) {
    constexpr std::array<std::string_view, 8> kNames{"parse",   "authenticate", "admit",  "choose",
                                                     "connect", "wait",         "stream", "settle"};
    return kNames[static_cast<std::size_t>(stage)];
}

bool StoryBook::admits(bool eventful) {
    const auto since = std::chrono::duration_cast<std::chrono::seconds>(m_clock.steady().time_since_epoch());
    const std::int64_t second = since.count();
    Quota& quota = m_quotas[eventful ? 1 : 0];
    if (quota.second.exchange(second, std::memory_order_relaxed) != second)
        quota.used.store(0, std::memory_order_relaxed);
    return quota.used.fetch_add(1, std::memory_order_relaxed) < m_limits.aSecond;
}

void StoryBook::add(RequestStory story) {
    auto kept = std::make_shared<const RequestStory>(std::move(story));
    const std::lock_guard lock(m_mutex);
    if (m_byRequest.contains(kept->requestId)) return;
    m_byRequest.emplace(kept->requestId, kept);
    m_stories.push_back(std::move(kept));
    if (m_stories.size() <= m_limits.kept) return;
    m_byRequest.erase(m_stories.front()->requestId);
    m_stories.pop_front();
}

std::shared_ptr<const RequestStory> StoryBook::find(std::string_view requestId) const {
    const std::lock_guard lock(m_mutex);
    const auto found = m_byRequest.find(requestId);
    return found == m_byRequest.end() ? nullptr : found->second;
}

}  // namespace relay
