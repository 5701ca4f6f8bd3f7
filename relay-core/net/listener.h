#pragma once

#include "base/result.h"
#include "net/server.h"
#include "net/stream.h"
#include "runtime/deadlines.h"

#include <boost/asio/basic_socket_acceptor.hpp>

#include <functional>
#include <memory>

namespace relay::net {

/// One bound address. Owner thread: the shard.
class Listener {
public:
    /// `onAccept` gets each connection and returns whether it wants another one now; if not, resume() asks
    /// again.
    using OnAccept = std::function<bool(StreamSocket, Peer)>;
    using LogFault = std::function<void(std::string_view)>;

    Listener(Shard& shard, ListenAddress address, OnAccept onAccept, LogFault logFault);
    ~Listener();
    Listener(const Listener&) = delete;
    Listener& operator=(const Listener&) = delete;

    Result<void> start();
    const ListenAddress& address() const { return m_address; }
    void resume();
    /// Removes the unix socket's file, too.
    void close();

private:
    using Acceptor = boost::asio::basic_socket_acceptor<boost::asio::generic::stream_protocol, Executor>;

    Result<void> listenTcp();
    Result<void> listenUnix();
    Result<void> adopt(int handle, int family);
    void acceptAll();
    void backOff(int error);

    Shard& m_shard;
    ListenAddress m_address;
    OnAccept m_onAccept;
    LogFault m_logFault;
    int m_family = 0;
    bool m_waiting = false;
    bool m_ownsPath = false;
    std::shared_ptr<Acceptor> m_acceptor;
    Deadline m_backOff;
};

}  // namespace relay::net
