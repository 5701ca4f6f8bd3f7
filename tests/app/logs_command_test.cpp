#include "scripted_admin.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace relay::cli {
namespace {

using ::testing::HasSubstr;

std::string page(const std::vector<int>& numbers, const std::string& next = "null") {
    std::string rows;
    for (const int number : numbers)
        rows += std::string(rows.empty() ? "" : ",") + R"({"id":"1-)" + std::to_string(number) +
                R"(","time":"2026-11-23T10:00:00Z","level":"warn","area":"account","message":"line )" +
                std::to_string(number) + R"(","fields":{"status":529,"account":"north"}})";
    return R"({"rows":[)" + rows + R"(],"next":)" + next + R"(,"file":"/data/logs/relaywright.log"})";
}

TEST(LogsCommand, PrintsOldestFirst) {
    CommandRun run;
    run.script.answers["GET /admin/logs"] = {200, page({2, 1})};
    ASSERT_EQ(run.run({"logs", "--level", "warn", "--search", "a b", "--request", "req_1", "-n", "7"}), kDone)
        << run.err.str();
    EXPECT_EQ(run.script.asked.back().target, "/admin/logs?limit=7&level=warn&search=a%20b&requestId=req_1");
    EXPECT_EQ(run.out.str(),
              "2026-11-23 10:00 WARN  account: line 1 status:529 account:north\n"
              "2026-11-23 10:00 WARN  account: line 2 status:529 account:north\n");
    ASSERT_EQ(run.run({"logs", "--json"}), kDone);
    EXPECT_THAT(run.out.str(), HasSubstr(R"("message":"line 1")"));
}

TEST(LogsCommand, FollowsUntilItIsStopped) {
    CommandRun run;
    run.script.answers["GET /admin/logs"] = {200, page({2, 1})};
    int looks = 0;
    run.pause = [&] {
        run.script.answers["GET /admin/logs"] = {200, page({4, 3, 2, 1})};
        return ++looks < 3;
    };
    ASSERT_EQ(run.run({"logs", "--follow"}), kDone) << run.err.str();
    std::size_t at = 0;
    for (const char* line : {"line 1 ", "line 2 ", "line 3 ", "line 4 "}) {
        const std::size_t found = run.out.str().find(line, at);
        ASSERT_NE(found, std::string::npos) << line << run.out.str();
        at = found;
    }
    EXPECT_EQ(run.out.str().find("line 1 ", at), std::string::npos) << "each line comes once";
    EXPECT_EQ(looks, 3);
}

TEST(LogsCommand, SaysWhyThereIsNothing) {
    CommandRun run;
    run.script.answers["GET /admin/logs"] = {200, R"({"rows":[],"next":null,"file":null})"};
    EXPECT_EQ(run.run({"logs"}), kFailed);
    EXPECT_THAT(run.err.str(), HasSubstr("--log-file"));
    run.script.address.clear();
    EXPECT_EQ(run.run({"logs", "--follow"}), kUsageError);
    EXPECT_EQ(run.run({"logs", "--level", "loud"}), kUsageError);
}

}  // namespace
}  // namespace relay::cli
