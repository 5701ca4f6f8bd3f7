// kill -9 under load, again and again: what a client saw whole is booked, nothing twice, and what was open
// when the engine died is `unknown`, not a guess.
#include "contract/expectations.h"
#include "contract/rig.h"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <atomic>
#include <cstdlib>
#include <map>
#include <mutex>
#include <random>
#include <thread>

namespace relay::test {
namespace {

namespace json = boost::json;

int numberFrom(const char* name, int otherwise) {
    const char* text = std::getenv(name);
    return text != nullptr ? std::atoi(text) : otherwise;
}

/// The prompt's number decides what the upstream reports, so that each row can be checked by itself.
Usage usageOf(std::uint64_t tag) {
    return {.input = tag % 997 + 1, .output = tag % 89 + 1, .cacheRead = tag % 7 * 100};
}

std::uint64_t tagIn(std::string_view body) {
    const std::size_t at = body.find("tag-");
    std::uint64_t tag = 0;
    for (std::size_t i = at + 4; i < body.size() && body[i] >= '0' && body[i] <= '9'; ++i)
        tag = tag * 10 + static_cast<std::uint64_t>(body[i] - '0');
    return tag;
}

/// What the clients saw in one round.
struct Seen {
    std::mutex mutex;
    std::map<std::string, std::uint64_t> whole;  ///< request id -> tag
};

class CrashLoad {
public:
    CrashLoad(std::uint16_t port, std::string key, std::atomic<std::uint64_t>& tags, Seen& seen) {
        constexpr int kClients = 6;
        for (int i = 0; i < kClients; ++i)
            m_threads.emplace_back([port, key, stream = i % 2 == 0, &tags, &seen] {
                try {
                    run(RawClient::tcp(port), key, stream, tags, seen);
                } catch (const std::exception&) {
                    // The engine died under this request: that is the test.
                }
            });
    }
    void join() {
        for (std::thread& thread : m_threads)
            thread.join();
    }

private:
    static void run(RawClient client, const std::string& key, bool stream, std::atomic<std::uint64_t>& tags,
                    Seen& seen) {
        while (true) {
            const std::uint64_t tag = ++tags;
            if (!client.post(kMessages, {{"x-api-key", key}},
                             messagesBody(fmt::format("tag-{} ", tag), stream)))
                return;
            const ClientAnswer answer = client.readAnswer();
            const bool ended = !stream || answer.body.find("event: message_stop") != std::string::npos;
            if (!answer.whole || !ended || answer.status != 200) return;
            const std::lock_guard lock(seen.mutex);
            seen.whole[answer.header("x-request-id").value_or("")] = tag;
        }
    }

    std::vector<std::thread> m_threads;
};

/// All rows with an id above `after`, and the highest id.
std::vector<json::object> rowsAfter(const Rig& rig, std::uint64_t& after) {
    std::vector<json::object> rows;
    std::uint64_t highest = after;
    std::string before;
    for (bool more = true; more;) {
        const json::value page = rig.admin("GET", "/admin/attempts?limit=1000" + before);
        more = !page.at("rows").as_array().empty();
        for (const json::value& value : page.at("rows").as_array()) {
            const json::object& row = value.as_object();
            const json::value& id = row.at("id");
            const std::uint64_t number =
                id.is_string() ? std::stoull(std::string(id.as_string())) : id.to_number<std::uint64_t>();
            before = fmt::format("&before={}", number);
            highest = std::max(highest, number);
            more = more && number > after;
            if (number > after) rows.push_back(row);
        }
    }
    after = highest;
    return rows;
}

struct Counts {
    std::size_t succeeded = 0;
    std::size_t unknown = 0;
};

/// Checks one round's rows against what clients saw.
Counts checkRound(const std::vector<json::object>& rows, const Seen& seen) {
    std::map<std::string, json::object> byRequest;
    Counts counts;
    for (const json::object& row : rows) {
        const std::string outcome = text(row, "outcome");
        EXPECT_TRUE(byRequest.emplace(text(row, "requestId"), row).second)
            << "doubled: " << json::serialize(row);
        EXPECT_TRUE(outcome == "succeeded" || outcome == "unknown" || outcome == "client_gone")
            << json::serialize(row);
        counts.succeeded += outcome == "succeeded" ? 1U : 0U;
        counts.unknown += outcome == "unknown" ? 1U : 0U;
        if (outcome == "unknown") {
            EXPECT_EQ(text(row, "costUsd"), "0") << "a guess: " << json::serialize(row);
        }
    }
    for (const auto& [request, tag] : seen.whole) {
        const auto found = byRequest.find(request);
        if (found == byRequest.end()) {
            ADD_FAILURE() << "lost: " << request;
            continue;
        }
        const Usage usage = usageOf(tag);
        EXPECT_EQ(text(found->second, "outcome"), "succeeded") << json::serialize(found->second);
        EXPECT_EQ(number(found->second, "inputTokens"), static_cast<std::int64_t>(usage.input));
        EXPECT_EQ(number(found->second, "outputTokens"), static_cast<std::int64_t>(usage.output));
        EXPECT_EQ(number(found->second, "cacheReadTokens"), static_cast<std::int64_t>(usage.cacheRead));
        EXPECT_EQ(text(found->second, "costUsd"), toDecimal(priceOf(usage)));
    }
    return counts;
}

TEST(Crash, KillNineLosesAndDoublesNothing) {
    const int rounds = numberFrom("RELAYWRIGHT_CRASH_ROUNDS", 10);
    const int seed =
        numberFrom("RELAYWRIGHT_CRASH_SEED", static_cast<int>(std::random_device{}() & 0x7fffffff));
    SCOPED_TRACE(fmt::format("RELAYWRIGHT_CRASH_SEED={}", seed));
    std::mt19937 random(static_cast<std::mt19937::result_type>(seed));

    Rig rig({}, {"--no-auto-protection"});
    rig.upstream().setBehaviour([](const Exchange& exchange) {
        const std::uint64_t tag = tagIn(exchange.body);
        Answer answer = anthropicAnswer(exchange, "some words that take a moment", usageOf(tag));
        if (tag % 4 == 0)
            for (Piece& piece : answer.pieces)
                piece.delay = Millis{1};
        return answer;
    });

    std::atomic<std::uint64_t> tags{0};
    std::uint64_t lastId = 0;
    std::size_t allRows = 0;
    std::size_t allWhole = 0;
    std::size_t allUnknown = 0;
    for (int round = 0; round < rounds && !testing::Test::HasFailure(); ++round) {
        Seen seen;
        const std::size_t upstreamBefore = rig.upstream().requests();
        CrashLoad load(rig.relay().port(), rig.key().text, tags, seen);
        std::this_thread::sleep_for(Millis{std::uniform_int_distribution<int>(5, 250)(random)});
        rig.relay().process().kill();
        load.join();
        ASSERT_TRUE(rig.upstream().waitForAllOver());
        rig.restart();

        const std::vector<json::object> rows = rowsAfter(rig, lastId);
        const Counts counts = checkRound(rows, seen);
        std::size_t sent = 0;
        std::size_t answered = 0;
        const std::vector<Exchange> exchanges = rig.upstream().exchanges();
        for (std::size_t i = upstreamBefore; i < exchanges.size(); ++i) {
            ++sent;
            answered += exchanges[i].answeredWhole ? 1U : 0U;
        }
        // A row is written before its request leaves, and settled only by an answer.
        EXPECT_GE(rows.size(), sent) << "round " << round;
        EXPECT_LE(counts.succeeded, answered) << "round " << round;
        EXPECT_GE(counts.succeeded, seen.whole.size()) << "round " << round;
        allRows += rows.size();
        allWhole += seen.whole.size();
        allUnknown += counts.unknown;
    }
    EXPECT_GT(allWhole, 0U);
    // The sums say the same as the rows.
    const json::object usage = rig.usage();
    EXPECT_EQ(number(usage, "attempts"), static_cast<std::int64_t>(allRows));
    EXPECT_EQ(number(usage, "unknown"), static_cast<std::int64_t>(allUnknown));
    fmt::print("{} rounds: {} attempts, {} seen whole by clients, {} unknown\n", rounds, allRows, allWhole,
               allUnknown);
}

}  // namespace
}  // namespace relay::test
