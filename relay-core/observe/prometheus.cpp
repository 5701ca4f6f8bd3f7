#include "observe/prometheus.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <initializer_list>
#include <map>
#include <utility>

namespace relay {
namespace {

struct Label {
    std::string_view name;
    std::string_view value;
};
using Labels = std::initializer_list<Label>;

/// Writes one family after another; every family is announced once.
class Exposition {
public:
    void family(std::string_view name, std::string_view type, std::string_view help) {
        m_name = name;
        fmt::format_to(std::back_inserter(m_text), "# HELP {} {}\n# TYPE {} {}\n", name, help, name, type);
    }

    template <class Value>
    void sample(Labels labels, const Value& value, std::string_view suffix = {}) {
        m_text += m_name;
        m_text += suffix;
        char before = '{';
        for (const Label& label : labels) {
            m_text += before;
            m_text += label.name;
            m_text += "=\"";
            escape(label.value);
            m_text += '"';
            before = ',';
        }
        if (labels.size() > 0) m_text += '}';
        fmt::format_to(std::back_inserter(m_text), " {}\n", value);
    }

    template <class Value>
    void single(std::string_view name, std::string_view type, std::string_view help, const Value& value) {
        family(name, type, help);
        sample({}, value);
    }

    std::string take() { return std::move(m_text); }

private:
    void escape(std::string_view value) {
        for (const char c : value) {
            if (c == '\\' || c == '"') m_text += '\\';
            if (c == '\n')
                m_text += "\\n";
            else
                m_text += c;
        }
    }

    std::string m_text;
    std::string_view m_name;
};

// Bounds of the exposed histograms, as powers of two microseconds: exact borders of the buckets that are
// kept.
constexpr std::size_t kShortestBound = 4;   // 16 µs
constexpr std::size_t kLongestBound = 30;   // 18 minutes
constexpr std::size_t kShortestWhole = 10;  // 1 ms: requests to a model are never quicker

std::string seconds(std::uint64_t micros) {
    return fmt::format("{}", static_cast<double>(micros) / 1e6);
}

void histogram(Exposition& out, std::string_view name, std::string_view help, const HistogramSnapshot& values,
               std::size_t shortest) {
    out.family(name, "histogram", help);
    for (std::size_t exponent = shortest; exponent <= kLongestBound; ++exponent)
        out.sample({{"le", seconds(std::uint64_t{1} << exponent)}}, values.countUpToPowerOfTwo(exponent),
                   "_bucket");
    out.sample({{"le", "+Inf"}}, values.count, "_bucket");
    out.sample({}, seconds(values.sumMicros), "_sum");
    out.sample({}, values.count, "_count");
}

void requests(Exposition& out, const MetricsTotals& totals) {
    out.family("relaywright_requests_total", "counter", "Requests that ended, by route and outcome.");
    for (const RouteTotals& row : totals.routes)
        for (std::size_t i = 0; i < kMetricOutcomes; ++i)
            if (row.requests[i] > 0)
                out.sample({{"route", row.route}, {"outcome", toString(static_cast<MetricOutcome>(i))}},
                           row.requests[i]);
    out.family("relaywright_attempts_total", "counter", "Requests sent to an account, by outcome.");
    for (std::size_t i = 0; i < kMetricOutcomes; ++i)
        out.sample({{"outcome", toString(static_cast<MetricOutcome>(i))}}, totals.attempts[i]);
    out.family("relaywright_account_marks_total", "counter",
               "Accounts taken out of the pool for a while, by cause.");
    for (std::size_t i = 0; i < kMarkCauses; ++i)
        out.sample({{"cause", toString(static_cast<MarkCause>(i))}}, totals.marks[i]);
    histogram(out, "relaywright_request_duration_seconds", "From a request's head to its answer's last byte.",
              totals.duration, kShortestWhole);
    histogram(out, "relaywright_overhead_seconds",
              "What the relay adds before a request leaves for its account.", totals.overhead,
              kShortestBound);
    histogram(out, "relaywright_ttft_seconds", "From a request's head to the first byte of its answer.",
              totals.firstByte, kShortestWhole);
    histogram(out, "relaywright_queue_wait_seconds",
              "Time in line, of the requests that had to wait for their turn.", totals.wait, kShortestWhole);
    out.family("relaywright_sticky_total", "counter",
               "Requests by what their conversation did for the choice of an account.");
    for (std::size_t i = 0; i < kStickyUses; ++i)
        out.sample({{"use", policy::toString(static_cast<policy::StickyUse>(i))}}, totals.stickyUses[i]);
    out.family("relaywright_sticky_saved_tokens_total", "counter",
               "Tokens read from the caches of accounts that conversations stayed with.");
    out.sample({}, totals.stickySavedTokens);
    out.single("relaywright_inflight", "gauge", "Requests being served.", totals.inFlight);
}

void usage(Exposition& out, const MetricsTotals& totals) {
    out.family("relaywright_tokens_total", "counter",
               "Tokens by kind; reasoning is a part of output and not to be added to it.");
    const Usage& used = totals.usage;
    const std::array<std::pair<std::string_view, std::uint64_t>, 6> kinds{
        {{"input", used.input},
         {"output", used.output},
         {"cache_write_5m", used.cacheCreation5m},
         {"cache_write_1h", used.cacheCreation1h},
         {"cache_read", used.cacheRead},
         {"reasoning", used.thinking}}};
    for (const auto& [type, count] : kinds)
        out.sample({{"type", type}}, count);
    out.single("relaywright_cost_usd_total", "counter", "What all requests cost by the price table.",
               toDecimal(totals.cost));
}

void keys(Exposition& out, const MetricsReport& report) {
    const auto& rows = report.metrics.keys;
    const std::size_t shown = std::min(rows.size(), report.mostRows);
    std::vector<std::string> names;
    for (std::size_t i = 0; i < shown; ++i) {
        names.push_back(report.keyName ? report.keyName(rows[i].id) : std::string());
        if (names.back().empty()) names.back() = rows[i].id;
    }
    out.family("relaywright_key_spend_usd", "counter", "What a key spent since the relay started.");
    for (std::size_t i = 0; i < shown; ++i)
        out.sample({{"key", names[i]}, {"key_id", rows[i].id}}, toDecimal(rows[i].cost));
    out.family("relaywright_key_requests_total", "counter", "Requests of a key.");
    for (std::size_t i = 0; i < shown; ++i)
        out.sample({{"key", names[i]}, {"key_id", rows[i].id}}, rows[i].requests);
    out.single("relaywright_keys_not_shown", "gauge",
               "Keys in use that spent too little to have series of their own.", rows.size() - shown);
}

void accounts(Exposition& out, const MetricsReport& report) {
    std::map<std::string_view, std::string_view> names;
    for (const AccountState& account : report.state.accounts)
        names.emplace(account.id, account.name);
    const auto nameOf = [&](const std::string& id) {
        const auto found = names.find(id);
        return found == names.end() ? std::string_view(id) : found->second;
    };
    const auto& rows = report.metrics.accounts;
    const std::size_t shown = std::min(rows.size(), report.mostRows);
    const auto perAccount = [&](std::string_view name, std::string_view help, auto value) {
        out.family(name, "counter", help);
        for (std::size_t i = 0; i < shown; ++i)
            out.sample({{"account", nameOf(rows[i].id)}, {"account_id", rows[i].id}}, value(rows[i]));
    };
    perAccount("relaywright_account_requests_total", "Requests sent to an account.",
               [](const UserTotals& row) { return row.requests; });
    perAccount("relaywright_account_failures_total", "Of those, the ones that failed.",
               [](const UserTotals& row) { return row.failures; });
    perAccount("relaywright_account_cost_usd_total", "What an account was used for.",
               [](const UserTotals& row) { return toDecimal(row.cost); });

    const auto& states = report.state.accounts;
    const std::size_t listed = std::min(states.size(), report.mostRows);
    const auto perState = [&](std::string_view name, std::string_view help, auto value) {
        out.family(name, "gauge", help);
        for (std::size_t i = 0; i < listed; ++i)
            out.sample({{"account", states[i].name}, {"account_id", states[i].id}}, value(states[i]));
    };
    perState("relaywright_account_up", "1 when an account can be chosen.",
             [](const AccountState& account) { return account.up ? 1 : 0; });
    perState("relaywright_account_cooldown_seconds", "Until an account comes back into the pool.",
             [](const AccountState& account) { return account.cooldownSeconds; });
    perState("relaywright_account_inflight", "Requests an account is serving.",
             [](const AccountState& account) { return account.inFlight; });
}

void engine(Exposition& out, const EngineState& state) {
    out.single("relaywright_connections", "gauge", "Open client connections.", state.openConnections);
    out.single("relaywright_keys", "gauge", "Keys that exist.", state.keys);
    out.single("relaywright_ledger_unsettled", "gauge", "Attempts that were sent and are not booked yet.",
               state.ledger.unsettled);
    out.single("relaywright_ledger_lag_seconds", "gauge",
               "Age of the oldest record that is not in the database yet.", state.ledger.lagSeconds);
    out.single("relaywright_ledger_journal_bytes", "gauge", "Journal that is not in the database yet.",
               state.ledger.journalBytes);
    out.single("relaywright_ledger_writable", "gauge", "1 while the ledger can be written.",
               state.ledger.writable ? 1 : 0);
    const auto perCache = [&](std::string_view name, std::string_view type, std::string_view help,
                              auto value) {
        out.family(name, type, help);
        for (const CacheState& cache : state.caches)
            out.sample({{"cache", cache.name}}, value(cache.statistics));
    };
    perCache("relaywright_cache_hits_total", "counter", "Lookups that found an entry.",
             [](const CacheStatistics& cache) { return cache.hits; });
    perCache("relaywright_cache_misses_total", "counter", "Lookups that found none.",
             [](const CacheStatistics& cache) { return cache.misses; });
    perCache("relaywright_cache_evictions_total", "counter", "Entries that made room for others.",
             [](const CacheStatistics& cache) { return cache.evictions; });
    perCache("relaywright_cache_entries", "gauge", "Entries in a cache.",
             [](const CacheStatistics& cache) { return cache.size; });
    for (const GaugeValue& gauge : state.gauges)
        out.single(gauge.name, "gauge", gauge.help, gauge.value);
}

void process(Exposition& out, const ProcessState& state, const BuildInfo& build) {
    out.single("process_resident_memory_bytes", "gauge", "Resident memory size in bytes.",
               state.residentBytes);
    out.single("process_virtual_memory_bytes", "gauge", "Virtual memory size in bytes.", state.virtualBytes);
    out.single("process_cpu_seconds_total", "counter", "User and system CPU time in seconds.",
               state.cpuSeconds);
    out.single("process_open_fds", "gauge", "Open file descriptors.", state.openFiles);
    out.single("process_max_fds", "gauge", "Most file descriptors that may be open.", state.maxFiles);
    out.single("process_threads", "gauge", "Threads of the process.", state.threads);
    out.single("process_start_time_seconds", "gauge", "Start of the process in seconds since 1970.",
               state.startedAt);
    out.family("relaywright_build_info", "gauge", "What this relay was built from; always 1.");
    out.sample({{"version", build.version}, {"compiler", build.compiler}, {"type", build.type}}, 1);
}

}  // namespace

std::string prometheusText(const MetricsReport& report) {
    Exposition out;
    requests(out, report.metrics.totals);
    usage(out, report.metrics.totals);
    keys(out, report);
    accounts(out, report);
    engine(out, report.state);
    process(out, report.process, report.build);
    return out.take();
}

}  // namespace relay
