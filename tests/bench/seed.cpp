#include "bench/seed.h"

#include "support/raw_client.h"
#include "support/temp_directory.h"

#include <fmt/format.h>
#include <boost/json/parse.hpp>

#include <algorithm>
#include <functional>
#include <stdexcept>

namespace relay::bench {
namespace {

namespace json = boost::json;

constexpr std::size_t kInFlight = 64;
constexpr std::size_t kKeysForClients = 1'000;
constexpr std::size_t kKeysACall = 1'000;

/// Sends `count` bodies to one route, several ahead of their answers, and hands each answer over.
void postMany(test::RelayProcess& relay, const std::string& target, std::size_t count,
              const std::function<std::string(std::size_t)>& body,
              const std::function<void(const json::value&)>& answered) {
    const json::value run = json::parse(test::readFile(relay.dataDirectory() / "run" / "engine.json"));
    const test::Headers headers{{"authorization", "Bearer " + std::string(run.at("token").as_string())},
                                {"content-type", "application/json"}};
    test::RawClient client = test::RawClient::tcp(relay.port());
    std::size_t sent = 0;
    for (std::size_t received = 0; received < count; ++received) {
        for (; sent < count && sent < received + kInFlight; ++sent)
            client.post(target, headers, body(sent));
        const test::ClientAnswer answer = client.readAnswer();
        if (answer.status != 201)
            throw std::runtime_error(fmt::format("POST {}: {} {}", target, answer.status, answer.body));
        answered(json::parse(answer.body));
    }
}

constexpr const char* kAccountLimits =
    R"(,"maxConcurrency":100000,"dailyQuota":"1000000","models":["claude-*"],"queue":{"places":10,"waitMs":1000})";

/// Members of a key that has every limit.
std::string keyLimits(const std::string& groupId) {
    return fmt::format(
        R"(,"groupId":"{}","services":["claude"],"allowModels":["claude-*"],"denyModels":["*-opus-*"],)"
        R"("allowClients":["relay-bench*"],"allowAddresses":["127.0.0.0/8","10.0.0.0/8"],)"
        R"("queue":{{"places":10,"waitMs":1000}},"limits":{{"concurrency":100000,"windowMinutes":1,)"
        R"("windowRequests":1000000000,"windowTokens":1000000000000,"windowCost":"1000000","dailyCost":"1000000",)"
        R"("weeklyCost":"1000000","monthlyCost":"1000000","totalCost":"1000000",)"
        R"("families":[{{"family":"sonnet","period":"weekly","limit":"1000000"}}]}})",
        groupId);
}

/// A group of all accounts; its id.
std::string makeGroup(test::RelayProcess& relay, const std::vector<std::string>& accountIds) {
    std::string id;
    postMany(
        relay, "/admin/groups", 1,
        [&accountIds](std::size_t) {
            return fmt::format(R"({{"name":"everybody","accountIds":["{}"]}})",
                               fmt::join(accountIds, R"(",")"));
        },
        [&id](const json::value& answer) { id = std::string(answer.at("id").as_string()); });
    return id;
}

}  // namespace

std::vector<std::string> seed(test::RelayProcess& relay, const std::string& upstream,
                              const Seeding& seeding) {
    const std::size_t keys = seeding.keys;
    std::vector<std::string> accountIds;
    postMany(
        relay, "/admin/accounts", seeding.accounts,
        [&](std::size_t i) {
            return fmt::format(
                R"({{"name":"account-{}","type":"claude-console","baseUrl":"{}","secret":"sk-ant-{:032}"{}}})",
                i, upstream, i, seeding.everyLimit ? kAccountLimits : "");
        },
        [&](const json::value& answer) { accountIds.emplace_back(answer.at("id").as_string()); });
    const std::string limits = seeding.everyLimit ? keyLimits(makeGroup(relay, accountIds)) : std::string();
    std::vector<std::string> texts;
    const std::size_t stride = std::max<std::size_t>(1, keys / kKeysForClients);
    std::size_t seen = 0;
    const std::size_t batches = (keys + kKeysACall - 1) / kKeysACall;
    postMany(
        relay, "/admin/keys", batches,
        [keys, &limits](std::size_t i) {
            return fmt::format(R"({{"name":"batch-{}","count":{}{}}})", i,
                               std::min(kKeysACall, keys - i * kKeysACall), limits);
        },
        [&](const json::value& answer) {
            const json::value* rows = answer.as_object().if_contains("rows");
            const json::array made = rows != nullptr ? rows->as_array() : json::array{answer};
            for (const json::value& key : made)
                if (seen++ % stride == 0) texts.emplace_back(key.at("key").as_string());
        });
    return texts;
}

}  // namespace relay::bench
