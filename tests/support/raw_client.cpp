#include "support/raw_client.h"

#include "base/text.h"

#include <openssl/ssl.h>
#include <sys/socket.h>

#include <array>
#include <stdexcept>

namespace relay::test {
namespace {

using SslContext = std::unique_ptr<SSL_CTX, void (*)(SSL_CTX*)>;

SSL* handshake(int fd, const std::string& caFile) {
    const SslContext context(SSL_CTX_new(TLS_client_method()), SSL_CTX_free);
    SSL_CTX_set_verify(context.get(), SSL_VERIFY_PEER, nullptr);
    if (SSL_CTX_load_verify_locations(context.get(), caFile.c_str(), nullptr) != 1)
        throw std::runtime_error("cannot load " + caFile);
    SSL* ssl = SSL_new(context.get());
    SSL_set_fd(ssl, fd);
    SSL_set1_host(ssl, "localhost");
    SSL_ctrl(ssl, SSL_CTRL_SET_TLSEXT_HOSTNAME, TLSEXT_NAMETYPE_host_name, const_cast<char*>("localhost"));
    if (SSL_connect(ssl) != 1) {
        SSL_free(ssl);
        throw std::runtime_error("TLS handshake failed");
    }
    return ssl;
}

}  // namespace

RawClient::RawClient(Descriptor socket, SSL* ssl) : m_socket(std::move(socket)), m_ssl(ssl, SSL_free) {}
RawClient::RawClient(RawClient&&) noexcept = default;
RawClient& RawClient::operator=(RawClient&&) noexcept = default;
RawClient::~RawClient() = default;

RawClient RawClient::tcp(std::uint16_t port, const std::string& address) {
    return RawClient(connectTcp(port, address), nullptr);
}

RawClient RawClient::unixSocket(const std::string& path) {
    return RawClient(connectUnix(path), nullptr);
}

RawClient RawClient::tls(std::uint16_t port, const std::string& caFile) {
    Descriptor socket = connectTcp(port);
    SSL* ssl = handshake(socket.get(), caFile);
    return RawClient(std::move(socket), ssl);
}

bool RawClient::send(std::string_view bytes) {
    if (!m_ssl) return sendAll(m_socket.get(), bytes);
    return SSL_write(m_ssl.get(), bytes.data(), static_cast<int>(bytes.size())) ==
           static_cast<int>(bytes.size());
}

bool RawClient::sendInPieces(std::string_view bytes, std::size_t size) {
    for (std::size_t at = 0; at < bytes.size(); at += size)
        if (!send(bytes.substr(at, size))) return false;
    return true;
}

bool RawClient::post(std::string_view target, const Headers& headers, std::string_view body) {
    return send(requestText("POST", target, headers, body));
}

bool RawClient::get(std::string_view target, const Headers& headers) {
    return send(requestText("GET", target, headers));
}

void RawClient::finishSending() {
    ::shutdown(m_socket.get(), SHUT_WR);
}

void RawClient::close() {
    m_ssl.reset();
    m_socket.close();
}

void RawClient::reset() {
    m_ssl.reset();
    closeWithReset(m_socket);
}

ReadOutcome RawClient::readBytes(std::string& out, Millis timeout) {
    if (!m_ssl) return readSome(m_socket.get(), out, timeout);
    std::array<char, 16384> buffer;
    const int got = SSL_read(m_ssl.get(), buffer.data(), static_cast<int>(buffer.size()));
    if (got <= 0) return ReadOutcome::End;
    out.append(buffer.data(), static_cast<std::size_t>(got));
    return ReadOutcome::Data;
}

bool RawClient::fill() {
    const ReadOutcome outcome = readBytes(m_in, kPatience);
    if (outcome == ReadOutcome::TimedOut) throw std::runtime_error("nothing came from the server");
    return outcome == ReadOutcome::Data;
}

bool RawClient::waitForInterim() {
    while (m_in.find("\r\n\r\n") == std::string::npos)
        if (!fill()) return false;
    if (!m_in.starts_with("HTTP/1.1 1")) return false;
    m_interim.push_back(takeHead(m_in)->bytes);
    return true;
}

ClientAnswer RawClient::readHead(bool noBody) {
    ClientAnswer answer;
    while (true) {
        std::optional<HeadText> head;
        while (!(head = takeHead(m_in)))
            if (!fill()) throw std::runtime_error("the connection ended before an answer: \"" + m_in + "\"");
        if (head->startLine.size() < 12 || !head->startLine.starts_with("HTTP/1."))
            throw std::runtime_error("not a status line: " + head->startLine);
        answer.status = std::stoi(head->startLine.substr(9, 3));
        answer.head = std::move(head->bytes);
        answer.headers = std::move(head->headers);
        if (answer.status >= 200) break;
        m_interim.push_back(answer.head);
    }
    const auto length = answer.header("content-length");
    if (noBody || answer.status == 204 || answer.status == 304) {
        m_kind = BodyKind::None;
    } else if (answer.header("transfer-encoding")) {
        m_kind = BodyKind::Chunked;
        m_chunks = {};
    } else if (length) {
        m_kind = BodyKind::Length;
        m_left = static_cast<std::size_t>(parseUnsigned(*length).value());
    } else {
        m_kind = BodyKind::UntilClose;
    }
    m_bodyDone = m_kind == BodyKind::None || (m_kind == BodyKind::Length && m_left == 0);
    m_events.clear();
    return answer;
}

std::string RawClient::readPiece() {
    std::string piece;
    while (!m_bodyDone) {
        if (m_kind == BodyKind::Chunked) {
            m_bodyDone = m_chunks.read(m_in, piece);
        } else {
            const std::size_t taken =
                m_kind == BodyKind::Length ? std::min(m_left, m_in.size()) : m_in.size();
            piece.append(m_in, 0, taken);
            m_in.erase(0, taken);
            m_left -= m_kind == BodyKind::Length ? taken : 0;
            m_bodyDone = m_kind == BodyKind::Length && m_left == 0;
        }
        if (!piece.empty() || m_bodyDone) break;
        if (fill()) continue;
        m_bodyDone = m_kind == BodyKind::UntilClose;
        break;
    }
    return piece;
}

ClientAnswer RawClient::readAnswer(bool noBody) {
    ClientAnswer answer = readHead(noBody);
    while (true) {
        std::string piece = readPiece();
        if (piece.empty()) break;
        answer.arrivals.push_back({std::chrono::steady_clock::now(), piece.size()});
        answer.body += piece;
    }
    answer.whole = m_bodyDone;
    return answer;
}

std::optional<SseEvent> RawClient::readEvent() {
    while (true) {
        if (auto event = takeEvent(m_events)) return event;
        const std::string piece = readPiece();
        if (piece.empty()) return std::nullopt;
        m_events += piece;
    }
}

bool RawClient::waitForClose(Millis patience) {
    std::string rest;
    const ReadOutcome outcome = m_in.empty() ? readBytes(rest, patience) : ReadOutcome::Data;
    return outcome == ReadOutcome::End || outcome == ReadOutcome::Reset;
}

}  // namespace relay::test
