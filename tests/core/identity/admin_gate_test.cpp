#include "identity/admin_gate.h"

#include "core/identity/memory_records.h"
#include "identity/sessions.h"
#include "identity/setup_token.h"
#include "support/counted_random.h"
#include "support/fake_clock.h"
#include "support/temp_directory.h"

#include <gtest/gtest.h>

#include <sys/stat.h>

namespace relay {
namespace {

using Kind = Principal::Kind;

struct AdminGateTest : testing::Test {
    test::MemoryRecords records;
    test::CountedRandom random;
    test::FakeClock clock;
    Sessions sessions{records, random, clock, {}};
    SecretString local = makeLocalToken(random);
    AdminGate gate{sessions, local};
};

TEST_F(AdminGateTest, NoTokenAndForeignTextsAreNobody) {
    for (const char* bearer : {"", "x", "local_", "local_0", "Bearer", "admin_credentials"})
        EXPECT_EQ(gate.identify(bearer, true).kind, Kind::Anonymous) << bearer;
    EXPECT_FALSE(gate.identify("", true).mayAdminister());
}

TEST_F(AdminGateTest, LocalTokenCountsOnThisMachineOnly) {
    EXPECT_EQ(gate.identify(local.reveal(), true).kind, Kind::Local);
    EXPECT_EQ(gate.identify(local.reveal(), false).kind, Kind::Anonymous);
    EXPECT_EQ(AdminGate(sessions, SecretString()).identify("local_", true).kind, Kind::Anonymous);
}

TEST_F(AdminGateTest, SessionCountsFromEverywhere) {
    const auto started = sessions.start("admin");
    const Principal who = gate.identify(started->token.reveal(), false);
    EXPECT_EQ(who.kind, Kind::Session);
    EXPECT_EQ(who.username, "admin");
    EXPECT_EQ(who.sessionDigest, started->session.digest);
    ASSERT_TRUE(sessions.end(who.sessionDigest));
    EXPECT_EQ(gate.identify(started->token.reveal(), false).kind, Kind::Anonymous);
}

TEST(SetupTokenTest, StandsInAFileOnlyItsOwnerReadsAndIsGoodUntilDiscarded) {
    const test::TempDirectory directory;
    test::CountedRandom random;
    SetupToken token(directory / "setup-token", random);
    EXPECT_FALSE(token.isIssued());
    EXPECT_FALSE(token.matches(""));
    ASSERT_TRUE(token.issue());
    struct stat status{};
    ASSERT_EQ(::stat(token.file().c_str(), &status), 0);
    EXPECT_EQ(status.st_mode & 0777U, 0600U);
    const std::string text(token.text().reveal());
    EXPECT_EQ(test::readFile(token.file()), text + "\n");
    EXPECT_TRUE(token.matches(text));
    EXPECT_FALSE(token.matches(text + "0"));
    EXPECT_FALSE(token.matches(""));
    token.discard();
    EXPECT_FALSE(token.matches(text));
    EXPECT_FALSE(std::filesystem::exists(token.file()));
}

TEST(SetupTokenTest, AnOlderTokenIsWorthNothing) {
    const test::TempDirectory directory;
    test::CountedRandom random;
    SetupToken token(directory / "setup-token", random);
    ASSERT_TRUE(token.issue());
    const std::string older(token.text().reveal());
    ASSERT_TRUE(token.issue());
    EXPECT_FALSE(token.matches(older));
}

TEST(SetupTokenTest, AFolderThatCannotBeWrittenIsAnErrorThatNamesIt) {
    test::CountedRandom random;
    SetupToken token("/nonexistent/run/setup-token", random);
    const auto issued = token.issue();
    ASSERT_FALSE(issued);
    EXPECT_NE(issued.error().message.find("/nonexistent/run"), std::string::npos);
    EXPECT_FALSE(token.isIssued());
}

}  // namespace
}  // namespace relay
