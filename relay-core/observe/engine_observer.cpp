#include "observe/engine_observer.h"

#include "config/plain_text.h"

#include <fmt/format.h>
#include <boost/json.hpp>

#include <array>

namespace relay {
namespace {

namespace json = boost::json;

constexpr std::uint32_t kMicrosInMilli = 1000;

json::string plain(std::string_view text) {
    return json::string(toValidUtf8(text));
}

std::string finishedEvent(const RequestSummary& summary, UnixMillis now) {
    json::object event;
    event["time"] = isoTime(now);
    event["requestId"] = plain(summary.requestId);
    event["route"] = plain(summary.route);
    event["keyId"] = plain(summary.keyId);
    event["keyName"] = plain(summary.keyName);
    event["accountId"] = plain(summary.accountId);
    event["accountName"] = plain(summary.accountName);
    event["model"] = plain(summary.model);
    event["stream"] = summary.stream;
    event["status"] = summary.status;
    event["outcome"] = toString(metricOutcome(summary));
    event["reason"] = plain(summary.reason);
    event["attempts"] = summary.attempts;
    event["durationMs"] = summary.durationUs / kMicrosInMilli;
    event["firstByteMs"] = summary.firstByteUs / kMicrosInMilli;
    event["overheadUs"] = summary.overheadUs;
    event["waitMs"] = summary.waitUs / kMicrosInMilli;
    event["sticky"] = policy::toString(summary.stickyUse);
    event["loweredMaxTokens"] = summary.loweredMaxTokens;
    event["inputTokens"] = summary.usage.input;
    event["outputTokens"] = summary.usage.output;
    event["cacheCreationTokens"] = summary.usage.cacheCreation();
    event["cacheReadTokens"] = summary.usage.cacheRead;
    event["thinkingTokens"] = summary.usage.thinking;
    event["costUsd"] = toDecimal(summary.cost);
    return json::serialize(event);
}

json::object accountEvent(const Account& account, UnixMillis now) {
    json::object event;
    event["time"] = isoTime(now);
    event["accountId"] = plain(account.id);
    event["accountName"] = plain(account.name);
    return event;
}

}  // namespace

EngineObserver::EngineObserver(Metrics& metrics, EventFeed& feed, Logger& logger, const Clock& clock)
    : m_metrics(metrics), m_feed(feed), m_logger(logger), m_clock(clock), m_stories(clock) {}

void EngineObserver::requestStarted(std::string_view requestId, std::string_view route,
                                    std::string_view keyName) {
    m_metrics.requestStarted();
    if (!m_feed.listened()) return;
    json::object event;
    event["time"] = isoTime(m_clock.now());
    event["requestId"] = plain(requestId);
    event["route"] = plain(route);
    event["keyName"] = plain(keyName);
    m_feed.publish("request.started", json::serialize(event));
}

void EngineObserver::requestFinished(const RequestSummary& summary) {
    m_metrics.requestFinished(summary);
    if (m_feed.listened()) m_feed.publish("request.finished", finishedEvent(summary, m_clock.now()));
    const LogLevel level = summary.status >= 500 ? LogLevel::Warning : LogLevel::Info;
    if (m_logger.enabled(level) || level == LogLevel::Warning) logRequest(level, summary);
}

void EngineObserver::logRequest(LogLevel level, const RequestSummary& summary) {
    const std::string cost = toDecimal(summary.cost);
    const std::array fields{LogField("requestId", summary.requestId),
                            LogField("status", summary.status),
                            LogField("outcome", toString(metricOutcome(summary))),
                            LogField("durationMs", summary.durationUs / kMicrosInMilli),
                            LogField("overheadUs", summary.overheadUs),
                            LogField("attempts", summary.attempts),
                            LogField("stream", summary.stream),
                            LogField("key", summary.keyName),
                            LogField("account", summary.accountName),
                            LogField("accountId", summary.accountId),
                            LogField("model", summary.model),
                            LogField("inputTokens", summary.usage.totalInput()),
                            LogField("outputTokens", summary.usage.output),
                            LogField("costUsd", cost),
                            LogField("reason", summary.reason)};
    // The reason is last, so that a line of a request that went well ends before it.
    const std::span<const LogField> all(fields);
    m_logger.log(level, "request", summary.route, summary.reason.empty() ? all.first(all.size() - 1) : all);
}

void EngineObserver::attemptMovedOn(const Attempt& attempt) {
    m_metrics.attemptMovedOn(attempt.accountId, attempt.usage, attempt.cost);
    const std::array fields{LogField("requestId", attempt.requestId), LogField("attempt", attempt.number),
                            LogField("accountId", attempt.accountId), LogField("status", attempt.status),
                            LogField("reason", attempt.reason)};
    m_logger.log(LogLevel::Info, "request", "moved on to another account", fields);
}

bool EngineObserver::wantsStory(bool eventful) {
    return (eventful || m_feed.listened()) && m_stories.admits(eventful);
}

void EngineObserver::accountMarked(const Account& account, const AccountMark& mark) {
    m_metrics.accountMarked(mark.cause);
    if (m_feed.listened()) {
        json::object event = accountEvent(account, m_clock.now());
        event["state"] = "cooling";
        event["mark"] = {{"cause", toString(mark.cause)},
                         {"status", mark.status},
                         {"evidence", plain(mark.evidence)},
                         {"since", isoTime(mark.since)},
                         {"until", isoTime(mark.until)}};
        m_feed.publish("account.state", json::serialize(event));
    }
    const std::string until = isoTime(mark.until);
    const std::array fields{LogField("accountId", account.id),       LogField("account", account.name),
                            LogField("cause", toString(mark.cause)), LogField("status", mark.status),
                            LogField("evidence", mark.evidence),     LogField("until", until)};
    m_logger.log(LogLevel::Warning, "account", "out of the pool for a while", fields);
}

void EngineObserver::accountCleared(const Account& account) {
    if (m_feed.listened()) {
        json::object event = accountEvent(account, m_clock.now());
        event["state"] = "ready";
        event["mark"] = nullptr;
        m_feed.publish("account.state", json::serialize(event));
    }
    const std::array fields{LogField("accountId", account.id), LogField("account", account.name)};
    m_logger.log(LogLevel::Info, "account", "back in the pool", fields);
}

void EngineObserver::log(LogLevel level, std::string_view area, std::string_view message) {
    m_logger.log(level, area, message);
}

}  // namespace relay
