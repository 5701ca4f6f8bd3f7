#include "cli/completion.h"

#include "scripted_admin.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <unistd.h>

#include <array>
#include <cstdio>
#include <fstream>

namespace relay::cli {
namespace {

using ::testing::HasSubstr;

std::string outputOf(const std::string& command) {
    std::string output;
    FILE* pipe = popen(command.c_str(), "r");
    if (pipe == nullptr) return "popen failed";
    std::array<char, 512> bytes{};
    while (fgets(bytes.data(), static_cast<int>(bytes.size()), pipe) != nullptr)
        output += bytes.data();
    pclose(pipe);
    return output;
}

class Completion : public ::testing::Test {
protected:
    Completion() {
        m_run.run({"completion", "bash"});
        std::ofstream(m_script) << m_run.out.str();
    }
    ~Completion() override { std::remove(m_script.c_str()); }

    /// What bash offers with the cursor at the end of the last word.
    std::string offered(const std::string& words, int cursor) const {
        return outputOf("bash -c 'source " + m_script + "; COMP_WORDS=(relaywrightd " + words +
                        "); COMP_CWORD=" + std::to_string(cursor) +
                        "; _relaywrightd; echo \"${COMPREPLY[*]}\"' 2>&1");
    }

    CommandRun m_run;
    std::string m_script = ::testing::TempDir() + "completion_test." + std::to_string(::getpid()) + ".bash";
};

TEST_F(Completion, OffersCommands) {
    EXPECT_EQ(offered("acc", 1), "accounts\n");
    EXPECT_THAT(offered("accounts \"\"", 2),
                HasSubstr("add edit list show test duplicate enable disable clear remove"));
    EXPECT_EQ(offered("keys cre", 2), "create\n");
}

TEST_F(Completion, OffersFlagsAndTheirValues) {
    EXPECT_EQ(offered("accounts add --pri", 3), "--priority\n");
    EXPECT_EQ(offered("accounts add --no-a", 3), "--no-auto-protection\n");
    EXPECT_EQ(offered("accounts add --auth-scheme b", 4), "bearer\n");
    EXPECT_EQ(offered("usage --by d", 3), "day\n");
    EXPECT_EQ(offered("completion z", 2), "zsh\n");
    EXPECT_EQ(offered("accounts add --name x", 4), "\n");
    EXPECT_EQ(offered("serve --durability p", 3), "process power\n");
}

TEST_F(Completion, ZshHasTheSameTree) {
    ASSERT_EQ(m_run.run({"completion", "zsh"}), kDone);
    EXPECT_THAT(m_run.out.str(), HasSubstr("#compdef relaywrightd"));
    EXPECT_THAT(m_run.out.str(), HasSubstr("'accounts:Upstream accounts that requests are sent with'"));
    EXPECT_THAT(m_run.out.str(), HasSubstr("\"/usage --by\") compadd -- "));
    EXPECT_EQ(m_run.run({"completion", "fish"}), kUsageError);
}

}  // namespace
}  // namespace relay::cli
