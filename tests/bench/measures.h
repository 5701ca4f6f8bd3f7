#pragma once

#include "bench/load.h"
#include "bench/report.h"
#include "bench/subjects.h"

#include <chrono>
#include <string>
#include <vector>

namespace relay::bench {

struct Effort {
    int rounds = 3;
    std::chrono::milliseconds round{2'000};
};

/// Everything that is measured against one relay; nginx and the mock stay the same. Each measure alternates
/// direct, nginx, relay, so that a change of the machine's mood meets all three. Throws std::runtime_error
/// when a round had an error: no ratio is worth printing then.
class Measures {
public:
    enum class Kind { Small, Stream, Hold };

    Measures(Mock& mock, Nginx& nginx, Relay& relay, Effort effort);

    Row requestsPerSecond(std::size_t connections, std::string goal = {});
    /// Two rows: what the median and the 99th percentile of 1,000 requests a second get longer by.
    std::vector<Row> addedLatency();
    Row streamsPerSecond(std::string goal = {});
    Row timeToFirstByte();
    Row largeBodies(std::size_t bytes, std::size_t connections, std::string goal = {});
    /// Two rows: resident memory idle, and what each of `count` open streams adds.
    std::vector<Row> memory(std::size_t count);
    Row startToFirstAnswer(const std::string& upstream, const Cores& cores);

    /// One round of the relay alone: as fast as it can, or `rate` requests a second.
    struct Round {
        LoadResult result;
        double cpuMicros = 0;  ///< an answer
    };
    Round relayRound(Kind kind, std::size_t connections, double rate);

private:
    struct Samples {
        std::vector<LoadResult> direct;
        std::vector<LoadResult> nginx;
        std::vector<LoadResult> relay;
        std::vector<double> nginxCpu;  ///< microseconds an answer
        std::vector<double> relayCpu;
    };
    std::vector<std::string> requests(Kind kind, bool throughRelay, std::size_t bodyBytes) const;
    LoadPlan plan(Kind kind, std::uint16_t port, bool throughRelay, std::size_t connections,
                  std::size_t bodyBytes) const;
    Samples alternate(const LoadPlan& direct, const LoadPlan& nginx, const LoadPlan& relay,
                      const std::string& name);
    Samples alternate(Kind kind, std::size_t connections, std::size_t bodyBytes, double rate,
                      const std::string& name);
    static LoadResult checked(const LoadPlan& plan, const std::string& name);
    static Round roundOf(test::ChildProcess& process, const LoadPlan& plan, const std::string& name);
    double openStreams(std::uint16_t port, bool throughRelay, test::ChildProcess& process,
                       std::size_t count) const;

    Mock& m_mock;
    Nginx& m_nginx;
    Relay& m_relay;
    Effort m_effort;
};

}  // namespace relay::bench
