// Every command, with and without a running engine; exit codes 0 done, 1 failed, 2 usage.
#include "contract/expectations.h"
#include "contract/rig.h"

#include <gtest/gtest.h>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

namespace relay::test {
namespace {

namespace json = boost::json;

Finished plain(std::vector<std::string> arguments) {
    return runCommand({relayProgram(), std::move(arguments)});
}

TEST(CommandLine, HelpSaysHow) {
    for (const std::vector<std::string>& command : {std::vector<std::string>{"serve"},
                                                    {"setup"},
                                                    {"accounts", "add"},
                                                    {"accounts", "list"},
                                                    {"accounts", "show"},
                                                    {"accounts", "test"},
                                                    {"accounts", "enable"},
                                                    {"accounts", "disable"},
                                                    {"accounts", "remove"},
                                                    {"keys", "create"},
                                                    {"keys", "list"},
                                                    {"keys", "show"},
                                                    {"keys", "disable"},
                                                    {"keys", "remove"},
                                                    {"usage"},
                                                    {"status"},
                                                    {"demo"}}) {
        std::vector<std::string> arguments = command;
        arguments.emplace_back("--help");
        const Finished help = plain(arguments);
        EXPECT_EQ(help.exit, 0) << command.back();
        EXPECT_NE(help.out.find("relaywrightd " + command.front()), std::string::npos) << help.out;
        EXPECT_NE(help.out.find("--json"), std::string::npos) << help.out;
        EXPECT_NE(help.out.find("--data-dir"), std::string::npos) << help.out;
    }
}

TEST(CommandLine, UsageErrorsAre2) {
    const TempDirectory data;
    for (const std::vector<std::string>& wrong : {std::vector<std::string>{"nonsense"},
                                                  {"accounts"},
                                                  {"accounts", "add"},
                                                  {"accounts", "show"},
                                                  {"keys", "create"},
                                                  {"usage", "--by", "moon"},
                                                  {"serve", "--port", "seventy"},
                                                  {"serve", "--no-such-flag"}}) {
        const Finished done = relayCommand(data.path(), wrong);
        EXPECT_EQ(done.exit, 2) << wrong.front() << done.out << done.err;
        EXPECT_FALSE(done.err.empty());
        EXPECT_TRUE(done.out.empty()) << done.out;
    }
    EXPECT_EQ(plain({}).exit, 2);
}

TEST(CommandLine, FailuresAre1) {
    const TempDirectory data;
    for (const std::vector<std::string>& missing : {std::vector<std::string>{"accounts", "show", "no-such"},
                                                    {"accounts", "disable", "no-such"},
                                                    {"accounts", "remove", "no-such", "--yes"},
                                                    {"keys", "show", "no-such"},
                                                    {"keys", "disable", "no-such"}}) {
        const Finished done = relayCommand(data.path(), missing);
        EXPECT_EQ(done.exit, 1) << done.out << done.err;
        EXPECT_NE(done.err.find("no-such"), std::string::npos) << done.err;
    }
}

/// The same walk through all commands, whether an engine runs on the directory or not.
void walk(const std::filesystem::path& data, const FakeUpstream& upstream) {
    const std::string account =
        addAccount(data, {.name = "team-a",
                          .url = upstream.url(),
                          .flags = {"--priority", "7", "--max-concurrency", "4", "--daily-quota", "12.5",
                                    "--model-map", "a=b", "--header", "X-Y: z"}});
    const json::array accounts = relayJson(data, {"accounts", "list"}).at("rows").as_array();
    ASSERT_EQ(accounts.size(), 1U);
    const json::object shown = relayJson(data, {"accounts", "show", account}).as_object();
    EXPECT_EQ(text(shown, "id"), account);
    EXPECT_EQ(text(shown, "name"), "team-a");
    EXPECT_EQ(text(shown, "type"), "claude-console");
    EXPECT_EQ(text(shown, "baseUrl"), upstream.url());
    EXPECT_EQ(number(shown, "priority"), 7);
    EXPECT_EQ(number(shown, "maxConcurrency"), 4);
    EXPECT_EQ(text(shown, "dailyQuota"), "12.5");
    EXPECT_EQ(text(shown, "state"), "ready");
    EXPECT_TRUE(shown.at("mark").is_null());
    EXPECT_EQ(text(shown.at("modelMap").as_object(), "a"), "b");
    EXPECT_EQ(json::serialize(shown).find(kUpstreamSecret), std::string::npos);

    EXPECT_EQ(relayCommand(data, {"accounts", "disable", account}).exit, 0);
    EXPECT_EQ(text(relayJson(data, {"accounts", "show", account}).as_object(), "state"), "disabled");
    EXPECT_EQ(relayCommand(data, {"accounts", "enable", account}).exit, 0);
    const json::object tested = relayJson(data, {"accounts", "test", account}).as_object();
    EXPECT_TRUE(tested.at("ok").as_bool());
    EXPECT_EQ(number(tested, "status"), 200);

    const NewKey key = createKey(data, "walker");
    EXPECT_TRUE(key.text.starts_with("cr_"));
    EXPECT_EQ(key.text.size(), 3U + 64U);
    EXPECT_EQ(key.text.find_first_not_of("0123456789abcdef", 3), std::string::npos);
    EXPECT_EQ(relayJson(data, {"keys", "list"}).at("rows").as_array().size(), 1U);
    const json::object keyShown = relayJson(data, {"keys", "show", key.id}).as_object();
    EXPECT_EQ(text(keyShown, "name"), "walker");
    EXPECT_EQ(json::serialize(keyShown).find(key.text), std::string::npos);
    EXPECT_EQ(relayCommand(data, {"keys", "disable", key.id}).exit, 0);
    EXPECT_FALSE(relayJson(data, {"keys", "show", key.id}).at("enabled").as_bool());

    for (const char* by : {"key", "account", "model", "day"}) {
        EXPECT_TRUE(relayJson(data, {"usage", "--by", by}).at("rows").is_array());
        EXPECT_EQ(relayCommand(data, {"usage", "--by", by, "--since", "1d"}).exit, 0);
    }
    const json::object status = relayJson(data, {"status"}).as_object();
    EXPECT_EQ(number(status.at("accounts").as_object(), "total"), 1);
    EXPECT_EQ(number(status.at("keys").as_object(), "total"), 1);
    EXPECT_EQ(relayCommand(data, {"status", "--detail"}).exit, 0);

    // For people: the same commands without --json say something, and never a secret.
    for (const std::vector<std::string>& command : {std::vector<std::string>{"accounts", "list"},
                                                    {"accounts", "show", account},
                                                    {"keys", "list"},
                                                    {"keys", "show", key.id},
                                                    {"usage"},
                                                    {"status"}}) {
        const Finished done = relayCommand(data, command);
        EXPECT_EQ(done.exit, 0) << done.err;
        EXPECT_FALSE(done.out.empty());
        EXPECT_EQ(done.out.find(kUpstreamSecret), std::string::npos);
        EXPECT_EQ(done.out.find(key.text), std::string::npos);
    }
    EXPECT_EQ(relayCommand(data, {"keys", "remove", key.id, "--yes"}).exit, 0);
    EXPECT_EQ(relayCommand(data, {"accounts", "remove", account, "--yes"}).exit, 0);
    EXPECT_TRUE(relayJson(data, {"accounts", "list"}).at("rows").as_array().empty());
}

TEST(CommandLine, EveryCommandWithoutAnEngine) {
    const TempDirectory data;
    const FakeUpstream upstream([](const Exchange& exchange) { return anthropicAnswer(exchange); });
    walk(data.path(), upstream);
    EXPECT_FALSE(relayJson(data.path(), {"status"}).at("running").as_bool());
}

TEST(CommandLine, EveryCommandBesideAnEngine) {
    const TempDirectory data;
    const FakeUpstream upstream([](const Exchange& exchange) { return anthropicAnswer(exchange); });
    const RelayProcess relay(data.path());
    walk(data.path(), upstream);
    EXPECT_TRUE(relayJson(data.path(), {"status"}).at("running").as_bool());
}

TEST(CommandLine, EngineSeesWhatWasChangedAtOnce) {
    Rig rig;
    EXPECT_EQ(rig.post(messagesBody("hi", false)).status, 200);
    EXPECT_EQ(rig.relay().command({"keys", "disable", rig.key().id}).exit, 0);
    EXPECT_EQ(rig.post(messagesBody("hi", false)).status, 401);
    EXPECT_EQ(rig.relay().command({"keys", "enable", rig.key().id}).exit, 0);
    EXPECT_EQ(rig.post(messagesBody("hi", false)).status, 200);
}

TEST(CommandLine, TestOfABadAccountFails) {
    Rig rig;
    rig.upstream().enqueue(anthropicError(401, "authentication_error", "invalid x-api-key"));
    const Finished done = rig.relay().command({"accounts", "test", rig.account()});
    EXPECT_EQ(done.exit, 1);
    EXPECT_NE((done.out + done.err).find("401"), std::string::npos) << done.out << done.err;
}

TEST(CommandLine, NamesAreUnique) {
    Rig rig;
    const Finished again = rig.relay().command({"accounts", "add", "--type", "claude-console", "--name",
                                                "first", "--base-url", "http://x", "--secret-stdin"},
                                               "s");
    EXPECT_EQ(again.exit, 1);
    EXPECT_NE(again.err.find("first"), std::string::npos) << again.err;
}

TEST(CommandLine, SetupOnce) {
    const TempDirectory data;
    const std::vector<std::string> setup{"setup", "--admin-user", "admin", "--admin-password-stdin"};
    EXPECT_EQ(relayCommand(data.path(), setup, "correct horse 42\n").exit, 0);
    EXPECT_FALSE(relayJson(data.path(), setup, "another horse 43\n").at("done").as_bool());
    std::vector<std::string> reset = setup;
    reset.emplace_back("--reset-password");
    EXPECT_EQ(relayCommand(data.path(), reset, "another horse 43\n").exit, 0);
}

TEST(CommandLine, FirstRunTokenIsPrivate) {
    const TempDirectory data;
    const RelayProcess relay(data.path());
    const std::filesystem::path token = data.path() / "run" / "setup-token";
    ASSERT_TRUE(std::filesystem::exists(token));
    EXPECT_EQ(std::filesystem::status(token).permissions() & std::filesystem::perms::mask,
              std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
}

TEST(CommandLine, DemoNeedsNothing) {
    const TempDirectory home;
    const Finished demo = runCommand({relayProgram(), {"demo"}, {{"HOME", home.path().string()}}});
    EXPECT_EQ(demo.exit, 0) << demo.err;
    EXPECT_NE(demo.out.find('$'), std::string::npos) << demo.out;
    EXPECT_NE(demo.out.find("ms"), std::string::npos) << demo.out;
    const Finished machine =
        runCommand({relayProgram(), {"demo", "--json"}, {{"HOME", home.path().string()}}});
    EXPECT_EQ(machine.exit, 0);
    const json::value report = json::parse(machine.out);
    const json::object& attempt = report.at("attempt").as_object();
    Money sum;
    for (const json::value& line : attempt.at("priceLines").as_array()) {
        sum += *moneyFromDecimal(std::string(line.at("amountUsd").as_string()));
        const Money rate = *moneyFromDecimal(std::string(line.at("ratePerMillion").as_string()));
        EXPECT_EQ(Money{line.at("tokens").to_number<std::int64_t>() * rate.nanos / 1'000'000},
                  *moneyFromDecimal(std::string(line.at("amountUsd").as_string())));
    }
    EXPECT_EQ(toDecimal(sum), std::string(attempt.at("costUsd").as_string()));
    EXPECT_NE(demo.out.find("A MILLION"), std::string::npos) << demo.out;
}

TEST(CommandLine, ADemoKeptWithTrafficFillsTheLedgerAndLeavesNothing) {
    const TempDirectory home;
    const TempDirectory temporary;
    const auto leftovers = [&temporary] {
        return std::distance(std::filesystem::directory_iterator(temporary.path()), {});
    };
    ChildProcess demo({relayProgram(),
                       {"demo", "--keep", "--traffic"},
                       {{"HOME", home.path().string()}, {"TMPDIR", temporary.path().string()}}});
    ASSERT_TRUE(demo.waitForLine("The relay stays up")) << demo.err();
    ASSERT_EQ(leftovers(), 1);
    const std::filesystem::path data = std::filesystem::directory_iterator(temporary.path())->path();
    const auto ask = [&](const std::string& command) {
        const Finished done =
            runCommand({relayProgram(), {command, "--data-dir", data.string(), "--json"}, {}});
        return done.exit == 0 ? json::parse(done.out) : json::value();
    };
    // Four people have a key beside the demo's own, and two logins and a withdrawn one are there beside its account.
    EXPECT_TRUE(eventually([&] { return ask("status").at("requests").to_number<int>() >= 5; }));
    EXPECT_EQ(ask("status").at("keys").at("total"), 5);
    EXPECT_EQ(ask("status").at("accounts").at("total"), 4);
    demo.signal(SIGTERM);
    EXPECT_EQ(demo.wait(), 0) << demo.err();
    EXPECT_EQ(leftovers(), 0);
}

TEST(CommandLine, CompletionIsAShellScript) {
    for (const char* shell : {"bash", "zsh"}) {
        const Finished done = plain({"completion", shell});
        EXPECT_EQ(done.exit, 0) << done.err;
        EXPECT_NE(done.out.find("accounts"), std::string::npos);
    }
    const Finished checked = runCommand({"/bin/bash", {"-n"}}, plain({"completion", "bash"}).out);
    EXPECT_EQ(checked.exit, 0) << checked.err;
}

}  // namespace
}  // namespace relay::test
