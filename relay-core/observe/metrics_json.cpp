#include "observe/metrics_json.h"

#include "config/plain_text.h"

#include <fmt/format.h>
#include <boost/json.hpp>

#include <algorithm>
#include <map>

namespace relay {
namespace {

namespace json = boost::json;

void addUsage(json::object& object, const Usage& usage, Money cost) {
    object["inputTokens"] = usage.input;
    object["outputTokens"] = usage.output;
    object["cacheCreationTokens"] = usage.cacheCreation();
    object["cacheReadTokens"] = usage.cacheRead;
    object["thinkingTokens"] = usage.thinking;
    object["costUsd"] = toDecimal(cost);
}

json::object totals(const MetricsTotals& counted) {
    json::object object;
    object["requests"] = counted.requests;
    object["failures"] = counted.failures;
    object["inFlight"] = counted.inFlight;
    addUsage(object, counted.usage, counted.cost);
    return object;
}

json::array rows(const std::vector<UserTotals>& users, const NameOf& nameOf, std::size_t most) {
    json::array array;
    for (std::size_t i = 0; i < std::min(users.size(), most); ++i) {
        const UserTotals& user = users[i];
        json::object object;
        object["id"] = user.id;
        object["name"] = toValidUtf8(nameOf ? nameOf(user.id) : std::string());
        object["requests"] = user.requests;
        object["failures"] = user.failures;
        addUsage(object, user.usage, user.cost);
        array.push_back(std::move(object));
    }
    return array;
}

json::array caches(const std::vector<CacheState>& states) {
    json::array array;
    for (const auto& [name, cache] : states) {
        const std::uint64_t lookups = cache.hits + cache.misses;
        const double rate = lookups == 0 ? 0 : static_cast<double>(cache.hits) / static_cast<double>(lookups);
        array.push_back({{"name", name},
                         {"hits", cache.hits},
                         {"misses", cache.misses},
                         {"hitRate", rate},
                         {"evictions", cache.evictions},
                         {"size", cache.size},
                         {"capacity", cache.capacity}});
    }
    return array;
}

json::object latency(const HistogramSnapshot& values) {
    const Latency summary = latencyOf(values);
    return {{"count", summary.count}, {"p50", summary.p50}, {"p90", summary.p90}, {"p99", summary.p99}};
}

}  // namespace

std::string metricsJson(const MetricsReport& report, UnixMillis now) {
    const MetricsTotals& counted = report.metrics.totals;
    std::map<std::string_view, std::string_view> accountNames;
    for (const AccountState& account : report.state.accounts)
        accountNames.emplace(account.id, account.name);
    const NameOf accountName = [&](std::string_view id) {
        const auto found = accountNames.find(id);
        return found == accountNames.end() ? std::string() : std::string(found->second);
    };
    json::object root;
    root["timestamp"] = isoTime(now);
    root["version"] = json::string_view(report.build.version);
    root["uptime"] = static_cast<double>(now - counted.startedAt) / 1000;
    root["totalApiKeys"] = report.state.keys;
    root["totalAccounts"] = report.state.accounts.size();
    root["totals"] = totals(counted);
    root["keys"] = rows(report.metrics.keys, report.keyName, report.mostRows);
    root["accounts"] = rows(report.metrics.accounts, accountName, report.mostRows);
    root["caches"] = caches(report.state.caches);
    root["latencyUs"] = {{"overhead", latency(counted.overhead)},
                         {"firstByte", latency(counted.firstByte)},
                         {"duration", latency(counted.duration)},
                         {"queueWait", latency(counted.wait)}};
    root["sticky"] = {{"hitRate", stickyHitRate(counted)}, {"savedTokens", counted.stickySavedTokens}};
    root["ledger"] = {{"unsettled", report.state.ledger.unsettled},
                      {"lagSeconds", report.state.ledger.lagSeconds},
                      {"journalBytes", report.state.ledger.journalBytes},
                      {"writable", report.state.ledger.writable}};
    root["connections"] = report.state.openConnections;
    root["memory"] = {{"residentBytes", report.process.residentBytes},
                      {"virtualBytes", report.process.virtualBytes}};
    return json::serialize(root);
}

}  // namespace relay
