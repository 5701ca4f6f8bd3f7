#include "net/stream.h"

#include "runtime/shard.h"

#include <sys/socket.h>
#include <boost/asio/post.hpp>

#include <algorithm>
#include <cerrno>
#include <utility>

namespace relay::net {
namespace {

constexpr std::size_t kMostPieces = 256;

void dropFront(std::span<iovec>& pieces, std::size_t bytes) {
    while (!pieces.empty() && bytes >= pieces.front().iov_len) {
        bytes -= pieces.front().iov_len;
        pieces = pieces.subspan(1);
    }
    if (bytes == 0) return;
    iovec& first = pieces.front();
    first.iov_base = static_cast<char*>(first.iov_base) + bytes;
    first.iov_len -= bytes;
}

}  // namespace

Stream::Stream(Shard& shard, StreamSocket socket) : m_shard(shard), m_socket(std::move(socket)) {}

Stream::~Stream() {
    closeSocket();
}

void Stream::useTls(std::unique_ptr<TlsSession> session) {
    leaveEdges();
    m_tls = std::move(session);
}

void Stream::leaveEdges() {
    if (!std::exchange(m_registered, false)) return;
    m_shard.readiness().remove(handle(), *this);
    // What was awaited of them will not come.
    m_awaitsReadable = false;
    m_awaitsWritable = false;
}

void Stream::closeSocket() {
    leaveEdges();
    boost::system::error_code ignored;
    m_socket.close(ignored);
}

/// With TLS bytes may wait within the session, and edges are no measure.
bool Stream::followsEdges() {
    if (m_tls) return false;
    if (!m_registered) m_registered = m_shard.readiness().add(handle(), *this);
    return m_registered;
}

/// Edges are told once: one that came unasked is kept, and told now.
void Stream::tellKept(bool possible, void (Stream::*then)()) {
    if (!possible) return;
    const StreamPtr self(this);
    boost::asio::post(m_shard.executor(), [self, then] { (self.get()->*then)(); });
}

void Stream::ready(bool readable, bool writable, bool ended) {
    m_mayRead |= readable;
    m_mayWrite |= writable;
    m_ended |= ended;
    const StreamPtr self(this);
    if (readable && m_awaitsReadable) this->readable();
    if (writable && m_awaitsWritable) this->writable();
}

void Stream::watchReadable() {
    if (m_awaitsReadable || !isOpen()) return;
    m_awaitsReadable = true;
    if (followsEdges()) return tellKept(m_mayRead, &Stream::readable);
    const StreamPtr self(this);
    if (m_tls && m_tls->mayHold()) {
        boost::asio::post(m_shard.executor(), [self] { self->readable(); });
        return;
    }
    m_socket.async_wait(StreamSocket::wait_read,
                        [self](const boost::system::error_code&) { self->readable(); });
}

void Stream::watchWritable() {
    if (m_awaitsWritable || !isOpen()) return;
    m_awaitsWritable = true;
    if (followsEdges()) return tellKept(m_mayWrite, &Stream::writable);
    const StreamPtr self(this);
    m_socket.async_wait(StreamSocket::wait_write,
                        [self](const boost::system::error_code&) { self->writable(); });
}

void Stream::readable() {
    if (!std::exchange(m_awaitsReadable, false)) return;
    if (m_owner != nullptr && isOpen()) m_owner->streamReadable();
}

void Stream::writable() {
    if (!std::exchange(m_awaitsWritable, false)) return;
    if (m_owner != nullptr && isOpen()) m_owner->streamWritable();
}

IoResult Stream::handshake() {
    return m_tls->handshake();
}

IoResult Stream::read(std::span<char> room) {
    if (!isOpen()) return {};
    if (m_tls) return m_tls->read(room);
    const ssize_t got = ::recv(handle(), room.data(), room.size(), 0);
    if (got > 0) {
        if (static_cast<std::size_t>(got) < room.size()) m_mayRead = m_ended;
        return {IoStatus::Done, static_cast<std::size_t>(got)};
    }
    if (got == 0) return {IoStatus::End, 0};
    if (!wouldBlock()) return {IoStatus::Failed, 0};
    m_mayRead = false;
    return {IoStatus::NeedReadable, 0};
}

bool Stream::worthReadingAgain(const IoResult& last, std::size_t asked) const {
    return last.status == IoStatus::Done && (m_tls || last.bytes == asked);
}

IoResult Stream::write(std::span<iovec>& pieces) {
    IoResult total{IoStatus::Done, 0};
    while (!pieces.empty()) {
        const IoResult part = writeOnce(pieces);
        if (part.status != IoStatus::Done) {
            total.status = part.status;
            break;
        }
        total.bytes += part.bytes;
        dropFront(pieces, part.bytes);
    }
    return total;
}

IoResult Stream::writeOnce(std::span<const iovec> pieces) {
    if (!isOpen()) return {};
    if (m_tls) return m_tls->write(pieces);
    msghdr message{};
    message.msg_iov = const_cast<iovec*>(pieces.data());
    message.msg_iovlen = std::min(pieces.size(), kMostPieces);
    const ssize_t sent = ::sendmsg(handle(), &message, MSG_NOSIGNAL);
    if (sent >= 0) return {IoStatus::Done, static_cast<std::size_t>(sent)};
    if (!wouldBlock()) return {IoStatus::Failed, 0};
    m_mayWrite = false;
    return {IoStatus::NeedWritable, 0};
}

void Stream::shutdownSend() {
    if (!isOpen()) return;
    if (m_tls) m_tls->sayGoodbye();
    ::shutdown(handle(), SHUT_WR);
}

void Stream::close() {
    if (!isOpen()) return;
    if (m_tls) m_tls->sayGoodbye();
    closeSocket();
}

void Stream::reset() {
    if (!isOpen()) return;
    const linger now{.l_onoff = 1, .l_linger = 0};
    ::setsockopt(handle(), SOL_SOCKET, SO_LINGER, &now, sizeof now);
    closeSocket();
}

}  // namespace relay::net
