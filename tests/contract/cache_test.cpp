// Four accounts, each with prompt caches of its own, and thirty conversations at once: nearly all that could be read from
// a cache is. Round robin reads little more than half of it.
#include "contract/expectations.h"
#include "contract/prompt_cache.h"
#include "contract/rig.h"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <boost/json/parse.hpp>

#include <algorithm>
#include <random>
#include <thread>
#include <vector>

namespace relay::test {
namespace {

constexpr int kAccounts = 4;
constexpr int kConversations = 30;
constexpr int kTurns = 10;
constexpr int kThreads = 3;

std::string messageText(int conversation, int turn, std::string_view who) {
    return fmt::format("{} says in turn {} of {}: {}", who, turn, conversation, std::string(2'000, 'x'));
}

/// As clients send it: everything so far, and the cache marks on the newest message only.
std::string messagesOf(int conversation, int turn) {
    std::string messages;
    for (int i = 0; i < turn; ++i)
        messages += fmt::format(
            R"({{"role":"user","content":[{{"type":"text","text":"{}"}}]}},{{"role":"assistant","content":"{}"}},)",
            messageText(conversation, i, "somebody"), messageText(conversation, i, "the model"));
    return fmt::format(
        R"([{}{{"role":"user","content":[{{"type":"text","text":"{}","cache_control":{{"type":"ephemeral"}}}}]}}])",
        messages, messageText(conversation, turn, "somebody"));
}

/// Every second conversation says who it is; the others are known by how they began.
std::string bodyOf(int conversation, int turn) {
    const std::string metadata =
        conversation % 2 == 0
            ? fmt::format(
                  R"("metadata":{{"user_id":"user_{:064x}_account__session_{:08x}-0000-4000-8000-000000000000"}},)",
                  7, conversation)
            : std::string();
    return fmt::format(
        R"({{"model":"{}","max_tokens":1024,"stream":true,{}"system":[{{"type":"text","text":"You help.",)"
        R"("cache_control":{{"type":"ephemeral"}}}}],"messages":{}}})",
        kModel, metadata, messagesOf(conversation, turn));
}

/// Turn by turn, the conversations of one turn in any order.
std::vector<std::pair<int, int>> schedule(int first, int step, unsigned seed) {
    std::mt19937 random(seed);
    std::vector<std::pair<int, int>> all;
    for (int turn = 0; turn < kTurns; ++turn) {
        const auto begin = static_cast<std::ptrdiff_t>(all.size());
        for (int each = first; each < kConversations; each += step)
            all.emplace_back(each, turn);
        std::shuffle(all.begin() + begin, all.end(), random);
    }
    return all;
}

double hitRateOfRoundRobin() {
    PromptCaches caches;
    int next = 0;
    for (const auto& [conversation, turn] : schedule(0, 1, 42))
        caches.use(std::to_string(next++ % kAccounts),
                   boost::json::parse(messagesOf(conversation, turn)).as_array());
    return caches.hitRate();
}

TEST(Cache, ConversationsFindTheirPromptsWarm) {
    PromptCaches caches;
    Rig rig({.arguments = {"--threads", "2"}});
    rig.upstream().setBehaviour([&caches](const Exchange& exchange) {
        return caches.answer(exchange.header("x-api-key").value_or(""), exchange);
    });
    for (int i = 1; i < kAccounts; ++i)
        addAccount(rig.data(), {.name = fmt::format("number-{}", i),
                                .url = rig.upstream().url(),
                                .secret = fmt::format("sk-ant-account-{:020}", i)});
    std::vector<std::thread> threads;
    for (int i = 0; i < kThreads; ++i)
        threads.emplace_back([&rig, i] {
            RawClient client = rig.connect();
            for (const auto& [conversation, turn] : schedule(i, kThreads, static_cast<unsigned>(i))) {
                client.post(kMessages, rig.headers(), bodyOf(conversation, turn));
                EXPECT_EQ(client.readAnswer().status, 200);
            }
        });
    for (std::thread& thread : threads)
        thread.join();

    EXPECT_GE(caches.hitRate(), 0.90);
    // Not by leaving three accounts idle.
    const auto requests = caches.requests();
    EXPECT_EQ(requests.size(), static_cast<std::size_t>(kAccounts));
    for (const auto& [account, count] : requests)
        EXPECT_GE(count, kConversations * kTurns / kAccounts / 2) << account;
    // The relay has counted the same.
    EXPECT_EQ(number(rig.usage(), "cacheReadTokens"), static_cast<std::int64_t>(caches.read()));

    const double roundRobin = hitRateOfRoundRobin();
    EXPECT_LT(roundRobin, 0.70) << "this load would not tell them apart";
    fmt::print("read {} of {} tokens that some account had: {:.1f} %; round robin {:.1f} %\n", caches.read(),
               caches.readable(), 100 * caches.hitRate(), 100 * roundRobin);
}

}  // namespace
}  // namespace relay::test
