#pragma once

#include "net/io_result.h"
#include "net/tls.h"
#include "runtime/readiness.h"
#include "runtime/task.h"

#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/generic/stream_protocol.hpp>
#include <boost/smart_ptr/intrusive_ptr.hpp>
#include <boost/smart_ptr/intrusive_ref_counter.hpp>

#include <memory>
#include <span>

namespace relay {
class Shard;
}

namespace relay::net {

/// Hears of a stream's readiness. Called by the io_context itself, on top of the stack.
class StreamOwner {
public:
    /// There may be bytes, or the end.
    virtual void streamReadable() = 0;
    virtual void streamWritable() = 0;

protected:
    ~StreamOwner() = default;
};

using StreamSocket = boost::asio::basic_stream_socket<boost::asio::generic::stream_protocol, Executor>;

/// A TCP or unix connection, with TLS or without. Reading and writing never wait: they are plain system calls
/// at the moment the caller chooses, and Readiness (with TLS Asio) only tells when the socket is ready. So an idle stream
/// needs no buffer, a wish to read survives from one message to the next, and nothing is type-erased. Owner thread: the shard. Kept alive by whoever waits in the reactor.
class Stream final : public boost::intrusive_ref_counter<Stream, boost::thread_unsafe_counter>,
                     private ReadinessListener {
public:
    Stream(Shard& shard, StreamSocket socket);
    ~Stream();

    /// The socket must be connected.
    void useTls(std::unique_ptr<TlsSession> session);
    TlsSession* tls() { return m_tls.get(); }

    /// Who hears of readiness; nobody with nullptr.
    void setOwner(StreamOwner* owner) { m_owner = owner; }
    /// Once, and again after each call of the owner. Nothing happens if it is being waited for already.
    void watchReadable();
    void watchWritable();

    IoResult handshake();
    IoResult read(std::span<char> room);
    /// Whether read() may have left something that no readiness will announce again; true after a full
    /// buffer.
    bool worthReadingAgain(const IoResult& last, std::size_t asked) const;
    /// Writes as much as fits, in one system call if it fits as a whole; `pieces` becomes what is left.
    IoResult write(std::span<iovec>& pieces);

    bool isOpen() const { return m_socket.is_open(); }
    int handle() { return m_socket.native_handle(); }
    void shutdownSend();
    /// Ends it in order: close_notify, FIN.
    void close();
    /// Ends it so that the peer notices: no close_notify, RST.
    void reset();

private:
    void ready(bool readable, bool writable, bool ended) override;
    bool followsEdges();
    void tellKept(bool possible, void (Stream::*then)());
    void readable();
    void writable();
    void leaveEdges();
    void closeSocket();
    IoResult writeOnce(std::span<const iovec> pieces);

    Shard& m_shard;
    StreamSocket m_socket;
    std::unique_ptr<TlsSession> m_tls;
    StreamOwner* m_owner = nullptr;
    bool m_registered = false;  ///< for edges, which are what the next two are made of
    bool m_mayRead = false;
    bool m_mayWrite = false;
    bool m_ended = false;  ///< the end may come with the last bytes, and is not announced again
    bool m_awaitsReadable = false;
    bool m_awaitsWritable = false;
};

using StreamPtr = boost::intrusive_ptr<Stream>;

}  // namespace relay::net
