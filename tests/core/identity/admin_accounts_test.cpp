#include "identity/admin_accounts.h"

#include "core/identity/memory_records.h"
#include "support/counted_random.h"
#include "support/fake_clock.h"

#include <gtest/gtest.h>

#include <thread>

namespace relay {
namespace {

struct AdminAccountsTest : testing::Test {
    test::MemoryRecords records;
    test::CountedRandom random;
    test::FakeClock clock;
    AdminAccounts administrators{records, random, clock, ScryptCost{16, 1, 1}};
};

TEST_F(AdminAccountsTest, CreatesOnceAndKeepsNoPassword) {
    EXPECT_FALSE(administrators.username()->has_value());
    ASSERT_TRUE(administrators.create("admin", "correct horse"));
    EXPECT_EQ(**administrators.username(), "admin");
    EXPECT_EQ((*records.admin())->scryptHash.find("correct"), std::string::npos);
    EXPECT_TRUE((*records.admin())->scryptHash.starts_with("scrypt$16$"));
    const auto again = administrators.create("other", "correct horse");
    ASSERT_FALSE(again);
    EXPECT_EQ(again.error().code, ErrorCode::Conflict);
    EXPECT_EQ(**administrators.username(), "admin");
}

TEST_F(AdminAccountsTest, WrongNameAndWrongPasswordAreToldInTheSameWords) {
    const auto nobody = administrators.verify("admin", "correct horse");
    ASSERT_TRUE(administrators.create("admin", "correct horse"));
    EXPECT_TRUE(administrators.verify("admin", "correct horse"));
    const auto wrongName = administrators.verify("Admin", "correct horse");
    const auto wrongPassword = administrators.verify("admin", "correct hors");
    const auto tooLong = administrators.verify("admin", std::string(2000, 'x'));
    for (const auto& refused : {nobody, wrongName, wrongPassword, tooLong}) {
        ASSERT_FALSE(refused);
        EXPECT_EQ(refused.error().code, ErrorCode::AuthenticationFailed);
        EXPECT_EQ(refused.error().message, wrongName.error().message);
    }
}

TEST_F(AdminAccountsTest, ChangeNeedsTheCurrentPassword) {
    EXPECT_EQ(administrators.change("a", "battery staple", {}).error().code, ErrorCode::Conflict);
    ASSERT_TRUE(administrators.create("admin", "correct horse"));
    EXPECT_EQ(administrators.change("wrong", "battery staple", {}).error().code,
              ErrorCode::AuthenticationFailed);
    EXPECT_EQ(administrators.change("correct horse", "short", {}).error().code, ErrorCode::InvalidRequest);
    EXPECT_TRUE(administrators.verify("admin", "correct horse"));
    ASSERT_TRUE(administrators.change("correct horse", "battery staple", "root"));
    EXPECT_FALSE(administrators.verify("admin", "correct horse"));
    EXPECT_TRUE(administrators.verify("root", "battery staple"));
    ASSERT_TRUE(administrators.change("battery staple", "correct horse", {}));
    EXPECT_TRUE(administrators.verify("root", "correct horse"));
}

TEST_F(AdminAccountsTest, ReplaceTakesTheirPlace) {
    ASSERT_TRUE(administrators.create("admin", "correct horse"));
    ASSERT_TRUE(administrators.replace("root", "battery staple"));
    EXPECT_FALSE(administrators.verify("admin", "correct horse"));
    EXPECT_TRUE(administrators.verify("root", "battery staple"));
}

TEST_F(AdminAccountsTest, NamesAndPasswordsHaveRules) {
    for (const std::string& name : {std::string("ab"), std::string(65, 'a'), std::string(" abc"),
                                    std::string("abc "), std::string("a\nb"), std::string("a\0b", 3)})
        EXPECT_FALSE(checkUsername(name)) << name;
    EXPECT_TRUE(checkUsername("abc"));
    EXPECT_TRUE(checkUsername("管理员"));
    EXPECT_TRUE(checkUsername(std::string(64, 'a')));
    const auto refused = checkPassword("seven77");
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().message.find("seven77"), std::string::npos);
    EXPECT_TRUE(checkPassword("eight888"));
    EXPECT_FALSE(checkPassword(std::string(1025, 'x')));
}

TEST_F(AdminAccountsTest, OnlyOneOfManyCreatesWins) {
    std::atomic<int> created = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i)
        threads.emplace_back([&, i] {
            if (administrators.create("admin" + std::to_string(i), "correct horse")) ++created;
        });
    for (std::thread& thread : threads)
        thread.join();
    EXPECT_EQ(created, 1);
}

TEST_F(AdminAccountsTest, FailedWriteChangesNothing) {
    ASSERT_TRUE(administrators.create("admin", "correct horse"));
    records.broken = true;
    EXPECT_EQ(administrators.change("correct horse", "battery staple", {}).error().code,
              ErrorCode::StoreUnavailable);
    records.broken = false;
    EXPECT_TRUE(administrators.verify("admin", "correct horse"));
}

}  // namespace
}  // namespace relay
