// A key bound to an account or to a group is served by nobody else.
#include "contract/expectations.h"
#include "contract/rig.h"

#include <gtest/gtest.h>

namespace relay::test {
namespace {

/// The rig's account would always be preferred; "second" and "third" stand behind it.
struct Pool {
    FakeUpstream second{[](const Exchange& exchange) { return anthropicAnswer(exchange, "second"); }};
    FakeUpstream third{[](const Exchange& exchange) { return anthropicAnswer(exchange, "third"); }};
    Rig rig{{}, {"--priority", "1"}};
    std::string secondId =
        addAccount(rig.data(), {.name = "second", .url = second.url(), .flags = {"--priority", "50"}});
    std::string thirdId =
        addAccount(rig.data(), {.name = "third", .url = third.url(), .flags = {"--priority", "90"}});

    std::string group(const std::string& name, const std::string& accounts) {
        const auto made = rig.relay().json({"groups", "create", "--name", name, "--accounts", accounts});
        return std::string(made.at("id").as_string());
    }
};

TEST(KeyBinding, ToAnAccount) {
    Pool pool;
    pool.rig.useKey({"--account", pool.thirdId});
    for (int i = 0; i < 3; ++i)
        EXPECT_EQ(pool.rig.post(messagesBody("hi", i == 0)).status, 200);
    EXPECT_EQ(pool.third.requests(), 3U);
    pool.rig.relay().command({"accounts", "disable", pool.thirdId});
    expectNobodyServes(pool.rig.post(messagesBody("hi", false)));
    EXPECT_EQ(pool.rig.upstream().requests() + pool.second.requests(), 0U);
}

TEST(KeyBinding, ItsAccountsFaultIsNotCoveredByOthers) {
    Pool pool;
    pool.rig.useKey({"--account", pool.thirdId});
    const Answer busy = anthropicError(529, "overloaded_error", "busy");
    pool.third.enqueue(busy);
    const ClientAnswer answer = pool.rig.post(messagesBody("hi", false));
    EXPECT_EQ(answer.status, 529);
    EXPECT_EQ(answer.body, busy.body());
    expectNobodyServes(pool.rig.post(messagesBody("hi", false)));
    EXPECT_EQ(pool.rig.upstream().requests() + pool.second.requests(), 0U);
}

TEST(KeyBinding, ToAGroup) {
    Pool pool;
    pool.group("rear", pool.secondId + "," + pool.thirdId);
    pool.rig.useKey({"--group", "rear"});
    EXPECT_NE(pool.rig.post(messagesBody("hi", false)).body.find("second"), std::string::npos);
    pool.rig.relay().command({"accounts", "disable", pool.secondId});
    EXPECT_NE(pool.rig.post(messagesBody("hi", false)).body.find("third"), std::string::npos);
    pool.rig.relay().command({"accounts", "disable", pool.thirdId});
    expectNobodyServes(pool.rig.post(messagesBody("hi", false)));
    EXPECT_EQ(pool.rig.upstream().requests(), 0U);
}

TEST(KeyBinding, IsNotTornByARemoval) {
    Pool pool;
    const std::string group = pool.group("rear", pool.secondId);
    pool.rig.useKey({"--group", "rear"}, "bound-to-rear");
    const Finished refused = pool.rig.relay().command({"groups", "remove", group, "--yes"});
    EXPECT_EQ(refused.exit, 1);
    EXPECT_NE(refused.err.find("bound-to-rear"), std::string::npos) << refused.err;
    EXPECT_EQ(pool.rig.post(messagesBody("hi", false)).status, 200);
    pool.rig.useKey({"--account", pool.thirdId}, "bound-to-third");
    const Finished kept = pool.rig.relay().command({"accounts", "remove", pool.thirdId, "--yes"});
    EXPECT_EQ(kept.exit, 1);
    EXPECT_NE(kept.err.find("bound-to-third"), std::string::npos) << kept.err;
}

}  // namespace
}  // namespace relay::test
