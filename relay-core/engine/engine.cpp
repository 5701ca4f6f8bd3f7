#include "engine/engine.h"

#include "admin/admin_call.h"
#include "base/ids.h"
#include "config/build_info.h"
#include "config/listen_endpoint.h"
#include "config/run_file.h"
#include "engine/engine_parts.h"

#include <fmt/format.h>

#include <sys/un.h>
#include <unistd.h>

#include <condition_variable>
#include <mutex>
#include <utility>

namespace relay {
namespace {

constexpr std::chrono::milliseconds kPoll{10};
/// What a request needs to settle once its connections are closed.
constexpr std::chrono::seconds kSettleTime{5};

std::string addressText(const net::ListenAddress& address) {
    if (!address.unixPath.empty()) return "unix:" + address.unixPath;
    const bool isV6 = address.host.find(':') != std::string::npos;
    const std::string host = isV6 ? "[" + address.host + "]" : address.host;
    return fmt::format("{}://{}:{}", address.certificateFile.empty() ? "http" : "https", host, address.port);
}

net::ServerLimits limitsOf(const Settings& settings) {
    net::ServerLimits limits;
    limits.headTimeout = settings.headTimeout;
    limits.bodyTimeout = settings.bodyTimeout;
    limits.idleTimeout = settings.keepAliveTimeout;
    limits.writeTimeout = settings.requestTimeout;
    limits.connections = settings.maxConnections;
    return limits;
}

net::ListenAddress unixAddress(std::string path) {
    net::ListenAddress address;
    address.unixPath = std::move(path);
    return address;
}

/// Where commands find a running engine whatever address it listens on for clients; empty when the data directory's
/// path is too long for a socket's name.
std::string controlSocket(const DataDirectory& directory) {
    std::string path = directory.controlSocket().string();
    return path.size() < sizeof(sockaddr_un::sun_path) ? path : std::string();
}

std::vector<net::ListenAddress> addressesOf(const Settings& settings) {
    std::vector<net::ListenAddress> addresses;
    for (const ListenEndpoint& endpoint : listenEndpoints(settings)) {
        net::ListenAddress address;
        address.host = endpoint.host;
        address.port = endpoint.port;
        address.unixPath = endpoint.unixPath;
        if (address.unixPath.empty()) {
            address.certificateFile = settings.tlsCertificate.string();
            address.keyFile = settings.tlsKey.string();
        }
        addresses.push_back(std::move(address));
    }
    return addresses;
}

}  // namespace

class Engine::State {
public:
    explicit State(EngineInputs inputs) : parts(std::move(inputs)) {}

    /// Waits for `done`, for stopNow() or for the time to pass; true when it was done.
    template <class F>
    bool waitFor(F done, std::chrono::milliseconds time, bool mayBeCutShort) {
        const auto end = std::chrono::steady_clock::now() + time;
        std::unique_lock lock(mutex);
        while (!done()) {
            if (mayBeCutShort && stopAtOnce) return false;
            if (std::chrono::steady_clock::now() >= end) return false;
            cutShort.wait_for(lock, kPoll);
        }
        return true;
    }

    EngineParts parts;
    bool listening = false;
    bool stopped = false;
    std::mutex mutex;
    std::condition_variable cutShort;
    bool stopAtOnce = false;
};

Engine::Engine(std::unique_ptr<State> state) : m_state(std::move(state)) {}

Engine::~Engine() {
    stop(std::chrono::milliseconds(0));
}

Result<std::unique_ptr<Engine>> Engine::open(const Settings& settings) {
    auto inputs = EngineInputs::open(settings);
    if (!inputs) return inputs.error();
    auto state = std::make_unique<State>(std::move(*inputs));
    if (auto loaded = state->parts.load(); !loaded) return loaded.error();
    return std::unique_ptr<Engine>(new Engine(std::move(state)));
}

Result<void> Engine::listen() {
    EngineParts& parts = m_state->parts;
    std::vector<net::ListenAddress> wanted = addressesOf(parts.inputs.settings);
    const std::string control = controlSocket(parts.inputs.dataDirectory);
    if (!control.empty()) wanted.push_back(unixAddress(control));
    std::vector<std::string> reachable;
    const net::ServerLimits limits = limitsOf(parts.inputs.settings);
    for (const auto& shard : parts.shards) {
        auto bound = shard->listen(wanted, limits);
        if (!bound) return bound.error();
        if (!reachable.empty()) continue;
        for (const net::ListenAddress& address : *bound) {
            reachable.push_back(addressText(address));
            const bool forClients = address.unixPath.empty() || address.unixPath != control;
            if (forClients) parts.addresses.push_back(reachable.back());
        }
        wanted = std::move(*bound);  // ports the kernel chose for the first shard hold for the others
    }
    m_state->listening = true;
    const RunFile runFile{getpid(), std::move(reachable), parts.localToken, parts.inputs.basics->clock.now(),
                          std::string(buildInfo().version)};
    return writeRunFile(parts.inputs.dataDirectory, runFile);
}

std::vector<std::string> Engine::addresses() const {
    return m_state->parts.addresses;
}

std::string Engine::setupTokenFile() const {
    const SetupToken& token = m_state->parts.setupToken;
    return token.isIssued() ? token.file().string() : std::string();
}

AdminResponse Engine::call(const AdminRequest& request) {
    if (request.target.substr(0, request.target.find('?')) == "/admin/events")
        return {
            errorInfo(ErrorCode::NotSupported).status,
            R"({"error":{"code":"NOT_SUPPORTED","message":"the event stream is served over HTTP only"}})"};
    admin::AdminCall call;
    call.method = request.method;
    call.target = request.target;
    call.body = request.body;
    call.principal = Principal::local();
    call.address = "local";
    call.requestId =
        newRequestId(m_state->parts.inputs.basics->random, m_state->parts.inputs.basics->clock.now());
    admin::Answer answer = m_state->parts.api.handle(call);
    return {answer.status, std::move(answer.body)};
}

bool Engine::stop(std::chrono::milliseconds grace) {
    if (std::exchange(m_state->stopped, true)) return true;
    EngineParts& parts = m_state->parts;
    parts.stopping.store(true);
    parts.streams.stop();
    const auto all = [&parts](auto count) {
        std::size_t sum = 0;
        for (const auto& shard : parts.shards)
            sum += count(*shard);
        return sum;
    };
    const auto noneBusy = [&] { return all([](ShardServices& shard) { return shard.busy(); }) == 0; };
    const auto noneOpen = [&] { return all([](ShardServices& shard) { return shard.connections(); }) == 0; };
    for (const auto& shard : parts.shards)
        shard->drain();
    const bool whole = !m_state->listening || m_state->waitFor(noneBusy, grace, true);
    for (const auto& shard : parts.shards)
        shard->closeAll();
    m_state->waitFor(noneOpen, kSettleTime, false);
    if (m_state->listening) removeRunFile(parts.inputs.dataDirectory);
    parts.close();
    return whole;
}

void Engine::stopNow() {
    const std::lock_guard lock(m_state->mutex);
    m_state->stopAtOnce = true;
    m_state->cutShort.notify_all();
}

}  // namespace relay
