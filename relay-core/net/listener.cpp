#include "net/listener.h"

#include "runtime/shard.h"

#include <arpa/inet.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

namespace relay::net {
namespace {

/// A loop over more would let a storm of connections starve those that are open.
constexpr int kAcceptsInOneTurn = 64;
constexpr std::chrono::milliseconds kBackOff{200};

/// Closes what was not released.
class Handle {
public:
    explicit Handle(int handle) : m_handle(handle) {}
    ~Handle() {
        if (m_handle >= 0) ::close(m_handle);
    }
    Handle(const Handle&) = delete;
    Handle& operator=(const Handle&) = delete;
    int get() const { return m_handle; }
    int release() { return std::exchange(m_handle, -1); }

private:
    int m_handle;
};

struct Resolved {
    sockaddr_storage address{};
    socklen_t size = 0;
};

const sockaddr* generic(const sockaddr_storage& address) {
    return reinterpret_cast<const sockaddr*>(&address);
}

std::string reasonOf(int error) {
    return boost::system::error_code(error, boost::system::system_category()).message();
}

std::string nameOf(const ListenAddress& address) {
    if (!address.unixPath.empty()) return "unix:" + address.unixPath;
    const bool brackets = address.host.find(':') != std::string::npos;
    return (brackets ? "[" + address.host + "]" : address.host) + ":" + std::to_string(address.port);
}

Error bindError(const ListenAddress& address, int error) {
    if (error == EADDRINUSE)
        return fail(ErrorCode::Conflict, "the address " + nameOf(address) + " is in use by another program");
    const bool asked = error == EADDRNOTAVAIL || error == EACCES || error == ENOENT || error == ENOTDIR;
    return fail(asked ? ErrorCode::InvalidRequest : ErrorCode::Internal,
                "cannot listen on " + nameOf(address) + ": " + reasonOf(error));
}

Result<Resolved> resolve(const ListenAddress& address) {
    addrinfo hints{};
    hints.ai_flags = AI_PASSIVE | AI_NUMERICSERV;
    hints.ai_socktype = SOCK_STREAM;
    addrinfo* found = nullptr;
    const std::string port = std::to_string(address.port);
    const char* host = address.host.empty() || address.host == "*" ? nullptr : address.host.c_str();
    if (const int error = ::getaddrinfo(host, port.c_str(), &hints, &found); error != 0)
        return fail(ErrorCode::InvalidRequest,
                    "cannot listen on " + nameOf(address) + ": " + ::gai_strerror(error));
    Resolved resolved;
    std::memcpy(&resolved.address, found->ai_addr, found->ai_addrlen);
    resolved.size = found->ai_addrlen;
    ::freeaddrinfo(found);
    return resolved;
}

Handle openTcp(int family, bool sharePort) {
    Handle handle(::socket(family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
    const int on = 1;
    ::setsockopt(handle.get(), SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    if (sharePort) ::setsockopt(handle.get(), SOL_SOCKET, SO_REUSEPORT, &on, sizeof on);
    return Handle(handle.release());
}

/// Who binds without SO_REUSEPORT is refused when anybody listens there, with that option or not.
int portIsTaken(const Resolved& at) {
    const Handle probe = openTcp(at.address.ss_family, false);
    if (::bind(probe.get(), generic(at.address), at.size) == 0)
        return ::listen(probe.get(), 1) == 0 ? 0 : errno;
    return errno;
}

std::uint16_t portOf(int handle) {
    sockaddr_storage bound{};
    socklen_t size = sizeof bound;
    ::getsockname(handle, reinterpret_cast<sockaddr*>(&bound), &size);
    in_port_t port = 0;
    if (bound.ss_family == AF_INET6)
        port = reinterpret_cast<const sockaddr_in6*>(&bound)->sin6_port;
    else
        port = reinterpret_cast<const sockaddr_in*>(&bound)->sin_port;
    return ntohs(port);
}

Peer peerOf(const sockaddr_storage& address) {
    std::array<char, INET6_ADDRSTRLEN> text{};
    if (address.ss_family == AF_INET) {
        const auto& v4 = reinterpret_cast<const sockaddr_in*>(&address)->sin_addr;
        ::inet_ntop(AF_INET, &v4, text.data(), text.size());
        return {text.data(), (ntohl(v4.s_addr) >> 24) == 127};
    }
    if (address.ss_family != AF_INET6) return {"unix", true};
    const in6_addr& v6 = reinterpret_cast<const sockaddr_in6*>(&address)->sin6_addr;
    if (IN6_IS_ADDR_V4MAPPED(&v6)) {
        ::inet_ntop(AF_INET, &v6.s6_addr[12], text.data(), text.size());
        return {text.data(), v6.s6_addr[12] == 127};
    }
    ::inet_ntop(AF_INET6, &v6, text.data(), text.size());
    return {text.data(), IN6_IS_ADDR_LOOPBACK(&v6) != 0};
}

bool somebodyListens(const sockaddr_un& at) {
    const Handle probe(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    const int result = ::connect(probe.get(), reinterpret_cast<const sockaddr*>(&at), sizeof at);
    return result == 0 || errno != ECONNREFUSED;
}

bool isSocketFile(const std::string& path) {
    struct stat info{};
    return ::lstat(path.c_str(), &info) == 0 && S_ISSOCK(info.st_mode);
}

}  // namespace

Listener::Listener(Shard& shard, ListenAddress address, OnAccept onAccept, LogFault logFault)
    : m_shard(shard),
      m_address(std::move(address)),
      m_onAccept(std::move(onAccept)),
      m_logFault(std::move(logFault)),
      m_backOff(shard.deadlines(), [this] { resume(); }) {}

Listener::~Listener() {
    close();
}

Result<void> Listener::start() {
    return m_address.unixPath.empty() ? listenTcp() : listenUnix();
}

Result<void> Listener::listenTcp() {
    const Result<Resolved> at = resolve(m_address);
    if (!at) return at.error();
    if (m_shard.index() == 0 && m_address.port != 0)
        if (const int error = portIsTaken(*at); error != 0) return bindError(m_address, error);

    Handle handle = openTcp(at->address.ss_family, true);
    const int on = 1;
    ::setsockopt(handle.get(), IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    if (handle.get() < 0 || ::bind(handle.get(), generic(at->address), at->size) != 0 ||
        ::listen(handle.get(), SOMAXCONN) != 0)
        return bindError(m_address, errno);
    m_address.port = portOf(handle.get());
    return adopt(handle.release(), at->address.ss_family);
}

Result<void> Listener::listenUnix() {
    sockaddr_un at{};
    at.sun_family = AF_UNIX;
    if (m_address.unixPath.size() >= sizeof at.sun_path)
        return fail(ErrorCode::InvalidRequest,
                    "the path of " + nameOf(m_address) + " is too long for a unix socket");
    m_address.unixPath.copy(at.sun_path, sizeof at.sun_path - 1);

    Handle handle(::socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
    // Before bind() it is the mode the file is created with: there is no moment in which others could
    // connect.
    ::fchmod(handle.get(), S_IRUSR | S_IWUSR);
    const auto bind = [&] {
        return ::bind(handle.get(), reinterpret_cast<const sockaddr*>(&at), sizeof at) == 0;
    };
    if (!bind()) {
        // A file left by a relay that was killed. Never anything that is no socket, nor one that answers.
        const bool stale = errno == EADDRINUSE && isSocketFile(m_address.unixPath) && !somebodyListens(at);
        if (!stale) return bindError(m_address, EADDRINUSE == errno ? EADDRINUSE : errno);
        ::unlink(m_address.unixPath.c_str());
        if (!bind()) return bindError(m_address, errno);
    }
    m_ownsPath = true;
    if (::listen(handle.get(), SOMAXCONN) != 0) return bindError(m_address, errno);
    return adopt(handle.release(), AF_UNIX);
}

Result<void> Listener::adopt(int handle, int family) {
    m_family = family;
    m_acceptor = std::make_shared<Acceptor>(m_shard.executor());
    boost::system::error_code error;
    m_acceptor->assign(boost::asio::generic::stream_protocol(family, 0), handle, error);
    if (error) {
        ::close(handle);
        return fail(ErrorCode::Internal, "cannot listen on " + nameOf(m_address) + ": " + error.message());
    }
    resume();
    return {};
}

void Listener::resume() {
    if (m_waiting || !m_acceptor) return;
    m_waiting = true;
    m_acceptor->async_wait(Acceptor::wait_read,
                           [this, alive = m_acceptor](const boost::system::error_code& error) {
                               // Closed: this listener may be gone, its acceptor is not.
                               if (error || !alive->is_open()) return;
                               m_waiting = false;
                               acceptAll();
                           });
}

void Listener::acceptAll() {
    for (int i = 0; i < kAcceptsInOneTurn; ++i) {
        sockaddr_storage from{};
        socklen_t size = sizeof from;
        const int handle = ::accept4(m_acceptor->native_handle(), reinterpret_cast<sockaddr*>(&from), &size,
                                     SOCK_NONBLOCK | SOCK_CLOEXEC);
        if (handle < 0) {
            if (errno == EAGAIN || errno == EWOULDBLOCK) break;
            if (errno == EINTR || errno == ECONNABORTED || errno == EPROTO) continue;
            return backOff(errno);
        }
        StreamSocket socket(m_shard.executor());
        boost::system::error_code error;
        socket.assign(boost::asio::generic::stream_protocol(m_family, 0), handle, error);
        if (error) {
            ::close(handle);
            return backOff(error.value());
        }
        if (m_family == AF_UNIX) from.ss_family = AF_UNIX;
        if (!m_onAccept(std::move(socket), peerOf(from))) return;
    }
    resume();
}

/// Out of descriptors or memory: the connection stays in the kernel's queue, asking at once again would only
/// spin.
void Listener::backOff(int error) {
    if (m_logFault) m_logFault("accepting on " + nameOf(m_address) + " pauses: " + reasonOf(error));
    m_backOff.set(kBackOff);
}

void Listener::close() {
    m_backOff.clear();
    if (m_acceptor) {
        boost::system::error_code ignored;
        m_acceptor->close(ignored);
        m_acceptor.reset();
    }
    if (std::exchange(m_ownsPath, false)) ::unlink(m_address.unixPath.c_str());
}

}  // namespace relay::net
