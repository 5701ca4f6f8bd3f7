#include "bench/side_by_side.h"

#include <fmt/format.h>

#include <string>
#include <vector>

namespace relay::bench {
namespace {

struct Samples {
    std::vector<double> rate;
    std::vector<double> cpu;
    std::vector<double> p50;
    std::vector<double> p99;

    void add(const Measures::Round& round) {
        rate.push_back(static_cast<double>(round.result.complete) / round.result.seconds);
        cpu.push_back(round.cpuMicros);
        p50.push_back(round.result.latency.percentile(0.5));
        p99.push_back(round.result.latency.percentile(0.99));
    }
};

struct Both {
    Samples without;
    Samples with;
};

/// Who goes first changes, so that a drift of the machine meets both.
Both alternate(Measures& without, Measures& with, const Effort& effort, Measures::Kind kind,
               std::size_t connections, double rate) {
    Both both;
    for (int round = 0; round < effort.rounds; ++round) {
        if (round % 2 == 0) both.without.add(without.relayRound(kind, connections, rate));
        both.with.add(with.relayRound(kind, connections, rate));
        if (round % 2 != 0) both.without.add(without.relayRound(kind, connections, rate));
    }
    return both;
}

Row rateRow(const std::string& name, const Difference& difference, const Both& both) {
    const double with = median(both.with.rate);
    const double without = median(both.without.rate);
    const double cpuWith = median(both.with.cpu);
    const double cpuWithout = median(both.without.cpu);
    return {.name = name + "; " + difference.with,
            .unit = "1/s",
            .relay = with,
            .relayCpuMicros = cpuWith,
            .goal = fmt::format("{:.2f} of {:.0f} with {} (>= {:.2f}); CPU {:+.2f} us", with / without,
                                without, difference.without, difference.goal, cpuWith - cpuWithout)};
}

Row latencyRow(const std::string& name, const Difference& difference, const std::vector<double>& with,
               const std::vector<double>& without) {
    return {.name = name + "; " + difference.with,
            .unit = "us",
            .relay = median(with),
            .goal = fmt::format("{:+.0f} us to the relay with {}", median(with) - median(without),
                                difference.without)};
}

}  // namespace

std::vector<Row> costOf(const Difference& difference, Measures& without, Measures& with,
                        const Effort& effort) {
    std::vector<Row> rows;
    for (const std::size_t connections : {1U, 16U, 64U, 256U})
        rows.push_back(
            rateRow(fmt::format("requests, {} connection{}", connections, connections == 1 ? "" : "s"),
                    difference, alternate(without, with, effort, Measures::Kind::Small, connections, 0)));
    constexpr double kSteady = 1'000;
    const Both steady = alternate(without, with, effort, Measures::Kind::Small, 32, kSteady);
    rows.push_back(latencyRow("p50 at 1,000 requests/s", difference, steady.with.p50, steady.without.p50));
    rows.push_back(latencyRow("p99 at 1,000 requests/s", difference, steady.with.p99, steady.without.p99));
    rows.push_back(rateRow("streams of 50 events, 64 connections", difference,
                           alternate(without, with, effort, Measures::Kind::Stream, 64, 0)));
    return rows;
}

}  // namespace relay::bench
