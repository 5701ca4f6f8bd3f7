#pragma once

#include "base/result.h"
#include "engine/front_door.h"
#include "net/client.h"
#include "net/server.h"
#include "relay/dependencies.h"
#include "relay/relay.h"
#include "runtime/shard.h"

#include <cstddef>
#include <functional>
#include <future>
#include <memory>
#include <string>
#include <thread>
#include <vector>

namespace relay {

/// One shard with its thread and everything that lives on it. Made and destroyed by the engine's thread; what touches
/// a server or the client runs on the shard by way of onShard().
class ShardServices {
public:
    ShardServices(std::size_t index, const RelayDependencies& dependencies, net::ClientOptions client);
    ~ShardServices();

    Shard& shard() { return m_shard; }
    net::HttpClient& client() { return m_client; }

    /// The front door needs the admin routes, which need the first shard: so it comes second.
    void open(admin::AdminHttp& admin, OpsRoutes& ops);
    Result<std::vector<net::ListenAddress>> listen(const std::vector<net::ListenAddress>& addresses,
                                                   const net::ServerLimits& limits);
    std::size_t busy();
    std::size_t connections();
    void drain();
    /// Closes every connection to clients and upstreams; their requests settle and end.
    void closeAll();
    /// Ends the thread. Idempotent.
    void stop();

private:
    template <class F>
    auto onShard(F work) {
        // Wrapped: Asio would take a packaged_task for a completion token and ask for its future itself.
        std::packaged_task<decltype(work())()> task(std::move(work));
        auto done = task.get_future();
        boost::asio::post(m_shard.context(), [&task] { task(); });
        return done.get();
    }

    Observer& m_observer;
    Random& m_random;
    const Clock& m_clock;
    Shard m_shard;
    net::HttpClient m_client;
    Relay m_relay;
    std::unique_ptr<FrontDoor> m_frontDoor;
    std::vector<std::unique_ptr<net::Server>> m_servers;
    std::thread m_thread;
};

}  // namespace relay
