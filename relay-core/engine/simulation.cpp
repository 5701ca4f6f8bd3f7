#include "engine/simulation.h"

#include "providers/simulated/simulated_provider.h"
#include "runtime/shard.h"

#include <boost/asio/post.hpp>

#include <thread>
#include <utility>

namespace relay {

namespace {

constexpr std::chrono::milliseconds kPoll{2};

}  // namespace

class Simulation::State {
public:
    explicit State(Options options)
        : m_shard(0),
          m_provider(m_shard, {.accountKey = std::move(options.accountKey),
                               .wordDelay = options.wordDelay,
                               .messagesPerWindow = options.messagesPerWindow}),
          m_timer(m_shard.context()) {}
    ~State() {
        if (!m_thread.joinable()) return;
        boost::asio::post(m_shard.context(), [this] { closeDown(); });
        m_thread.join();
    }
    State(const State&) = delete;
    State& operator=(const State&) = delete;

    Result<void> start() {
        const Result<void> started = m_provider.start();
        if (!started) return started;
        m_baseUrl = m_provider.baseUrl();
        m_thread = std::thread([this] { m_shard.run(); });
        return {};
    }
    const std::string& baseUrl() const { return m_baseUrl; }

private:
    /// A session refers to the provider until it has ended, so the shard stops after the last of them.
    void closeDown() {
        m_provider.closeAll();
        if (m_provider.openConnections() == 0) {
            m_shard.stop();
            return;
        }
        m_timer.expires_after(kPoll);
        m_timer.async_wait([this](const boost::system::error_code&) { closeDown(); });
    }

    Shard m_shard;
    providers::SimulatedProvider m_provider;
    boost::asio::steady_timer m_timer;
    std::string m_baseUrl;
    std::thread m_thread;
};

Simulation::Simulation(std::unique_ptr<State> state) : m_state(std::move(state)) {}
Simulation::~Simulation() = default;

Result<std::unique_ptr<Simulation>> Simulation::start(Options options) {
    auto state = std::make_unique<State>(std::move(options));
    if (const Result<void> started = state->start(); !started) return started.error();
    return std::unique_ptr<Simulation>(new Simulation(std::move(state)));
}

std::string Simulation::baseUrl() const {
    return m_state->baseUrl();
}

}  // namespace relay
