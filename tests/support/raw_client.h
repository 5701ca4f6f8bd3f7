#pragma once

#include "support/http_text.h"
#include "support/socket.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

using SSL = struct ssl_st;

namespace relay::test {

/// Payload bytes and the moment they were read.
struct Arrival {
    TimePoint at;
    std::size_t bytes = 0;
};

struct ClientAnswer {
    int status = 0;
    std::string head;  ///< raw bytes
    Headers headers;
    std::string body;  ///< without chunk framing
    std::vector<Arrival> arrivals;
    bool whole = false;  ///< the framing said it is complete; false when the connection ended before

    std::optional<std::string> header(std::string_view name) const { return headerOf(headers, name); }
};

/// A blocking HTTP/1.1 client that sends exactly the bytes it is given. Reading throws std::runtime_error
/// when nothing comes for kPatience, so that a test which waits for ever fails instead. Not thread-safe.
class RawClient {
public:
    static RawClient tcp(std::uint16_t port, const std::string& address = "127.0.0.1");
    static RawClient unixSocket(const std::string& path);
    /// Verifies the server against `caFile` (PEM) and the name "localhost".
    static RawClient tls(std::uint16_t port, const std::string& caFile);
    RawClient(RawClient&&) noexcept;
    RawClient& operator=(RawClient&&) noexcept;
    ~RawClient();

    /// False when the peer has gone.
    bool send(std::string_view bytes);
    /// In pieces of `size` bytes, each a send() of its own.
    bool sendInPieces(std::string_view bytes, std::size_t size);
    bool post(std::string_view target, const Headers& headers, std::string_view body);
    bool get(std::string_view target, const Headers& headers = {});
    /// FIN now; answers can still be read.
    void finishSending();
    /// FIN and gone.
    void close();
    /// RST and gone.
    void reset();

    /// The next final answer; 1xx heads are collected in interim(). `noBody` for answers to HEAD.
    ClientAnswer readAnswer(bool noBody = false);
    /// Reads one 1xx head; false when a final head or the end came instead.
    bool waitForInterim();
    const std::vector<std::string>& interim() const { return m_interim; }

    /// Piece by piece: the head, then payload as it comes (empty: the end), then whether that end was proper.
    ClientAnswer readHead(bool noBody = false);
    std::string readPiece();
    bool bodyWhole() const { return m_bodyDone; }
    /// The next event of a stream whose head was read; nothing at the end of the body.
    std::optional<SseEvent> readEvent();

    /// True when the peer closes within `patience` without another byte.
    bool waitForClose(Millis patience = kPatience);

private:
    enum class BodyKind { None, Length, Chunked, UntilClose };

    RawClient(Descriptor socket, SSL* ssl);
    bool fill();
    ReadOutcome readBytes(std::string& out, Millis timeout);

    Descriptor m_socket;
    std::unique_ptr<SSL, void (*)(SSL*)> m_ssl;
    std::string m_in;
    std::string m_events;
    std::vector<std::string> m_interim;
    BodyKind m_kind = BodyKind::None;
    std::size_t m_left = 0;
    ChunkReader m_chunks;
    bool m_bodyDone = true;
};

}  // namespace relay::test
