#pragma once

#include "base/clock.h"
#include "observe/event_feed.h"
#include "observe/logger.h"
#include "observe/metrics.h"
#include "observe/observer.h"
#include "observe/story_book.h"

#include <utility>

namespace relay {

/// Turns what the engine tells into counters, events (`request.started`, `request.finished`, `account.state`)
/// and log lines. Thread-safe; all of them must outlive it. While nobody listens and the level is above info,
/// a request costs its counters only.
class EngineObserver final : public Observer {
public:
    EngineObserver(Metrics& metrics, EventFeed& feed, Logger& logger, const Clock& clock);

    void requestStarted(std::string_view requestId, std::string_view route,
                        std::string_view keyName) override;
    void requestFinished(const RequestSummary& summary) override;
    void attemptMovedOn(const Attempt& attempt) override;
    bool wantsStory(bool eventful) override;
    void storyTold(RequestStory story) override { m_stories.add(std::move(story)); }
    void accountMarked(const Account& account, const AccountMark& mark) override;
    void accountCleared(const Account& account) override;
    void log(LogLevel level, std::string_view area, std::string_view message) override;

    const StoryBook& stories() const { return m_stories; }

private:
    void logRequest(LogLevel level, const RequestSummary& summary);

    Metrics& m_metrics;
    EventFeed& m_feed;
    Logger& m_logger;
    const Clock& m_clock;
    StoryBook m_stories;
};

}  // namespace relay
