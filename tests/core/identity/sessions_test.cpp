#include "identity/sessions.h"

#include "core/identity/memory_records.h"
#include "crypto/sha256.h"
#include "support/counted_random.h"
#include "support/fake_clock.h"

#include <gtest/gtest.h>

#include <thread>

namespace relay {
namespace {

using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::minutes;

struct SessionsTest : testing::Test {
    test::MemoryRecords records;
    test::CountedRandom random;
    test::FakeClock clock;
    Sessions sessions{records, random, clock, {hours(24), hours(24 * 7)}};

    std::string signIn() { return std::string(sessions.start("admin")->token.reveal()); }
};

TEST_F(SessionsTest, TokenFindsItsSessionAndIsNotKept) {
    const auto started = sessions.start("admin");
    ASSERT_TRUE(started);
    const std::string token(started->token.reveal());
    EXPECT_EQ(token.size(), 64U);
    EXPECT_EQ(started->session.expiresAt, clock.now() + 24 * 3'600'000);
    const auto found = sessions.find(token);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->username, "admin");
    ASSERT_EQ(records.sessions()->size(), 1U);
    EXPECT_NE(records.sessions()->front().tokenDigest, token);
    EXPECT_EQ(records.sessions()->front().tokenDigest, found->digest);
}

TEST_F(SessionsTest, OtherTextsFindNothing) {
    const std::string token = signIn();
    std::string other = token;
    other[0] = other[0] == '1' ? '2' : '1';
    for (const std::string& text : {std::string(), other, token + "0", token.substr(1), std::string(64, 'G'),
                                    sessions.find(token)->digest})
        EXPECT_FALSE(sessions.find(text)) << text;
}

TEST_F(SessionsTest, IdleSessionEndsAndACallKeepsItAlive) {
    const std::string token = signIn();
    clock.advance(hours(23));
    EXPECT_TRUE(sessions.find(token));
    clock.advance(hours(23));
    EXPECT_TRUE(sessions.find(token));
    clock.advance(hours(24));
    EXPECT_FALSE(sessions.find(token));
    EXPECT_TRUE(records.sessions()->empty()) << "removed when it was found to be over";
}

TEST_F(SessionsTest, LifetimeEndsEvenABusySession) {
    const std::string token = signIn();
    for (int i = 0; i < 14; ++i) {
        ASSERT_TRUE(sessions.find(token)) << i;
        clock.advance(hours(12));
    }
    EXPECT_FALSE(sessions.find(token));
}

TEST_F(SessionsTest, PeekIsNoSignOfLife) {
    const std::string token = signIn();
    const std::string digest = sessions.find(token)->digest;
    clock.advance(hours(23));
    EXPECT_TRUE(sessions.peek(digest));
    clock.advance(hours(1));
    EXPECT_FALSE(sessions.peek(digest));
    EXPECT_FALSE(sessions.find(token));
}

TEST_F(SessionsTest, EndEndsOneAndEndAllAll) {
    const std::string first = signIn();
    const std::string second = signIn();
    ASSERT_TRUE(sessions.end(sessions.find(first)->digest));
    EXPECT_FALSE(sessions.find(first));
    EXPECT_TRUE(sessions.find(second));
    EXPECT_TRUE(sessions.end("unknown"));
    ASSERT_TRUE(sessions.endAll());
    EXPECT_FALSE(sessions.find(second));
    EXPECT_TRUE(records.sessions()->empty());
}

TEST_F(SessionsTest, EndedSessionIsGoneEvenIfTheRecordStays) {
    const std::string token = signIn();
    records.broken = true;
    EXPECT_FALSE(sessions.endAll());
    EXPECT_FALSE(sessions.find(token));
}

TEST_F(SessionsTest, SessionsSurviveARestartUnlessTheyExpired) {
    const std::string old = signIn();
    clock.advance(hours(20));
    const std::string fresh = signIn();
    clock.advance(hours(10));
    Sessions restarted(records, random, clock, {hours(24), hours(24 * 7)});
    ASSERT_TRUE(restarted.load());
    EXPECT_FALSE(restarted.find(old));
    EXPECT_TRUE(restarted.find(fresh));
    EXPECT_EQ(records.sessions()->size(), 1U);
}

TEST_F(SessionsTest, SignsOfLifeAreSavedOnceAMinuteAtMost) {
    const std::string token = signIn();
    const int before = records.writes;
    for (int i = 0; i < 120; ++i) {
        clock.advance(std::chrono::seconds(1));
        ASSERT_TRUE(sessions.find(token));
    }
    EXPECT_EQ(records.writes - before, 2);
    EXPECT_EQ(records.sessions()->front().lastSeenAt, clock.now());
}

TEST_F(SessionsTest, NothingStartsWhenItCannotBeRecorded) {
    records.broken = true;
    EXPECT_FALSE(sessions.start("admin"));
}

TEST_F(SessionsTest, TheLeastRecentlySeenMakesRoom) {
    const std::string first = signIn();
    clock.advance(minutes(1));
    for (int i = 0; i < 999; ++i)
        (void)signIn();
    EXPECT_TRUE(sessions.peek(sessions.find(first)->digest));
    clock.advance(minutes(2));
    EXPECT_TRUE(sessions.find(first));
    (void)signIn();
    EXPECT_TRUE(sessions.find(first)) << "seen a moment ago";
    EXPECT_EQ(records.sessions()->size(), 1000U);
}

TEST_F(SessionsTest, ManyThreadsMayUseIt) {
    const std::string token = signIn();
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i)
        threads.emplace_back([&] {
            for (int n = 0; n < 50; ++n) {
                clock.advance(std::chrono::seconds(30));
                (void)sessions.find(token);
                const auto mine = sessions.start("admin");
                ASSERT_TRUE(mine);
                ASSERT_TRUE(sessions.end(mine->session.digest));
            }
        });
    for (std::thread& thread : threads)
        thread.join();
    EXPECT_EQ(records.sessions()->size(), 1U);
}

}  // namespace
}  // namespace relay
