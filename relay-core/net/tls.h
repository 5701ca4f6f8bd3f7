#pragma once

#include "base/result.h"
#include "net/io_result.h"

#include <openssl/ssl.h>

#include <memory>
#include <span>
#include <string>

namespace relay::net {

using TlsContext = std::shared_ptr<SSL_CTX>;

/// Certificate chain and key as PEM files. TLS 1.2 or newer; http/1.1 by ALPN. InvalidRequest says which file
/// is bad.
Result<TlsContext> serverTlsContext(const std::string& certificateFile, const std::string& keyFile);
/// Verifies the peer against `caFile`, or the system's store when that is empty. InvalidRequest: unreadable
/// file.
Result<TlsContext> clientTlsContext(const std::string& caFile);

/// TLS over a non-blocking socket somebody else owns. OpenSSL reads and writes the socket itself, through a
/// BIO that never raises SIGPIPE: no second copy of the bytes and no buffers of 17 KB for each direction
/// while it idles, which is what asio::ssl::stream costs.
class TlsSession {
public:
    static std::unique_ptr<TlsSession> accepting(SSL_CTX* context, int socket);
    /// Sends `host` as SNI and checks the certificate for it (an address is checked as one).
    static std::unique_ptr<TlsSession> connecting(SSL_CTX* context, int socket, const std::string& host);
    ~TlsSession();
    TlsSession(const TlsSession&) = delete;
    TlsSession& operator=(const TlsSession&) = delete;

    IoResult handshake();
    IoResult read(std::span<char> room);
    /// One record, at most 16 KB of the pieces. After a refusal call it again with the same pieces.
    IoResult write(std::span<const iovec> pieces);
    /// Sends close_notify, if it fits.
    void sayGoodbye();
    /// OpenSSL may hold bytes although the socket has none.
    bool mayHold() const { return m_mayHold; }
    /// Why the handshake failed; for logs.
    const std::string& failure() const { return m_failure; }

private:
    struct Freer {
        void operator()(SSL* ssl) const { SSL_free(ssl); }
    };
    TlsSession(SSL_CTX* context, int socket);
    IoResult outcome(int result);

    std::unique_ptr<SSL, Freer> m_ssl;
    std::string m_failure;
    bool m_ready = false;
    bool m_broken = false;
    bool m_mayHold = false;
};

}  // namespace relay::net
