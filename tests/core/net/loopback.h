#pragma once

#include "net/client.h"
#include "net/server.h"
#include "runtime/shard.h"

#include <boost/asio/post.hpp>

#include <functional>
#include <future>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <type_traits>
#include <vector>

namespace relay::net::test {

/// A shard on a thread of its own.
class RunningShard {
public:
    RunningShard();
    ~RunningShard();
    Shard& operator*() { return m_shard; }

    /// Runs `work` on the shard and waits for what it returns.
    template <class F>
    auto on(F work) -> std::invoke_result_t<F&> {
        std::packaged_task<std::invoke_result_t<F&>()> task(std::move(work));
        auto result = task.get_future();
        boost::asio::post(m_shard.executor(), [&task] { task(); });
        return result.get();
    }
    void run(Task<> task);
    /// Asks again and again, for five seconds at most.
    bool eventually(const std::function<bool()>& condition);

private:
    Shard m_shard{0};
    std::thread m_thread;
};

struct Reply {
    int status = 0;
    std::map<std::string, std::string> headers;  ///< names in lower case
    std::string body;
    bool complete = false;
};

/// A blocking socket with a time limit of five seconds, and no idea of HTTP but reading one answer.
class RawSocket {
public:
    RawSocket() = default;
    explicit RawSocket(int handle);
    static RawSocket toPort(std::uint16_t port, bool v6 = false, int receiveBuffer = 0);
    static RawSocket toPath(const std::string& path);
    ~RawSocket();
    RawSocket(RawSocket&& other) noexcept;
    RawSocket& operator=(RawSocket&& other) noexcept;

    bool connected() const { return m_handle >= 0; }
    bool send(std::string_view bytes);
    /// What is there, waiting for at least a byte; empty at the end.
    std::string receive();
    std::string receiveAll();
    /// Up to and with `text`; shorter if the connection ends before.
    std::string receiveUntil(std::string_view text);
    Reply reply(bool toHead = false);
    void shutdownSend();
    void reset();
    void close();
    int handle() const { return m_handle; }

private:
    std::string take(std::size_t bytes);
    int m_handle = -1;
    std::string m_buffer;
};

/// A server whose handler is chosen by the test.
class ServerFixture {
public:
    ~ServerFixture();
    ListenAddress start(Handler handler, ServerLimits limits = {}, ListenAddress address = {.port = 0});
    RawSocket connect() { return RawSocket::toPort(port); }

    RunningShard shard;
    std::unique_ptr<Server> server;
    std::uint16_t port = 0;
    std::mutex faultsMutex;
    std::vector<std::string> faults;
};

/// An upstream that follows a script: one function a connection, in order; then it accepts no more.
class ScriptedUpstream {
public:
    using Script = std::function<void(RawSocket&)>;
    explicit ScriptedUpstream(std::vector<Script> scripts);
    ~ScriptedUpstream();
    std::uint16_t port() const { return m_port; }
    Origin origin() const { return {false, "127.0.0.1", m_port}; }

private:
    int m_listener = -1;
    std::uint16_t m_port = 0;
    std::vector<Script> m_scripts;
    std::thread m_thread;
};

struct Fetched {
    bool headArrived = false;
    ResponseHead head;
    std::string body;
    bool complete = false;
    Error error;
    CallTimings timings;
};

/// Runs one call to its end on the client's shard.
Task<Fetched> fetch(HttpClient& client, const UpstreamRequest& request);

/// A client on a shard.
class ClientFixture {
public:
    explicit ClientFixture(ClientOptions options = {});
    ~ClientFixture();
    Fetched get(const Origin& origin, std::string target = "/", std::string method = "GET",
                std::string body = {});

    RunningShard shard;
    std::unique_ptr<HttpClient> client;
};

}  // namespace relay::net::test
