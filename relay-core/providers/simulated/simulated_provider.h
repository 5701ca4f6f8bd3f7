#pragma once

#include "base/result.h"
#include "net/exchange.h"
#include "runtime/task.h"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <unordered_set>

namespace relay {
class Shard;
}

namespace relay::net {
class Server;
}

namespace relay::providers {

class SimulatedAnswer;

/// A provider that speaks Anthropic's Messages API on a loopback port and makes its answers up:
/// `/v1/messages` (whole and streamed), `/v1/messages/count_tokens` and `/v1/models`. Every answer says that
/// it is a simulation. Owner thread: the shard.
class SimulatedProvider {
public:
    struct Options {
        std::string accountKey;  ///< must come as x-api-key or Bearer; anything else is answered 401
        std::chrono::milliseconds wordDelay{40};
        /// More messages within a window are answered 429, with a retry-after to the window's end; 0: no limit.
        std::uint32_t messagesPerWindow = 0;
        std::chrono::seconds window{20};
    };

    SimulatedProvider(Shard& shard, Options options);
    ~SimulatedProvider();
    SimulatedProvider(const SimulatedProvider&) = delete;
    SimulatedProvider& operator=(const SimulatedProvider&) = delete;

    /// Listens on 127.0.0.1 at a port the kernel chooses. Errors: those of net::Server::start().
    Result<void> start();
    std::string baseUrl() const;  ///< "http://127.0.0.1:40123", after start()
    void closeAll();
    std::size_t openConnections() const;

private:
    struct Pause;

    Task<void> answer(net::Exchange& exchange);
    Task<void> answerMessages(net::Exchange& exchange);
    Task<void> streamWords(net::Exchange& exchange, const SimulatedAnswer& answer);
    Task<void> answerCount(net::Exchange& exchange);
    bool carriesKey(const net::RequestHead& head) const;
    bool remember(const std::string& cachedText);
    std::chrono::seconds waitForWindow();

    Shard& m_shard;
    Options m_options;
    std::uint64_t m_answers = 0;
    std::chrono::steady_clock::time_point m_windowEnd;
    std::uint32_t m_inWindow = 0;
    std::unordered_set<std::string> m_cachedTexts;
    std::unordered_set<Pause*> m_pauses;
    std::unique_ptr<net::Server> m_server;
};

}  // namespace relay::providers
