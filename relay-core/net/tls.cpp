#include "net/tls.h"

#include <openssl/err.h>
#include <openssl/x509v3.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <climits>
#include <cstring>
#include <new>

namespace relay::net {
namespace {

constexpr std::size_t kRecordBytes = 16 * 1024;
constexpr std::array<unsigned char, 9> kAlpn{8, 'h', 't', 't', 'p', '/', '1', '.', '1'};

int socketOf(BIO* bio) {
    return static_cast<int>(reinterpret_cast<std::intptr_t>(BIO_get_data(bio)));
}

int bioWrite(BIO* bio, const char* bytes, int size) {
    BIO_clear_retry_flags(bio);
    const ssize_t sent = ::send(socketOf(bio), bytes, static_cast<std::size_t>(size), MSG_NOSIGNAL);
    if (sent < 0 && wouldBlock()) BIO_set_retry_write(bio);
    return static_cast<int>(sent);
}

int bioRead(BIO* bio, char* bytes, int size) {
    BIO_clear_retry_flags(bio);
    const ssize_t got = ::recv(socketOf(bio), bytes, static_cast<std::size_t>(size), 0);
    if (got < 0 && wouldBlock()) BIO_set_retry_read(bio);
    return static_cast<int>(got);
}

long bioControl(BIO*, int command, long, void*) {
    return command == BIO_CTRL_FLUSH ? 1 : 0;
}

struct MethodFreer {
    void operator()(BIO_METHOD* method) const { BIO_meth_free(method); }
};

const BIO_METHOD* socketMethod() {
    static const std::unique_ptr<BIO_METHOD, MethodFreer> method = [] {
        std::unique_ptr<BIO_METHOD, MethodFreer> made(
            BIO_meth_new(BIO_get_new_index() | BIO_TYPE_SOURCE_SINK, "socket"));
        if (!made) throw std::bad_alloc();
        BIO_meth_set_write(made.get(), bioWrite);
        BIO_meth_set_read(made.get(), bioRead);
        BIO_meth_set_ctrl(made.get(), bioControl);
        return made;
    }();
    return method.get();
}

std::string lastFailure(const char* otherwise) {
    const unsigned long code = ERR_get_error();
    ERR_clear_error();
    const char* reason = code == 0 ? nullptr : ERR_reason_error_string(code);
    return reason == nullptr ? otherwise : reason;
}

TlsContext makeContext(const SSL_METHOD* method) {
    TlsContext context(SSL_CTX_new(method), SSL_CTX_free);
    if (!context) throw std::bad_alloc();
    SSL_CTX_set_min_proto_version(context.get(), TLS1_2_VERSION);
    SSL_CTX_set_options(context.get(), SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION);
    // Released buffers are most of what an idle connection would hold; read-ahead saves a system call a
    // record.
    SSL_CTX_set_mode(context.get(), SSL_MODE_RELEASE_BUFFERS | SSL_MODE_ENABLE_PARTIAL_WRITE |
                                        SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
    SSL_CTX_set_read_ahead(context.get(), 1);
    return context;
}

int chooseProtocol(SSL*, const unsigned char** out, unsigned char* outSize, const unsigned char* in,
                   unsigned int inSize, void*) {
    unsigned char* chosen = nullptr;
    const int found = SSL_select_next_proto(&chosen, outSize, kAlpn.data(), kAlpn.size(), in, inSize);
    *out = chosen;
    return found == OPENSSL_NPN_NEGOTIATED ? SSL_TLSEXT_ERR_OK : SSL_TLSEXT_ERR_NOACK;
}

}  // namespace

Result<TlsContext> serverTlsContext(const std::string& certificateFile, const std::string& keyFile) {
    TlsContext context = makeContext(TLS_server_method());
    if (SSL_CTX_use_certificate_chain_file(context.get(), certificateFile.c_str()) != 1)
        return fail(ErrorCode::InvalidRequest,
                    "cannot use the certificate file " + certificateFile + ": " + lastFailure("unreadable"));
    if (SSL_CTX_use_PrivateKey_file(context.get(), keyFile.c_str(), SSL_FILETYPE_PEM) != 1)
        return fail(ErrorCode::InvalidRequest,
                    "cannot use the key file " + keyFile + ": " + lastFailure("unreadable"));
    SSL_CTX_set_alpn_select_cb(context.get(), chooseProtocol, nullptr);
    return context;
}

Result<TlsContext> clientTlsContext(const std::string& caFile) {
    TlsContext context = makeContext(TLS_client_method());
    SSL_CTX_set_verify(context.get(), SSL_VERIFY_PEER, nullptr);
    SSL_CTX_set_alpn_protos(context.get(), kAlpn.data(), kAlpn.size());
    const int loaded = caFile.empty() ? SSL_CTX_set_default_verify_paths(context.get())
                                      : SSL_CTX_load_verify_locations(context.get(), caFile.c_str(), nullptr);
    if (loaded != 1)
        return fail(ErrorCode::InvalidRequest,
                    "cannot use the CA file " + caFile + ": " + lastFailure("unreadable"));
    return context;
}

TlsSession::TlsSession(SSL_CTX* context, int socket) : m_ssl(SSL_new(context)) {
    BIO* bio = BIO_new(socketMethod());
    if (!m_ssl || bio == nullptr) throw std::bad_alloc();
    BIO_set_data(bio, reinterpret_cast<void*>(static_cast<std::intptr_t>(socket)));
    BIO_set_init(bio, 1);
    SSL_set_bio(m_ssl.get(), bio, bio);
}

TlsSession::~TlsSession() = default;

std::unique_ptr<TlsSession> TlsSession::accepting(SSL_CTX* context, int socket) {
    std::unique_ptr<TlsSession> session(new TlsSession(context, socket));
    SSL_set_accept_state(session->m_ssl.get());
    return session;
}

std::unique_ptr<TlsSession> TlsSession::connecting(SSL_CTX* context, int socket, const std::string& host) {
    std::unique_ptr<TlsSession> session(new TlsSession(context, socket));
    SSL* ssl = session->m_ssl.get();
    SSL_set_connect_state(ssl);
    // RFC 6066 3: an address is no server name.
    if (X509_VERIFY_PARAM_set1_ip_asc(SSL_get0_param(ssl), host.c_str()) != 1) {
        SSL_set1_host(ssl, host.c_str());
        SSL_set_tlsext_host_name(ssl, host.c_str());
    }
    ERR_clear_error();
    return session;
}

IoResult TlsSession::outcome(int result) {
    if (result > 0) return {IoStatus::Done, static_cast<std::size_t>(result)};
    switch (SSL_get_error(m_ssl.get(), result)) {
        case SSL_ERROR_WANT_READ:
            return {IoStatus::NeedReadable, 0};
        case SSL_ERROR_WANT_WRITE:
            return {IoStatus::NeedWritable, 0};
        case SSL_ERROR_ZERO_RETURN:
            return {IoStatus::End, 0};
        default:
            m_broken = true;
            m_failure = lastFailure("the connection broke off");
            return {IoStatus::Failed, 0};
    }
}

IoResult TlsSession::handshake() {
    ERR_clear_error();
    const IoResult result = outcome(SSL_do_handshake(m_ssl.get()));
    m_ready = result.status == IoStatus::Done;
    // What came behind the last handshake message is inside OpenSSL already.
    m_mayHold = m_ready;
    const long verified = SSL_get_verify_result(m_ssl.get());
    if (result.status == IoStatus::Failed && verified != X509_V_OK)
        m_failure = std::string("certificate: ") + X509_verify_cert_error_string(verified);
    return result;
}

IoResult TlsSession::read(std::span<char> room) {
    ERR_clear_error();
    const int size = static_cast<int>(std::min<std::size_t>(room.size(), INT_MAX));
    const IoResult result = outcome(SSL_read(m_ssl.get(), room.data(), size));
    m_mayHold = result.status == IoStatus::Done;
    return result;
}

IoResult TlsSession::write(std::span<const iovec> pieces) {
    std::array<char, kRecordBytes> record;
    std::size_t size = 0;
    for (const iovec& piece : pieces) {
        const std::size_t part = std::min(piece.iov_len, record.size() - size);
        if (part > 0) std::memcpy(record.data() + size, piece.iov_base, part);
        size += part;
        if (size == record.size()) break;
    }
    if (size == 0) return {IoStatus::Done, 0};
    ERR_clear_error();
    return outcome(SSL_write(m_ssl.get(), record.data(), static_cast<int>(size)));
}

void TlsSession::sayGoodbye() {
    if (!m_ready || m_broken) return;
    ERR_clear_error();
    SSL_shutdown(m_ssl.get());
    ERR_clear_error();
}

}  // namespace relay::net
