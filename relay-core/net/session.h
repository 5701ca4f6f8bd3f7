#pragma once

#include "net/body_decoder.h"
#include "net/exchange.h"
#include "net/head_parser.h"
#include "net/input_buffer.h"
#include "net/server_core.h"
#include "net/stream.h"
#include "runtime/deadlines.h"
#include "runtime/signal.h"

#include <array>
#include <memory>
#include <optional>
#include <vector>

namespace relay::net {

/// One client connection: reads a request, runs the handler, again. It is the Exchange the handler sees.
/// While the handler runs, the session goes on listening, so that a client that leaves is noticed at once;
/// what a pipelining client sends meanwhile waits in one block, and when that is full the client waits, too.
class Session final : public Exchange, public StreamOwner, public SessionHook {
public:
    Session(std::shared_ptr<ServerCore> core, StreamPtr stream, Peer peer);
    ~Session() override;
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;

    /// The whole life of the connection.
    Task<> run();
    /// Ends it if it waits for a request, else after the current answer.
    void drain();
    /// Ends it now.
    void terminate();

    const RequestHead& head() const override { return m_head; }
    const Peer& peer() const override { return m_peer; }
    Shard& shard() override { return m_core->shard(); }
    Task<Result<std::string>> readBody(std::size_t limitBytes) override;
    Task<bool> respond(const Response& response) override;
    void begin(const ResponseHead& head) override;
    Task<bool> write(std::span<const std::string_view> pieces) override;
    Task<bool> finish(std::span<const std::string_view> pieces) override;
    void abort() override;
    bool clientGone() const override { return m_gone; }
    void onClientGone(std::function<void()> callback) override;

private:
    enum class Answer { None, Queued, Sending, Finished, Aborted };

    void streamReadable() override;
    void streamWritable() override { m_wake.fireInline(); }
    void clientLeft();

    // Reading: session.cpp
    Task<bool> handshake();
    Task<bool> readHead();
    Task<bool> serve();
    Task<> linger();
    Task<bool> awaitBytes();
    IoStatus pull();
    Task<> refuse(const Error& error);
    void resetExchange();

    // Bodies: session_body.cpp
    bool settleBody();
    Result<void> takeArrived(std::string& body, std::size_t limitBytes);
    Task<Result<void>> receiveRest(std::string& body, std::size_t limitBytes);
    Result<void> appendBuffered(std::string& body, std::size_t limitBytes);
    IoStatus pullInto(std::string& body, std::size_t& filled);

    // Writing: session_write.cpp
    void composeHead(const ResponseHead& head, std::string_view contentType);
    void gather(std::string_view bytes);
    void gatherBody(std::span<const std::string_view> pieces, bool last);
    bool sendNow();
    Task<> sendRest();
    Task<bool> send();

    std::shared_ptr<ServerCore> m_core;
    StreamPtr m_stream;
    Peer m_peer;
    InputBuffer m_in;
    Signal m_wake;
    Deadline m_deadline;

    std::optional<RequestHeadParser> m_parser;
    RequestHead m_head;
    BodyDecoder m_body = BodyDecoder::none();
    std::vector<std::string_view> m_views;

    std::string m_out;                 // the queued head
    std::vector<iovec> m_pieces;       // of the write under way
    std::span<iovec> m_rest;           // what of them is not sent
    std::array<char, 20> m_chunkHead;  // the size line of that write's chunk
    std::uint64_t m_promised = 0;      // bytes of Content-Length not yet written
    std::function<void()> m_onGone;

    Answer m_answer = Answer::None;
    bool m_chunkedAnswer = false;
    bool m_limitedAnswer = false;  // the answer has a Content-Length
    bool m_bodiless = false;       // HEAD, or a status without a body
    bool m_keepAlive = true;
    bool m_bodyTaken = false;
    bool m_wantsInput = false;  // a coroutine waits for bytes
    bool m_readable = false;    // the socket said so, or the last read filled its buffer
    bool m_gone = false;
    bool m_waitsForHead = false;
    bool m_served = false;  // at least one request, so the idle limit holds, not the head's
    bool m_dirty = false;   // closing now might destroy the answer: see linger()
};

}  // namespace relay::net
