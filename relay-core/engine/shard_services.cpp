#include "engine/shard_services.h"

#include "base/ids.h"
#include "observe/observer.h"

#include <boost/asio/post.hpp>

#include <utility>

namespace relay {

ShardServices::ShardServices(std::size_t index, const RelayDependencies& dependencies,
                             net::ClientOptions client)
    : m_observer(dependencies.observer),
      m_random(dependencies.random),
      m_clock(dependencies.clock),
      m_shard(index),
      m_client(m_shard, std::move(client)),
      m_relay(dependencies, m_client, m_shard),
      m_thread([this] { m_shard.run(); }) {}

ShardServices::~ShardServices() {
    stop();
}

void ShardServices::open(admin::AdminHttp& admin, OpsRoutes& ops) {
    m_frontDoor = std::make_unique<FrontDoor>(m_relay, admin, ops);
}

Result<std::vector<net::ListenAddress>> ShardServices::listen(
    const std::vector<net::ListenAddress>& addresses, const net::ServerLimits& limits) {
    using Bound = Result<std::vector<net::ListenAddress>>;
    return onShard([&]() -> Bound {
        std::vector<net::ListenAddress> bound;
        for (const net::ListenAddress& address : addresses) {
            const bool shared = address.unixPath.empty() || m_shard.index() == 0;
            if (!shared) continue;
            auto handler = [this](net::Exchange& exchange) { return m_frontDoor->serve(exchange); };
            auto onBug = [this](std::string_view what) { m_observer.log(LogLevel::Error, "net", what); };
            auto newId = [this] { return newRequestId(m_random, m_clock.now()); };
            auto server = std::make_unique<net::Server>(m_shard, address, limits, std::move(handler),
                                                        std::move(onBug), std::move(newId));
            if (auto started = server->start(); !started) return started.error();
            bound.push_back(server->address());
            m_servers.push_back(std::move(server));
        }
        return bound;
    });
}

std::size_t ShardServices::busy() {
    return onShard([this] {
        std::size_t count = 0;
        for (const auto& server : m_servers)
            count += server->busyConnections();
        return count;
    });
}

std::size_t ShardServices::connections() {
    return onShard([this] {
        std::size_t count = 0;
        for (const auto& server : m_servers)
            count += server->openConnections();
        return count;
    });
}

void ShardServices::drain() {
    onShard([this] {
        for (const auto& server : m_servers)
            server->drain();
    });
}

void ShardServices::closeAll() {
    onShard([this] {
        for (const auto& server : m_servers)
            server->closeAll();
        m_client.shutdown();
    });
}

void ShardServices::stop() {
    if (!m_thread.joinable()) return;
    onShard([this] { m_servers.clear(); });
    m_shard.stop();
    m_thread.join();
}

}  // namespace relay
