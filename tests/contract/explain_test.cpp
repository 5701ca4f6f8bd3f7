// The dry run: who would serve, and why nobody else. It says what then happens, and changes nothing.
#include "contract/expectations.h"
#include "contract/rig.h"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <boost/json/serialize.hpp>

#include <set>

namespace relay::test {
namespace {

namespace json = boost::json;

/// Three accounts, in this order of preference: "first" (the rig's), "second", "third".
struct Pool {
    FakeUpstream second{[](const Exchange& exchange) { return anthropicAnswer(exchange, "second"); }};
    FakeUpstream third{[](const Exchange& exchange) { return anthropicAnswer(exchange, "third"); }};
    Rig rig{{}, {"--priority", "1"}};
    std::string firstId = rig.account();
    std::string secondId =
        addAccount(rig.data(), {.name = "second", .url = second.url(), .flags = {"--priority", "50"}});
    std::string thirdId =
        addAccount(rig.data(), {.name = "third", .url = third.url(), .flags = {"--priority", "90"}});

    json::object explained(const std::vector<std::string>& more = {},
                           const std::string& model = std::string(kModel)) const {
        std::vector<std::string> arguments{"explain", "--key", rig.key().id, "--model", model};
        arguments.insert(arguments.end(), more.begin(), more.end());
        return rig.relay().json(arguments).as_object();
    }
    std::string nameOf(const json::object& explanation) const {
        const std::string chosen = text(explanation, "chosen");
        if (chosen == firstId) return "first";
        if (chosen == secondId) return "second";
        return chosen == thirdId ? "third" : chosen;
    }
    /// Who serves a real request; "nobody" for an error.
    std::string served() const {
        const ClientAnswer answer = rig.post(messagesBody("hi", false));
        if (answer.status != 200) return "nobody";
        if (answer.body.find("second") != std::string::npos) return "second";
        return answer.body.find("third") != std::string::npos ? "third" : "first";
    }
};

json::object candidate(const json::object& explanation, const std::string& accountId) {
    for (const json::value& each : explanation.at("candidates").as_array())
        if (text(each.as_object(), "accountId") == accountId) return each.as_object();
    ADD_FAILURE() << accountId << " is missing in " << json::serialize(explanation);
    return {};
}

void expectRefused(const json::object& explanation, const std::string& accountId) {
    const json::object one = candidate(explanation, accountId);
    EXPECT_NE(text(one, "refusal"), "") << json::serialize(one);
    EXPECT_NE(text(one, "words"), "") << json::serialize(one);
}

void expectReady(const json::object& explanation, const std::string& accountId) {
    const json::object one = candidate(explanation, accountId);
    EXPECT_TRUE(one.contains("refusal") && one.at("refusal").is_null()) << json::serialize(one);
}

TEST(Explain, NamesWhoThenServes) {
    Pool pool;
    const auto calm = pool.explained();
    EXPECT_TRUE(calm.at("admitted").as_bool()) << json::serialize(calm);
    ASSERT_EQ(calm.at("candidates").as_array().size(), 3U) << json::serialize(calm);
    for (const std::string& each : {pool.firstId, pool.secondId, pool.thirdId})
        expectReady(calm, each);
    EXPECT_LT(number(candidate(calm, pool.firstId), "order"),
              number(candidate(calm, pool.secondId), "order"));
    EXPECT_LT(number(candidate(calm, pool.secondId), "order"),
              number(candidate(calm, pool.thirdId), "order"));
    EXPECT_EQ(pool.nameOf(calm), "first");
    EXPECT_EQ(pool.served(), "first");
}

/// What is supposed, and what the account really does.
struct Supposed {
    const char* name;
    Answer answer;
};

TEST(Explain, SupposedFaultsPredictRealOnes) {
    Answer silent;
    silent.headless = true;
    silent.cutBy = CutBy::Silence;
    Answer down;
    down.headless = true;
    for (const Supposed& each : {Supposed{"429", anthropicError(429, "rate_limit_error", "later")},
                                 Supposed{"529", anthropicError(529, "overloaded_error", "busy")},
                                 Supposed{"timeout", silent}, Supposed{"down", down}}) {
        Pool pool;
        pool.rig.restart({.arguments = {"--request-timeout", "1s"}});
        const auto supposed = pool.explained({"--if", fmt::format("{}={}", pool.firstId, each.name)});
        EXPECT_EQ(pool.nameOf(supposed), "second") << each.name << json::serialize(supposed);
        expectRefused(supposed, pool.firstId);
        // Nothing was changed by asking.
        expectNoMark(pool.rig.showAccount(pool.firstId));
        EXPECT_EQ(pool.nameOf(pool.explained()), "first");
        EXPECT_EQ(pool.rig.upstream().requests(), 0U);

        pool.rig.upstream().enqueue(each.answer);
        EXPECT_EQ(pool.served(), "second") << each.name;
        const auto real = pool.explained();
        EXPECT_EQ(pool.nameOf(real), "second") << each.name << json::serialize(real);
        expectRefused(real, pool.firstId);
        EXPECT_NE(text(candidate(real, pool.firstId), "until"), "") << json::serialize(real);
        EXPECT_EQ(text(candidate(real, pool.firstId), "refusal"),
                  text(candidate(supposed, pool.firstId), "refusal"));
        EXPECT_EQ(pool.served(), "second");
    }
}

TEST(Explain, SeveralSuppositionsByName) {
    Pool pool;
    const auto both = pool.explained({"--if", "first=429", "--if", "second=down"});
    EXPECT_EQ(pool.nameOf(both), "third") << json::serialize(both);
    const auto all = pool.explained({"--if", "first=429", "--if", "second=down", "--if", "third=529"});
    EXPECT_TRUE(all.at("chosen").is_null()) << json::serialize(all);
    EXPECT_EQ(pool.rig.relay()
                  .command({"explain", "--key", pool.rig.key().id, "--model", std::string(kModel), "--if",
                            "nobody=429"})
                  .exit,
              1);
}

/// One account for each reason that lies in the account.
TEST(Explain, NamesEachRefusal) {
    Pool pool;
    const auto add = [&pool](const std::string& name, std::vector<std::string> flags) {
        flags.insert(flags.end(), {"--priority", "2"});
        return addAccount(pool.rig.data(),
                          {.name = name, .url = pool.rig.upstream().url(), .flags = std::move(flags)});
    };
    const std::string paused = add("paused", {"--not-schedulable"});
    const std::string otherModels = add("other-models", {"--models", "claude-opus-*"});
    const std::string spent = add("spent", {"--daily-quota", "0.02"});
    const std::string disabled = add("disabled", {});
    pool.rig.relay().command({"accounts", "disable", disabled});
    const std::string full = add("full", {"--max-concurrency", "1"});
    const std::string marked = add("marked", {});

    // The first is out of the way, "marked" answers a 529, "spent" is dear, "full" keeps a request.
    pool.rig.relay().command({"accounts", "disable", pool.firstId});
    const auto bound = [&pool](const std::string& account) {
        pool.rig.useKey({"--account", account}, "bound-to-" + account);
    };
    const NewKey free = pool.rig.key();
    bound(marked);
    pool.rig.upstream().enqueue(anthropicError(529, "overloaded_error", "busy"));
    EXPECT_EQ(pool.rig.post(messagesBody("hi", false)).status, 529);
    bound(spent);
    pool.rig.upstream().enqueue(anthropicMessage("dear", {.input = 2'000, .output = 1'000}));
    EXPECT_EQ(pool.rig.post(messagesBody("hi", false)).status, 200);
    bound(full);
    Answer held = anthropicMessage("held");
    held.gateBeforeHead = std::make_shared<Gate>();
    pool.rig.upstream().enqueue(held);
    RawClient keeps = pool.rig.connect();
    keeps.post(kMessages, pool.rig.headers(), messagesBody("hi", false));
    ASSERT_TRUE(pool.rig.upstream().waitForRequests(3));

    const auto why =
        pool.rig.relay().json({"explain", "--key", free.id, "--model", std::string(kModel)}).as_object();
    std::set<std::string> reasons;
    for (const std::string& each : {paused, otherModels, spent, disabled, full, marked}) {
        expectRefused(why, each);
        reasons.insert(text(candidate(why, each), "refusal"));
    }
    EXPECT_EQ(reasons.size(), 6U) << "each has a reason of its own: " << json::serialize(why);
    EXPECT_EQ(pool.nameOf(why), "second") << json::serialize(why);
    // For people: every name and reason.
    const Finished words =
        pool.rig.relay().command({"explain", "--key", free.id, "--model", std::string(kModel)});
    EXPECT_EQ(words.exit, 0) << words.err;
    for (const char* name : {"paused", "other-models", "spent", "disabled", "full", "marked", "second"})
        EXPECT_NE(words.out.find(name), std::string::npos) << words.out;
    held.gateBeforeHead->open();
    EXPECT_EQ(keeps.readAnswer().status, 200);
}

TEST(Explain, TellsWhatTheKeyForbids) {
    Pool pool;
    pool.rig.useKey({"--models", "claude-opus-*"});
    const auto refused = pool.explained();
    EXPECT_FALSE(refused.at("admitted").as_bool()) << json::serialize(refused);
    EXPECT_NE(text(refused, "reason"), "") << json::serialize(refused);
    EXPECT_TRUE(pool.explained({}, std::string(kOpus)).at("admitted").as_bool());

    pool.rig.useKey({"--account", pool.thirdId}, "bound");
    EXPECT_EQ(pool.nameOf(pool.explained()), "third");
    EXPECT_EQ(pool.served(), "third");
}

TEST(Explain, FollowsAConversation) {
    Pool pool;
    const Headers session{{"x-claude-code-session-id", "session-1"}};
    pool.rig.relay().command({"accounts", "disable", pool.firstId});
    EXPECT_EQ(pool.rig.post(messagesBody("hi", false), session).status, 200);
    pool.rig.relay().command({"accounts", "enable", pool.firstId});
    EXPECT_EQ(pool.nameOf(pool.explained()), "first");
    const auto rows = pool.rig.relay().json({"sticky", "list"}).at("rows").as_array();
    ASSERT_EQ(rows.size(), 1U);
    const auto followed = pool.explained({"--session", text(rows.front().as_object(), "session")});
    EXPECT_EQ(pool.nameOf(followed), "second") << json::serialize(followed);
}

/// A client hears what kinds of refusal there were, never the names of accounts.
TEST(Explain, TheClientsErrorNamesNoAccount) {
    Pool pool;
    for (const std::string& each : {pool.firstId, pool.secondId, pool.thirdId})
        pool.rig.relay().command({"accounts", "disable", each});
    const ClientAnswer answer = pool.rig.post(messagesBody("hi", false));
    expectNobodyServes(answer);
    for (const std::string& name : {std::string("second"), std::string("third"), pool.firstId})
        EXPECT_EQ(answer.body.find(name), std::string::npos) << answer.body;
    EXPECT_NE(answer.body.find("disabled"), std::string::npos) << answer.body;
    EXPECT_TRUE(pool.explained().at("chosen").is_null());
}

}  // namespace
}  // namespace relay::test
