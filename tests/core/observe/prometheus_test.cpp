#include "observe/prometheus.h"

#include "observe/metrics_json.h"
#include "tests/core/observe/summaries.h"

#include <gtest/gtest.h>
#include <boost/json.hpp>

#include <map>
#include <optional>
#include <regex>
#include <set>
#include <sstream>

namespace relay {
namespace {

/// Reads an exposition back as strictly as a scraper would, and stricter: one announcement a family, samples
/// of a family together, no series twice.
class Exposition {
public:
    explicit Exposition(const std::string& text) {
        EXPECT_TRUE(text.ends_with('\n'));
        std::istringstream lines(text);
        for (std::string line; std::getline(lines, line);)
            read(line);
        for (const auto& [name, type] : m_types)
            if (type == "histogram") checkHistogram(name);
    }

    std::optional<double> value(const std::string& series) const {
        const auto found = m_samples.find(series);
        return found == m_samples.end() ? std::nullopt : std::optional<double>(found->second);
    }
    std::string type(const std::string& family) const {
        const auto found = m_types.find(family);
        return found == m_types.end() ? "" : found->second;
    }
    std::size_t countOf(const std::string& prefix) const {
        return static_cast<std::size_t>(
            std::count_if(m_samples.begin(), m_samples.end(),
                          [&](const auto& sample) { return sample.first.starts_with(prefix); }));
    }

private:
    void read(const std::string& line) {
        static const std::regex kHelp(R"(# HELP ([a-z_0-9]+) \S.*\.)");
        static const std::regex kType(R"(# TYPE ([a-z_0-9]+) (counter|gauge|histogram))");
        static const std::regex kSample(
            R"re(([a-z_][a-z_0-9]*)(\{[a-z_]+="(?:[^"\\\n]|\\["\\n])*"(?:,[a-z_]+="(?:[^"\\\n]|\\["\\n])*")*\})? (\S+))re");
        std::smatch match;
        if (std::regex_match(line, match, kHelp)) {
            m_announced = match[1];
            return;
        }
        if (std::regex_match(line, match, kType)) {
            EXPECT_EQ(match[1], m_announced);
            EXPECT_TRUE(m_types.emplace(match[1], match[2]).second) << line;
            return;
        }
        ASSERT_TRUE(std::regex_match(line, match, kSample)) << line;
        EXPECT_TRUE(belongs(match[1])) << line;
        std::size_t used = 0;
        const std::string number = match[3];
        const double value = std::stod(number, &used);
        EXPECT_EQ(used, number.size()) << line;
        EXPECT_TRUE(m_samples.emplace(match[1].str() + match[2].str(), value).second) << "twice: " << line;
    }

    bool belongs(const std::string& name) const {
        if (name == m_announced) return true;
        if (!m_types.contains(m_announced) || m_types.at(m_announced) != "histogram") return false;
        return name == m_announced + "_bucket" || name == m_announced + "_sum" ||
               name == m_announced + "_count";
    }

    void checkHistogram(const std::string& name) const {
        std::map<double, double> buckets;
        const std::string start = name + "_bucket{le=\"";
        for (const auto& [series, count] : m_samples) {
            if (!series.starts_with(start)) continue;
            const std::string bound = series.substr(start.size(), series.size() - start.size() - 2);
            buckets[bound == "+Inf" ? std::numeric_limits<double>::infinity() : std::stod(bound)] = count;
        }
        ASSERT_GT(buckets.size(), 10U) << name;
        double previous = 0;
        for (const auto& [bound, count] : buckets) {
            EXPECT_GE(count, previous) << name << " " << bound;
            previous = count;
        }
        EXPECT_EQ(buckets.rbegin()->first, std::numeric_limits<double>::infinity());
        EXPECT_EQ(value(name + "_count"), previous);
        EXPECT_TRUE(value(name + "_sum").has_value());
    }

    std::string m_announced;
    std::map<std::string, std::string> m_types;
    std::map<std::string, double> m_samples;
};

MetricsReport sampleReport() {
    HandClock clock;
    Metrics metrics(clock);
    RequestSummary summary = sampleSummary();
    for (int i = 0; i < 3; ++i) {
        metrics.requestStarted();
        metrics.requestFinished(summary);
    }
    summary.keyId = "key-2";
    summary.accountId = "gone-account";
    summary.outcome = Outcome::Failed;
    summary.status = 502;
    summary.cost = {1};
    metrics.requestFinished(summary);

    MetricsReport report;
    report.metrics = metrics.snapshot();
    report.state.accounts = {{"account-1", "main \"A\" \\ account\n", true, 0, 2},
                             {"account-2", "spare", false, 12.5, 0}};
    report.state.caches = {{"keys", {90, 10, 1, 5, 100}}};
    report.state.gauges = {{"relaywright_extra", "An extra one.", 4.25}};
    report.state.ledger = {3, 1000, 0.5, true};
    report.state.openConnections = 7;
    report.state.keys = 9;
    report.process = processState();
    report.build = {"1.2.3", "Compiler 1", "Release"};
    report.keyName = [](std::string_view id) { return std::string(id == "key-1" ? "laptop" : ""); };
    return report;
}

TEST(Prometheus, CanBeReadBack) {
    const Exposition read(prometheusText(sampleReport()));
    EXPECT_EQ(read.value("relaywright_requests_total{route=\"/v1/messages\",outcome=\"succeeded\"}"), 3);
    EXPECT_EQ(read.value("relaywright_requests_total{route=\"/v1/messages\",outcome=\"failed\"}"), 1);
    EXPECT_EQ(read.value("relaywright_attempts_total{outcome=\"failed\"}"), 1);
    EXPECT_EQ(read.value("relaywright_tokens_total{type=\"cache_write_1h\"}"), 160);
    EXPECT_EQ(read.value("relaywright_cost_usd_total"), 0.003690001);
    EXPECT_EQ(read.value("relaywright_key_spend_usd{key=\"laptop\",key_id=\"key-1\"}"), 0.00369);
    EXPECT_EQ(read.value("relaywright_key_spend_usd{key=\"key-2\",key_id=\"key-2\"}"), 0.000000001);
    EXPECT_EQ(read.value("relaywright_overhead_seconds_bucket{le=\"0.000128\"}"), 4);
    EXPECT_EQ(read.value("relaywright_overhead_seconds_bucket{le=\"6.4e-05\"}"), 0);
    EXPECT_EQ(read.value("relaywright_request_duration_seconds_count"), 4);
    EXPECT_EQ(read.value("relaywright_ttft_seconds_bucket{le=\"0.262144\"}"), 0);
    EXPECT_EQ(read.value("relaywright_account_up{account=\"spare\",account_id=\"account-2\"}"), 0);
    EXPECT_EQ(read.value("relaywright_account_cooldown_seconds{account=\"spare\",account_id=\"account-2\"}"),
              12.5);
    EXPECT_EQ(read.value("relaywright_ledger_unsettled"), 3);
    EXPECT_EQ(read.value("relaywright_ledger_lag_seconds"), 0.5);
    EXPECT_EQ(read.value("relaywright_cache_hits_total{cache=\"keys\"}"), 90);
    EXPECT_EQ(read.value("relaywright_extra"), 4.25);
    EXPECT_EQ(read.value("relaywright_inflight"), 0);
    EXPECT_EQ(
        read.value("relaywright_build_info{version=\"1.2.3\",compiler=\"Compiler 1\",type=\"Release\"}"), 1);
    EXPECT_EQ(read.type("relaywright_key_spend_usd"), "counter");
    EXPECT_EQ(read.type("relaywright_account_up"), "gauge");
}

TEST(Prometheus, EscapesLabels) {
    const Exposition read(prometheusText(sampleReport()));
    EXPECT_EQ(
        read.value("relaywright_account_requests_total{account=\"main \\\"A\\\" \\\\ account\\n\",account_id="
                   "\"account-1\"}"),
        3);
    EXPECT_EQ(read.value(
                  "relaywright_account_failures_total{account=\"gone-account\",account_id=\"gone-account\"}"),
              1);
}

TEST(Prometheus, KeysThatShareANameStayApart) {
    MetricsReport report = sampleReport();
    report.keyName = [](std::string_view) { return std::string("same"); };
    EXPECT_EQ(Exposition(prometheusText(report)).countOf("relaywright_key_spend_usd{key=\"same\""), 2U);
}

TEST(Prometheus, ShowsTheGreatestSpendersOnly) {
    MetricsReport report = sampleReport();
    report.mostRows = 1;
    const Exposition read(prometheusText(report));
    EXPECT_EQ(read.countOf("relaywright_key_spend_usd{key=\"laptop\""), 1U);
    EXPECT_EQ(read.countOf("relaywright_key_spend_usd"), 1U);
    EXPECT_EQ(read.value("relaywright_keys_not_shown"), 1);
}

TEST(Prometheus, KnowsTheProcess) {
    const Exposition read(prometheusText(sampleReport()));
    EXPECT_GT(read.value("process_resident_memory_bytes"), 1e6);
    EXPECT_GE(read.value("process_virtual_memory_bytes"), read.value("process_resident_memory_bytes"));
    EXPECT_GT(read.value("process_start_time_seconds"), 1.5e9);
    EXPECT_GE(read.value("process_open_fds"), 3);
    EXPECT_GT(read.value("process_max_fds"), 3);
    EXPECT_GE(read.value("process_threads"), 1);
    EXPECT_GE(read.value("process_cpu_seconds_total"), 0);
}

TEST(Prometheus, AnEmptyEngineIsReadableToo) {
    HandClock clock;
    MetricsReport report;
    report.metrics = Metrics(clock).snapshot();
    const Exposition read(prometheusText(report));
    EXPECT_EQ(read.value("relaywright_cost_usd_total"), 0);
}

TEST(StateProbes, AskOnlyWhatWasGiven) {
    StateProbes probes;
    EXPECT_TRUE(probes.sample().ledger.writable);
    probes.ledger = [] { return LedgerState{1, 2, 3, false}; };
    probes.accounts = [] { return std::vector<AccountState>{{"a", "b", true, 0, 0}}; };
    probes.caches = [] { return std::vector<CacheState>{{"c", {}}}; };
    probes.openConnections = [] { return std::uint64_t{4}; };
    probes.keys = [] { return std::uint64_t{5}; };
    probes.stopping = [] { return true; };
    probes.gauges.push_back({"g", "G.", [] { return 6.0; }});
    const EngineState state = probes.sample();
    EXPECT_FALSE(state.ledger.writable);
    EXPECT_EQ(state.accounts.size(), 1U);
    EXPECT_EQ(state.caches.size(), 1U);
    EXPECT_EQ(state.openConnections, 4U);
    EXPECT_EQ(state.keys, 5U);
    EXPECT_TRUE(state.stopping);
    EXPECT_EQ(state.gauges.at(0).value, 6.0);
}

TEST(MetricsJson, TellsTheSame) {
    const MetricsReport report = sampleReport();
    const auto root =
        boost::json::parse(metricsJson(report, report.metrics.totals.startedAt + 1500)).as_object();
    EXPECT_EQ(root.at("uptime").as_double(), 1.5);
    EXPECT_EQ(root.at("totalApiKeys").as_int64(), 9);
    EXPECT_EQ(root.at("totalAccounts").as_int64(), 2);
    const auto& totals = root.at("totals").as_object();
    EXPECT_EQ(totals.at("requests").as_int64(), 4);
    EXPECT_EQ(totals.at("failures").as_int64(), 1);
    EXPECT_EQ(totals.at("costUsd").as_string(), "0.003690001");
    const auto& key = root.at("keys").as_array().at(0).as_object();
    EXPECT_EQ(key.at("name").as_string(), "laptop");
    EXPECT_EQ(key.at("requests").as_int64(), 3);
    EXPECT_EQ(key.at("cacheCreationTokens").as_int64(), 210);
    EXPECT_EQ(root.at("accounts").as_array().size(), 2U);
    EXPECT_EQ(root.at("caches").as_array().at(0).as_object().at("hitRate").as_double(), 0.9);
    EXPECT_EQ(root.at("latencyUs").as_object().at("overhead").as_object().at("count").as_int64(), 4);
    EXPECT_TRUE(root.at("ledger").as_object().at("writable").as_bool());
    EXPECT_GT(root.at("memory").as_object().at("residentBytes").as_int64(), 1'000'000);
}

}  // namespace
}  // namespace relay
