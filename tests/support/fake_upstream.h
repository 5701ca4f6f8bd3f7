#pragma once

#include "support/http_text.h"
#include "support/socket.h"

#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <thread>
#include <vector>

namespace relay::test {

/// A door in an answer that a test opens when it has seen enough; no sleeping. Thread-safe.
class Gate {
public:
    void open() { m_open = true; }
    bool isOpen() const { return m_open; }

private:
    std::atomic<bool> m_open{false};
};

enum class Framing { ContentLength, Chunked, UntilClose };

/// How a connection ends that is cut short.
enum class CutBy { Fin, Reset, Silence };

/// Bytes of a body that leave in one send(), after a wait.
struct Piece {
    std::string bytes;
    Millis delay{0};
    std::shared_ptr<Gate> gate = nullptr;  ///< waited for before the delay
};

/// What the fake upstream does with one request. As it stands: 200 with no body.
struct Answer {
    int status = 200;
    Headers headers;
    std::vector<Piece> pieces;
    Framing framing = Framing::ContentLength;
    Millis delayBeforeHead{0};
    std::shared_ptr<Gate> gateBeforeHead = nullptr;
    std::vector<std::string> interim;  ///< whole 1xx heads, sent before the real one
    std::string rawHead;               ///< sent in place of status line and headers, whatever it holds
    bool beforeBody = false;  ///< answers when the head is there, reads the body afterwards; queued only
    bool headless = false;    ///< with cutAfter 0: not even a head is sent
    std::optional<std::size_t> cutAfter;  ///< the connection ends after so many bytes of body
    CutBy cutBy = CutBy::Fin;
    bool endless = false;     ///< the last piece again and again until the client leaves
    bool closeAfter = false;  ///< `connection: close`, and does

    std::string body() const;
    /// The same body in pieces of `size` bytes, each a send() of its own.
    Answer cutIntoPieces(std::size_t size) &&;
    /// The body compressed as a whole and labelled; "gzip", "br" or "zstd".
    Answer encoded(const std::string& encoding) &&;
    Answer with(const std::string& name, const std::string& value) &&;
    Answer framedBy(Framing how) &&;
};

/// One request as it came in and what became of it.
struct Exchange {
    std::string method;
    std::string target;
    std::string head;  ///< raw bytes up to the empty line
    Headers headers;
    std::string body;            ///< without framing
    std::size_t connection = 0;  ///< in the order they were accepted
    std::size_t number = 0;      ///< of the request on its connection, from 0
    TimePoint arrived;
    int status = 0;              ///< that was answered; 0 while it was not
    bool bodyWhole = false;      ///< the whole request body came
    bool answeredWhole = false;  ///< every byte of the answer was taken by the kernel
    bool clientLeft = false;     ///< the connection went away before that
    bool over = false;
    std::uint64_t bodySent = 0;  ///< bytes of payload
    TimePoint ended;

    std::optional<std::string> header(std::string_view name) const { return headerOf(headers, name); }
};

/// A scripted HTTP/1.1 server on 127.0.0.1, one thread a connection. A request takes the next queued answer,
/// else what the behaviour says. Everything may be called from any thread; the behaviour runs on connection
/// threads.
class FakeUpstream {
public:
    using Behaviour = std::function<Answer(const Exchange&)>;

    /// `behaviour` empty: 500 for every request that finds no queued answer.
    explicit FakeUpstream(Behaviour behaviour = {}, std::uint16_t port = 0);
    ~FakeUpstream();
    FakeUpstream(const FakeUpstream&) = delete;
    FakeUpstream& operator=(const FakeUpstream&) = delete;

    std::uint16_t port() const { return m_port; }
    std::string url() const;

    void enqueue(Answer answer);
    void setBehaviour(Behaviour behaviour);
    /// Connections are closed as soon as they are accepted.
    void closeOnAccept(bool on) { m_closeOnAccept = on; }
    /// Connections that wait for a next request are closed now.
    void closeIdleConnections();

    std::vector<Exchange> exchanges() const;
    std::size_t requests() const;
    std::size_t connectionsAccepted() const;
    std::size_t connectionsOpen() const;
    /// Waits until `holds` is true of everything seen so far; false when patience ends.
    bool waitUntil(const std::function<bool(const std::vector<Exchange>&)>& holds,
                   Millis patience = kPatience) const;
    bool waitForRequests(std::size_t count) const;
    /// Waits until each request so far is over.
    bool waitForAllOver() const;
    /// Waits until no connection is open.
    bool waitForNoConnections() const;

private:
    class Connection;
    struct Worker {
        std::thread thread;
        std::shared_ptr<Connection> connection;
    };

    void acceptLoop();
    /// The next queued answer if it is one that does not wait for the body.
    std::optional<Answer> earlyAnswer();
    Answer answerFor(const Exchange& exchange);
    void reap();

    Descriptor m_listener;
    Descriptor m_stop;  ///< an eventfd: readable once the server stops
    std::uint16_t m_port = 0;
    std::atomic<bool> m_closeOnAccept{false};

    mutable std::mutex m_mutex;
    mutable std::condition_variable m_changed;
    Behaviour m_behaviour;
    std::deque<Answer> m_queue;
    std::vector<Exchange> m_exchanges;
    std::size_t m_accepted = 0;
    std::size_t m_open = 0;
    std::vector<Worker> m_workers;
    std::thread m_acceptor;
};

}  // namespace relay::test
