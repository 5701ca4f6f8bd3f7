#include "bench/measures.h"

#include "bench/mock_upstream.h"
#include "support/anthropic_answers.h"
#include "support/raw_client.h"

#include <fmt/format.h>
#include <signal.h>

#include <stdexcept>

namespace relay::bench {
namespace {

constexpr double kMicro = 1e6;
constexpr double kKilobyte = 1024;

template <class Value>
double medianOf(const std::vector<LoadResult>& results, Value value) {
    std::vector<double> values;
    for (const LoadResult& result : results)
        values.push_back(value(result));
    return median(std::move(values));
}

double rateOf(const LoadResult& result) {
    return static_cast<double>(result.complete) / result.seconds;
}

}  // namespace

Measures::Measures(Mock& mock, Nginx& nginx, Relay& relay, Effort effort)
    : m_mock(mock), m_nginx(nginx), m_relay(relay), m_effort(effort) {}

std::vector<std::string> Measures::requests(Kind kind, bool throughRelay, std::size_t bodyBytes) const {
    std::string body =
        test::messagesBody("What is the answer? " + std::string(bodyBytes, 'x'), kind != Kind::Small);
    const char* mode = kind == Kind::Small ? "small" : kind == Kind::Stream ? "stream" : "hold";
    std::vector<std::string> all;
    // The same bytes whoever gets them, but for the path.
    constexpr std::size_t kLargeBody = 100'000;
    for (const std::string& key : m_relay.keys()) {
        all.push_back(test::requestText("POST", throughRelay ? "/api/v1/messages" : "/v1/messages",
                                        {{"x-api-key", key},
                                         {"content-type", "application/json"},
                                         {"anthropic-version", "2023-06-01"},
                                         {"user-agent", "relay-bench/1"},
                                         {kModeHeader, mode}},
                                        body));
        if (bodyBytes >= kLargeBody) break;
    }
    return all;
}

LoadPlan Measures::plan(Kind kind, std::uint16_t port, bool throughRelay, std::size_t connections,
                        std::size_t bodyBytes) const {
    LoadPlan plan;
    plan.port = port;
    plan.connections = connections;
    plan.duration = m_effort.round;
    plan.requests = requests(kind, throughRelay, bodyBytes);
    plan.stream = kind == Kind::Stream;
    return plan;
}

LoadResult Measures::checked(const LoadPlan& plan, const std::string& name) {
    LoadResult result = runLoad(plan);
    if (result.errors > 0 || result.complete == 0)
        throw std::runtime_error(fmt::format("{}: {} errors, {} answers; first: {}", name, result.errors,
                                             result.complete, result.firstError));
    return result;
}

Measures::Round Measures::roundOf(test::ChildProcess& process, const LoadPlan& plan,
                                  const std::string& name) {
    const double before = process.cpuSeconds();
    Round round{.result = checked(plan, name)};
    round.cpuMicros = (process.cpuSeconds() - before) * kMicro / static_cast<double>(round.result.complete);
    return round;
}

Measures::Round Measures::relayRound(Kind kind, std::size_t connections, double rate) {
    LoadPlan relay = plan(kind, m_relay.port(), true, connections, 0);
    relay.rate = rate;
    return roundOf(m_relay.process(), relay, "relay");
}

Measures::Samples Measures::alternate(const LoadPlan& direct, const LoadPlan& nginx, const LoadPlan& relay,
                                      const std::string& name) {
    const auto withCpu = [](test::ChildProcess& process, const LoadPlan& plan, const std::string& who,
                            std::vector<LoadResult>& results, std::vector<double>& cpu) {
        Round round = roundOf(process, plan, who);
        results.push_back(std::move(round.result));
        cpu.push_back(round.cpuMicros);
    };
    Samples samples;
    for (int round = 0; round < m_effort.rounds; ++round) {
        samples.direct.push_back(checked(direct, name + ", direct"));
        withCpu(m_nginx.process(), nginx, name + ", nginx", samples.nginx, samples.nginxCpu);
        withCpu(m_relay.process(), relay, name + ", relay", samples.relay, samples.relayCpu);
    }
    return samples;
}

Measures::Samples Measures::alternate(Kind kind, std::size_t connections, std::size_t bodyBytes, double rate,
                                      const std::string& name) {
    const std::uint16_t nginxPort = kind == Kind::Small ? m_nginx.port() : m_nginx.streamPort();
    LoadPlan direct = plan(kind, m_mock.port(), false, connections, bodyBytes);
    LoadPlan nginx = plan(kind, nginxPort, false, connections, bodyBytes);
    LoadPlan relay = plan(kind, m_relay.port(), true, connections, bodyBytes);
    for (LoadPlan* one : {&direct, &nginx, &relay})
        one->rate = rate;
    return alternate(direct, nginx, relay, name);
}

Row Measures::requestsPerSecond(std::size_t connections, std::string goal) {
    const std::string name =
        fmt::format("requests, {} connection{}", connections, connections == 1 ? "" : "s");
    const Samples samples = alternate(Kind::Small, connections, 0, 0, name);
    return {.name = name,
            .unit = "1/s",
            .direct = medianOf(samples.direct, rateOf),
            .nginx = medianOf(samples.nginx, rateOf),
            .relay = medianOf(samples.relay, rateOf),
            .relayCpuMicros = median(samples.relayCpu),
            .nginxCpuMicros = median(samples.nginxCpu),
            .goal = std::move(goal)};
}

std::vector<Row> Measures::addedLatency() {
    const Samples samples = alternate(Kind::Small, 32, 0, 1'000, "1,000 requests a second");
    const auto added = [&samples](double share, std::string name, std::string goal) {
        const auto percentile = [share](const LoadResult& result) {
            return result.latency.percentile(share);
        };
        const double direct = medianOf(samples.direct, percentile);
        return Row{.name = std::move(name),
                   .unit = "us",
                   .direct = 0,
                   .nginx = medianOf(samples.nginx, percentile) - direct,
                   .relay = medianOf(samples.relay, percentile) - direct,
                   .goal = std::move(goal)};
    };
    return {added(0.5, "added p50 at 1,000 requests/s", {}),
            added(0.99, "added p99 at 1,000 requests/s", "<= 2,000 us")};
}

Row Measures::streamsPerSecond(std::string goal) {
    const Samples samples = alternate(Kind::Stream, 64, 0, 0, "streams");
    return {.name = "streams of 50 events, 64 connections",
            .unit = "1/s",
            .direct = medianOf(samples.direct, rateOf),
            .nginx = medianOf(samples.nginx, rateOf),
            .relay = medianOf(samples.relay, rateOf),
            .relayCpuMicros = median(samples.relayCpu),
            .nginxCpuMicros = median(samples.nginxCpu),
            .goal = std::move(goal)};
}

Row Measures::timeToFirstByte() {
    const Samples samples = alternate(Kind::Stream, 16, 0, 100, "time to first byte");
    const auto firstByte = [](const LoadResult& result) { return result.firstByte.percentile(0.5); };
    return {.name = "time to a stream's first byte, p50",
            .unit = "us",
            .direct = medianOf(samples.direct, firstByte),
            .nginx = medianOf(samples.nginx, firstByte),
            .relay = medianOf(samples.relay, firstByte)};
}

Row Measures::largeBodies(std::size_t bytes, std::size_t connections, std::string goal) {
    const std::string name =
        bytes >= 1'000'000 ? fmt::format("bodies of {} MB, {} connections", bytes / 1'000'000, connections)
                           : fmt::format("bodies of {} KB, {} connections", bytes / 1'000, connections);
    const Samples samples = alternate(Kind::Small, connections, bytes, 0, name);
    return {.name = name,
            .unit = "1/s",
            .direct = medianOf(samples.direct, rateOf),
            .nginx = medianOf(samples.nginx, rateOf),
            .relay = medianOf(samples.relay, rateOf),
            .relayCpuMicros = median(samples.relayCpu),
            .nginxCpuMicros = median(samples.nginxCpu),
            .goal = std::move(goal)};
}

/// Resident bytes of the process while `count` streams are open that have begun.
double Measures::openStreams(std::uint16_t port, bool throughRelay, test::ChildProcess& process,
                             std::size_t count) const {
    const std::string request = requests(Kind::Hold, throughRelay, 0).front();
    std::vector<test::RawClient> clients;
    clients.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
        clients.push_back(test::RawClient::tcp(port));
        clients.back().send(request);
    }
    for (test::RawClient& client : clients)
        if (client.readHead().status != 200 || client.readPiece().empty())
            throw std::runtime_error("a stream of the memory measure did not begin");
    return static_cast<double>(process.residentBytes());
}

std::vector<Row> Measures::memory(std::size_t count) {
    // A fresh process that has answered a little: what it has when it idles.
    m_relay.restart();
    LoadPlan few = plan(Kind::Stream, m_relay.port(), true, 1, 0);
    few.duration = std::chrono::milliseconds(100);
    checked(few, "memory, relay");
    const double relayIdle = static_cast<double>(m_relay.process().residentBytes());
    const double nginxIdle = static_cast<double>(m_nginx.process().residentBytes());
    const double relayOpen = openStreams(m_relay.port(), true, m_relay.process(), count);
    const double nginxOpen = openStreams(m_nginx.streamPort(), false, m_nginx.process(), count);
    const auto each = [count](double open, double idle) {
        return (open - idle) / static_cast<double>(count) / kKilobyte;
    };
    return {{.name = "resident memory, idle",
             .unit = "MB",
             .nginx = nginxIdle / kKilobyte / kKilobyte,
             .relay = relayIdle / kKilobyte / kKilobyte,
             .goal = "<= 24 MB"},
            {.name = fmt::format("resident memory, each of {} open streams", count),
             .unit = "KB",
             .nginx = each(nginxOpen, nginxIdle),
             .relay = each(relayOpen, relayIdle),
             .goal = "<= 48 KB"}};
}

Row Measures::startToFirstAnswer(const std::string& upstream, const Cores& cores) {
    const auto millisSince = [](std::chrono::steady_clock::time_point start) {
        return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
    };
    const auto firstAnswer = [](std::uint16_t port, const std::string& request) {
        test::RawClient client = test::RawClient::tcp(port);
        client.send(request);
        if (client.readAnswer().status != 200) throw std::runtime_error("the first answer was an error");
    };
    std::vector<double> relay;
    std::vector<double> nginx;
    for (int round = 0; round < m_effort.rounds; ++round) {
        m_relay.process().signal(SIGTERM);
        m_relay.process().wait();
        auto start = std::chrono::steady_clock::now();
        m_relay.restart();
        firstAnswer(m_relay.port(), requests(Kind::Small, true, 0).front());
        relay.push_back(millisSince(start));
        start = std::chrono::steady_clock::now();
        const Nginx fresh(upstream, cores.subject);
        firstAnswer(fresh.port(), requests(Kind::Small, false, 0).front());
        nginx.push_back(millisSince(start));
    }
    return {.name = "start to first answer",
            .unit = "ms",
            .nginx = median(nginx),
            .relay = median(relay),
            .goal = "<= 100 ms"};
}

}  // namespace relay::bench
