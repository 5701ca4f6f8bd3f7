#include "identity/login_throttle.h"

#include "support/fake_clock.h"

#include <gtest/gtest.h>

namespace relay {
namespace {

using std::chrono::seconds;

struct LoginThrottleTest : testing::Test {
    test::FakeClock clock;
    LoginThrottle throttle;

    seconds attempt(const std::string& address, const std::string& name = "admin") {
        return throttle.attempt(address, name, clock.steady());
    }
    void failTimes(int times, const std::string& address, const std::string& name = "admin") {
        for (int i = 0; i < times; ++i)
            ASSERT_EQ(attempt(address, name), seconds(0)) << i;
    }
};

TEST_F(LoginThrottleTest, FiveFailuresAreFreeThenTheWaitDoublesToAQuarterOfAnHour) {
    failTimes(5, "10.0.0.1");
    for (int wait : {5, 10, 20, 40, 80, 160, 320, 640, 900, 900}) {
        EXPECT_EQ(attempt("10.0.0.1"), seconds(wait));
        EXPECT_EQ(attempt("10.0.0.1"), seconds(wait)) << "a refused attempt makes it no longer";
        clock.advance(seconds(wait) - std::chrono::milliseconds(1));
        EXPECT_EQ(attempt("10.0.0.1"), seconds(1)) << "rounded up";
        clock.advance(std::chrono::milliseconds(1));
        EXPECT_EQ(attempt("10.0.0.1"), seconds(0));
    }
}

TEST_F(LoginThrottleTest, SuccessForgetsTheFailures) {
    failTimes(4, "10.0.0.1");
    throttle.succeeded("10.0.0.1", "admin");
    failTimes(5, "10.0.0.1");
    EXPECT_GT(attempt("10.0.0.1"), seconds(0));
}

TEST_F(LoginThrottleTest, AQuietHourForgetsThem) {
    failTimes(5, "10.0.0.1");
    clock.advance(seconds(3601));
    failTimes(5, "10.0.0.1");
}

TEST_F(LoginThrottleTest, AnAddressIsHeldWhateverNamesItTries) {
    for (const char* name : {"a", "b", "c", "d", "e"})
        ASSERT_EQ(attempt("10.0.0.1", name), seconds(0));
    EXPECT_GT(attempt("10.0.0.1", "f"), seconds(0));
    EXPECT_EQ(attempt("10.0.0.2", "f"), seconds(0));
}

TEST_F(LoginThrottleTest, ANameIsHeldWhateverAddressesGuess) {
    for (const char* address : {"10.0.0.1", "10.0.0.2", "10.0.0.3", "10.0.0.4", "10.0.0.5"})
        ASSERT_EQ(attempt(address), seconds(0));
    EXPECT_GT(attempt("10.0.0.6"), seconds(0));
}

TEST_F(LoginThrottleTest, StrangersCannotLockOutWhoSignedInFromHereBefore) {
    throttle.succeeded("192.168.1.5", "admin");
    for (int i = 1; i <= 20; ++i)
        (void)attempt("10.0.0." + std::to_string(i));
    EXPECT_GT(attempt("10.0.1.1"), seconds(0));
    EXPECT_EQ(attempt("192.168.1.5"), seconds(0));
}

TEST_F(LoginThrottleTest, OneIpv6NetworkIsOneAddress) {
    for (int i = 1; i <= 5; ++i)
        ASSERT_EQ(attempt("2001:db8:1:2::" + std::to_string(i), std::to_string(i)), seconds(0));
    EXPECT_GT(attempt("2001:db8:1:2:ffff::1", "x"), seconds(0));
    EXPECT_EQ(attempt("2001:db8:1:3::1", "x"), seconds(0));
}

TEST_F(LoginThrottleTest, MappedIpv4IsTheSameAddress) {
    failTimes(5, "10.0.0.1");
    EXPECT_GT(attempt("::ffff:10.0.0.1", "other"), seconds(0));
    EXPECT_EQ(attempt("::ffff:10.0.0.2", "other"), seconds(0));
}

TEST_F(LoginThrottleTest, MemoryIsBounded) {
    LoginThrottle small(ThrottleLimits{.remembered = 2});
    for (int i = 0; i < 5; ++i)
        (void)small.attempt("10.0.0.1", "a", clock.steady());
    EXPECT_GT(small.attempt("10.0.0.1", "x", clock.steady()), seconds(0));
    for (int i = 0; i < 3; ++i)
        (void)small.attempt("10.0.1." + std::to_string(i), "n" + std::to_string(i), clock.steady());
    EXPECT_EQ(small.attempt("10.0.0.1", "y", clock.steady()), seconds(0)) << "the oldest was dropped";
}

}  // namespace
}  // namespace relay
