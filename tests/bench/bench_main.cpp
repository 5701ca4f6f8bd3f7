// relay_bench [--rounds N] [--seconds S] [--json FILE] [--accounts N] [--keys N] [--only-small | --only-limits | --only-crowd]
// Direct, nginx and the relay in front of the same mock; see README.md.
#include "bench/measures.h"
#include "bench/mock_upstream.h"
#include "bench/report.h"
#include "bench/side_by_side.h"
#include "bench/subjects.h"

#include <fmt/format.h>
#include <sched.h>
#include <sys/resource.h>

#include <cmath>
#include <cstdlib>
#include <exception>
#include <iterator>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

namespace {

using namespace relay::bench;

struct Options {
    Effort effort;
    std::string jsonFile;
    std::size_t accounts = 10'000;
    std::size_t keys = 100'000;
    bool plain = true;
    bool limits = true;
    bool crowd = true;
    std::size_t openStreams = 2'000;
};

Options parse(const std::vector<std::string>& arguments) {
    Options options;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const std::string& flag = arguments[i];
        if (flag == "--only-small") {
            options.crowd = false;
            continue;
        }
        if (flag == "--only-limits") {
            options.plain = options.crowd = false;
            continue;
        }
        if (flag == "--only-crowd") {
            options.plain = options.limits = false;
            continue;
        }
        if (i + 1 == arguments.size()) throw std::runtime_error("unknown option or no value: " + flag);
        const std::string& value = arguments[++i];
        if (flag == "--rounds")
            options.effort.rounds = std::stoi(value);
        else if (flag == "--seconds")
            options.effort.round = std::chrono::milliseconds(std::lround(std::stod(value) * 1000));
        else if (flag == "--json")
            options.jsonFile = value;
        else if (flag == "--accounts")
            options.accounts = std::stoul(value);
        else if (flag == "--keys")
            options.keys = std::stoul(value);
        else
            throw std::runtime_error("unknown option: " + flag);
    }
    return options;
}

/// Thousands of connections at both ends: as many files as this user may open.
void raiseFileLimit() {
    rlimit limit{};
    ::getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &limit);
}

void stayOn(int core) {
    cpu_set_t cores;
    CPU_ZERO(&cores);
    CPU_SET(static_cast<std::size_t>(core), &cores);
    ::sched_setaffinity(0, sizeof cores, &cores);
}

class Table {
public:
    void add(std::vector<Row> rows) {
        for (Row& row : rows) {
            fmt::print(stderr, "  {}\n", row.name);
            m_rows.push_back(std::move(row));
        }
    }
    void add(Row row) { add(std::vector<Row>{std::move(row)}); }
    const std::vector<Row>& rows() const { return m_rows; }

private:
    std::vector<Row> m_rows;
};

std::vector<Row> throughput(Measures& measures) {
    std::vector<Row> rows;
    rows.push_back(measures.requestsPerSecond(1));
    rows.push_back(measures.requestsPerSecond(16));
    rows.push_back(measures.requestsPerSecond(64, ">= 0.70"));
    rows.push_back(measures.requestsPerSecond(256));
    for (Row& row : measures.addedLatency())
        rows.push_back(std::move(row));
    rows.push_back(measures.streamsPerSecond(">= 0.80"));
    return rows;
}

/// Two relays at once, filled as said.
void compare(Mock& mock, Nginx& nginx, const Options& options, const Cores& cores, Table& table,
             const Difference& difference, const Seeding& filledWithout, const Seeding& filledWith) {
    Relay relayWithout(mock.url(), cores.subject, filledWithout);
    Relay relayWith(mock.url(), cores.subject, filledWith);
    Measures without(mock, nginx, relayWithout, options.effort);
    Measures with(mock, nginx, relayWith, options.effort);
    table.add(costOf(difference, without, with, options.effort));
}

void measureLimits(Mock& mock, Nginx& nginx, const Options& options, const Cores& cores, Table& table) {
    compare(mock, nginx, options, cores, table, {"every limit", "no limit", 0.95},
            {.accounts = 4, .keys = 100}, {.accounts = 4, .keys = 100, .everyLimit = true});
}

void measureCrowd(Mock& mock, Nginx& nginx, const Options& options, const Cores& cores, Table& table) {
    fmt::print(stderr, "  (adding {} accounts and {} keys)\n", options.accounts, options.keys);
    const std::string crowd =
        fmt::format("{}k accounts, {}k keys", options.accounts / 1'000, options.keys / 1'000);
    compare(mock, nginx, options, cores, table, {crowd, "one account and key", 0.90}, {},
            {.accounts = options.accounts, .keys = options.keys});
}

void measure(const std::string& ownProgram, const Options& options, const Cores& cores, Table& table) {
    Mock mock(ownProgram, cores.others);
    Nginx nginx(mock.url(), cores.subject);
    if (options.plain) {
        Relay relay(mock.url(), cores.subject, {});
        Measures measures(mock, nginx, relay, options.effort);
        table.add(measures.startToFirstAnswer(mock.url(), cores));
        table.add(measures.memory(options.openStreams));
        table.add(throughput(measures));
        table.add(measures.timeToFirstByte());
        constexpr std::size_t kSmall = 200'000;
        constexpr std::size_t kLarge = 2'000'000;
        table.add(measures.largeBodies(kSmall, 16));
        table.add(measures.largeBodies(kLarge, 8, ">= 0.80"));
    }
    if (options.limits) measureLimits(mock, nginx, options, cores, table);
    if (options.crowd) measureCrowd(mock, nginx, options, cores, table);
}

int run(const std::string& ownProgram, const std::vector<std::string>& arguments) {
    const Options options = parse(arguments);
    Cores cores;
    if (std::thread::hardware_concurrency() < 2)
        throw std::runtime_error("the bench needs two cores: one for the subject, one for the rest");
    raiseFileLimit();
    stayOn(cores.others);
    fmt::print(stderr, "measuring: {} rounds of {} ms each; done so far:\n", options.effort.rounds,
               options.effort.round.count());
    double load = 0;
    if (::getloadavg(&load, 1) == 1 && load > 1.0)
        fmt::print(stderr, "warning: the machine is busy (load {:.1f}); figures will be worth little\n",
                   load);
    Table table;
    measure(ownProgram, options, cores, table);
    fmt::print("\nMedians of {} alternating rounds; CPU in microseconds an answer.\n\n{}",
               options.effort.rounds, tableOf(table.rows()));
    if (!options.jsonFile.empty()) relay::test::writeFile(options.jsonFile, jsonOf(table.rows()) + "\n");
    return 0;
}

}  // namespace

int main(int count, char** values) {
    const std::vector<std::string> arguments(std::next(values), std::next(values, count));
    if (arguments == std::vector<std::string>{"mock"}) return runMockUpstream();
    try {
        return run("/proc/self/exe", arguments);
    } catch (const std::exception& error) {
        fmt::print(stderr, "relay_bench: {}\nNo ratios: a round with errors measures nothing.\n",
                   error.what());
        return 1;
    }
}
