#include "observe/engine_observer.h"

#include "tests/core/observe/summaries.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <boost/json.hpp>

namespace relay {
namespace {

using testing::HasSubstr;
using testing::Not;

class EngineObserverTest : public testing::Test {
protected:
    EngineObserverTest() {
        LoggerOptions options;
        options.standardError = false;
        m_logger = *Logger::open(options, m_clock, m_feed);
        m_observer = std::make_unique<EngineObserver>(m_metrics, m_feed, *m_logger, m_clock);
        m_subscription = m_feed.subscribe([] {});
    }

    /// The next event of that type; what comes before is skipped.
    boost::json::object next(std::string_view type) {
        while (const auto event = m_subscription->next())
            if (event->type == type) return boost::json::parse(event->json).as_object();
        ADD_FAILURE() << "no event " << type;
        return {};
    }

    HandClock m_clock;
    EventFeed m_feed{m_clock};
    Metrics m_metrics{m_clock};
    std::unique_ptr<Logger> m_logger;
    std::unique_ptr<EngineObserver> m_observer;
    std::unique_ptr<EventFeed::Subscription> m_subscription;
};

TEST_F(EngineObserverTest, ARequestIsCountedToldAndLogged) {
    m_observer->requestStarted("req_1", "/v1/messages", "laptop");
    EXPECT_EQ(m_metrics.totals().inFlight, 1U);
    const auto started = next("request.started");
    EXPECT_EQ(started.at("requestId").as_string(), "req_1");
    EXPECT_EQ(started.at("keyName").as_string(), "laptop");

    m_observer->requestFinished(sampleSummary());
    EXPECT_EQ(m_metrics.totals().requests, 1U);
    const auto finished = next("request.finished");
    EXPECT_EQ(finished.at("outcome").as_string(), "succeeded");
    EXPECT_EQ(finished.at("durationMs").as_int64(), 1234);
    EXPECT_EQ(finished.at("firstByteMs").as_int64(), 345);
    EXPECT_EQ(finished.at("cacheCreationTokens").as_int64(), 70);
    EXPECT_EQ(finished.at("costUsd").as_string(), "0.00123");
    const auto line = next("log");
    EXPECT_EQ(line.at("level").as_string(), "info");
    EXPECT_EQ(line.at("message").as_string(), "/v1/messages");
    EXPECT_EQ(line.at("accountId").as_string(), "account-1");
    EXPECT_FALSE(line.contains("reason"));
}

TEST_F(EngineObserverTest, AFailureOfTheRelayIsAWarning) {
    RequestSummary summary = sampleSummary();
    summary.status = 502;
    summary.outcome = Outcome::Failed;
    summary.reason = "the stream ended early";
    m_observer->requestFinished(summary);
    const auto line = next("log");
    EXPECT_EQ(line.at("level").as_string(), "warn");
    EXPECT_EQ(line.at("reason").as_string(), "the stream ended early");
    EXPECT_EQ(m_logger->counts().warnings, 1U);
}

TEST_F(EngineObserverTest, EventsStayValidWhateverAModelIsCalled) {
    RequestSummary summary = sampleSummary();
    summary.model = "\xFF\"\n";
    m_observer->requestFinished(summary);
    EXPECT_EQ(next("request.finished").at("model").as_string(), "\xEF\xBF\xBD\"\n");
}

TEST_F(EngineObserverTest, AnAttemptThatMovedOnIsCountedForItsAccount) {
    Attempt attempt;
    attempt.accountId = "account-7";
    attempt.status = 529;
    m_observer->attemptMovedOn(attempt);
    EXPECT_EQ(m_metrics.snapshot().accounts.at(0).failures, 1U);
    EXPECT_EQ(next("log").at("accountId").as_string(), "account-7");
}

TEST_F(EngineObserverTest, AccountsAreToldWithCauseAndEnd) {
    Account account;
    account.id = "account-1";
    account.name = "main";
    account.secret = SecretString("sk-ant-hidden-hidden");
    const AccountMark mark{"account-1",   MarkCause::RateLimited, 429, "429 with retry-after: 20",
                           m_clock.now(), m_clock.now() + 20'000};
    m_observer->accountMarked(account, mark);
    const auto event = next("account.state");
    EXPECT_EQ(event.at("state").as_string(), "cooling");
    EXPECT_EQ(event.at("mark").as_object().at("cause").as_string(), "rate_limited");
    EXPECT_EQ(event.at("mark").as_object().at("until").as_string(), isoTime(mark.until));
    EXPECT_THAT(boost::json::serialize(event), Not(HasSubstr("hidden")));
    EXPECT_EQ(next("log").at("evidence").as_string(), "429 with retry-after: 20");
    EXPECT_EQ(m_metrics.totals().marks[static_cast<std::size_t>(MarkCause::RateLimited)], 1U);

    m_observer->accountCleared(account);
    EXPECT_EQ(next("account.state").at("state").as_string(), "ready");
}

TEST_F(EngineObserverTest, PassesLinesOn) {
    m_observer->log(LogLevel::Error, "store", "the disk is full");
    EXPECT_EQ(next("log").at("area").as_string(), "store");
    EXPECT_EQ(m_logger->counts().errors, 1U);
}

}  // namespace
}  // namespace relay
