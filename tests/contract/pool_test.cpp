// A pool with a dead account serves as if it were not there, however it is dead.
#include "contract/expectations.h"
#include "contract/rig.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <atomic>
#include <cstdlib>
#include <thread>

namespace relay::test {
namespace {

std::size_t requestsFromEnvironment() {
    constexpr std::size_t kRequests = 10'000;
    const char* text = std::getenv("RELAYWRIGHT_POOL_REQUESTS");
    return text != nullptr ? std::strtoul(text, nullptr, 10) : kRequests;
}

/// Each answer is dead in another way.
class DeadAccount {
public:
    Answer answer(const Exchange&) {
        Answer answer;
        switch (m_requests++ % 6) {
            case 0:
                return anthropicError(500, "api_error", "internal");
            case 1:
                answer.headless = true;
                return answer;
            case 2:
                answer.headless = true;
                answer.cutBy = CutBy::Reset;
                return answer;
            case 3:
                return withHead("HTTP/1.1 200 OK\r\nno colon here\r\n\r\n");
            case 4:
                return withHead("220 mail.example ESMTP\r\n\r\n");
            default:
                return anthropicError(529, "overloaded_error", "busy");
        }
    }

private:
    static Answer withHead(const std::string& head) {
        Answer answer;
        answer.rawHead = head;
        answer.closeAfter = true;
        return answer;
    }
    std::atomic<unsigned> m_requests{0};
};

/// Keep-alive clients that share the work; how many answers were not whole and good.
std::size_t failuresSeen(const Rig& rig, std::size_t requests) {
    constexpr std::size_t kClients = 4;
    std::atomic<std::size_t> failures{0};
    std::vector<std::thread> threads;
    for (std::size_t each = 0; each < kClients; ++each)
        threads.emplace_back([&rig, &failures, requests] {
            RawClient client = rig.connect();
            for (std::size_t i = 0; i < requests / kClients; ++i) {
                const bool stream = i % 4 == 0;
                client.post(kMessages, rig.headers(), messagesBody("hi", stream));
                const ClientAnswer answer = client.readAnswer();
                const bool ended = !stream || answer.body.find("message_stop") != std::string::npos;
                if (answer.status == 200 && answer.whole && ended) continue;
                if (failures++ == 0) ADD_FAILURE() << answer.status << " " << answer.body;
            }
        });
    for (std::thread& thread : threads)
        thread.join();
    return failures;
}

TEST(Pool, OneDeadOfThreeIsNotSeenByAnyClient) {
    const std::size_t requests = requestsFromEnvironment();
    FakeUpstream second([](const Exchange& exchange) { return anthropicAnswer(exchange, "second"); });
    FakeUpstream third([](const Exchange& exchange) { return anthropicAnswer(exchange, "third"); });
    Rig rig({.arguments = {"--threads", "2", "--probe-interval", "1s", "--log-level", "error"}});
    addAccount(rig.data(), {.name = "second", .url = second.url()});
    addAccount(rig.data(), {.name = "third", .url = third.url()});
    DeadAccount dead;
    rig.upstream().setBehaviour([&dead](const Exchange& exchange) { return dead.answer(exchange); });

    // Somebody who does not know better calls it well again and again: each time it is found out in another way.
    constexpr std::size_t kParts = 10;
    for (std::size_t part = 0; part < kParts; ++part) {
        rig.admin("POST", "/admin/accounts/" + rig.account() + "/clear");
        EXPECT_EQ(failuresSeen(rig, requests / kParts), 0U);
    }
    EXPECT_GE(rig.upstream().requests(), kParts);
    EXPECT_EQ(second.requests() + third.requests(), requests);
    for (const FakeUpstream* each : {&second, &third})
        EXPECT_GE(each->requests(), requests / 4) << "the load is shared";
    // Left alone it is probed, at nobody's cost.
    const std::size_t asked = rig.upstream().requests();
    EXPECT_TRUE(eventually([&] {
        EXPECT_EQ(rig.post(messagesBody("hi", false)).status, 200);
        return rig.upstream().requests() > asked;
    }));
    EXPECT_TRUE(rig.waitForQuiet());
    const auto usage = rig.usage();
    EXPECT_EQ(number(usage, "requests"), static_cast<std::int64_t>(second.requests() + third.requests()));
    // An attempt may send its request twice: again on a fresh connection when a kept one closed without an answer.
    EXPECT_EQ(number(usage, "attempts"), number(usage, "requests") + number(usage, "failures"));
    EXPECT_GE(number(usage, "failures"), static_cast<std::int64_t>(kParts));
    fmt::print("{} requests, the dead account was asked {} times\n", requests, rig.upstream().requests());
}

/// What kills it may come while everybody is there: the load moves, nobody sees it.
TEST(Pool, AnAccountThatDiesUnderLoadIsNotSeenEither) {
    FakeUpstream second([](const Exchange& exchange) { return anthropicAnswer(exchange, "second"); });
    Rig rig({.arguments = {"--threads", "2", "--probe-interval", "1s", "--log-level", "error"}});
    addAccount(rig.data(), {.name = "second", .url = second.url()});
    DeadAccount dead;
    std::atomic<int> served{0};
    constexpr int kAlive = 200;
    rig.upstream().setBehaviour([&](const Exchange& exchange) {
        return ++served <= kAlive ? anthropicAnswer(exchange, "first") : dead.answer(exchange);
    });
    constexpr std::size_t kRequests = 2'000;
    EXPECT_EQ(failuresSeen(rig, kRequests), 0U);
    EXPECT_GT(served, kAlive);
}

}  // namespace
}  // namespace relay::test
