#include "support/fake_upstream.h"

#include "support/compress.h"
#include "support/fake_connection.h"

#include <fmt/format.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>

namespace relay::test {

std::string Answer::body() const {
    std::string all;
    for (const Piece& piece : pieces)
        all += piece.bytes;
    return all;
}

Answer Answer::cutIntoPieces(std::size_t size) && {
    const std::string all = body();
    pieces.clear();
    for (std::size_t at = 0; at < all.size(); at += size)
        pieces.push_back({all.substr(at, size)});
    return std::move(*this);
}

Answer Answer::encoded(const std::string& encoding) && {
    std::string packed = encodedAs(encoding, body());
    pieces.clear();
    pieces.push_back({std::move(packed)});
    headers.push_back({"content-encoding", encoding});
    return std::move(*this);
}

Answer Answer::with(const std::string& name, const std::string& value) && {
    headers.push_back({name, value});
    return std::move(*this);
}

Answer Answer::framedBy(Framing how) && {
    framing = how;
    return std::move(*this);
}

FakeUpstream::FakeUpstream(Behaviour behaviour, std::uint16_t port)
    : m_stop(eventfd(0, EFD_CLOEXEC)), m_port(port), m_behaviour(std::move(behaviour)) {
    m_listener = listenOnLoopback(m_port);
    m_acceptor = std::thread([this] { acceptLoop(); });
}

FakeUpstream::~FakeUpstream() {
    const std::uint64_t one = 1;
    [[maybe_unused]] const auto written = ::write(m_stop.get(), &one, sizeof one);
    m_acceptor.join();
    for (Worker& worker : m_workers)
        worker.thread.join();
}

std::string FakeUpstream::url() const {
    return fmt::format("http://127.0.0.1:{}", m_port);
}

void FakeUpstream::enqueue(Answer answer) {
    const std::lock_guard lock(m_mutex);
    m_queue.push_back(std::move(answer));
}

void FakeUpstream::setBehaviour(Behaviour behaviour) {
    const std::lock_guard lock(m_mutex);
    m_behaviour = std::move(behaviour);
}

void FakeUpstream::closeIdleConnections() {
    const std::lock_guard lock(m_mutex);
    for (const Worker& worker : m_workers)
        worker.connection->closeIfIdle();
}

std::vector<Exchange> FakeUpstream::exchanges() const {
    const std::lock_guard lock(m_mutex);
    return m_exchanges;
}

std::size_t FakeUpstream::requests() const {
    const std::lock_guard lock(m_mutex);
    return m_exchanges.size();
}

std::size_t FakeUpstream::connectionsAccepted() const {
    const std::lock_guard lock(m_mutex);
    return m_accepted;
}

std::size_t FakeUpstream::connectionsOpen() const {
    const std::lock_guard lock(m_mutex);
    return m_open;
}

bool FakeUpstream::waitUntil(const std::function<bool(const std::vector<Exchange>&)>& holds,
                             Millis patience) const {
    std::unique_lock lock(m_mutex);
    return m_changed.wait_for(lock, patience, [&] { return holds(m_exchanges); });
}

bool FakeUpstream::waitForRequests(std::size_t count) const {
    return waitUntil([count](const std::vector<Exchange>& seen) { return seen.size() >= count; });
}

bool FakeUpstream::waitForAllOver() const {
    return waitUntil([](const std::vector<Exchange>& seen) {
        return std::all_of(seen.begin(), seen.end(), [](const Exchange& one) { return one.over; });
    });
}

bool FakeUpstream::waitForNoConnections() const {
    return waitUntil([this](const std::vector<Exchange>&) { return m_open == 0; });
}

void FakeUpstream::acceptLoop() {
    while (true) {
        std::array<pollfd, 2> watched{{{m_listener.get(), POLLIN, 0}, {m_stop.get(), POLLIN, 0}}};
        ::poll(watched.data(), watched.size(), -1);
        if (watched[1].revents != 0) return;
        Descriptor socket(::accept4(m_listener.get(), nullptr, nullptr, SOCK_CLOEXEC));
        if (!socket.valid()) continue;
        const int yes = 1;
        ::setsockopt(socket.get(), IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
        const std::lock_guard lock(m_mutex);
        ++m_accepted;
        m_changed.notify_all();
        if (m_closeOnAccept) continue;
        reap();
        ++m_open;
        auto connection = std::make_shared<Connection>(*this, std::move(socket), m_accepted - 1);
        m_workers.push_back({std::thread([connection] { connection->serve(); }), connection});
    }
}

/// Joins threads that have ended, so that a long load does not collect them. Called with the lock held: a
/// finished connection takes no lock any more.
void FakeUpstream::reap() {
    std::erase_if(m_workers, [](Worker& worker) {
        if (!worker.connection->finished()) return false;
        worker.thread.join();
        return true;
    });
}

std::optional<Answer> FakeUpstream::earlyAnswer() {
    const std::lock_guard lock(m_mutex);
    if (m_queue.empty() || !m_queue.front().beforeBody) return std::nullopt;
    Answer next = std::move(m_queue.front());
    m_queue.pop_front();
    return next;
}

Answer FakeUpstream::answerFor(const Exchange& exchange) {
    Behaviour behaviour;
    {
        const std::lock_guard lock(m_mutex);
        if (!m_queue.empty()) {
            Answer next = std::move(m_queue.front());
            m_queue.pop_front();
            return next;
        }
        behaviour = m_behaviour;
    }
    if (behaviour) return behaviour(exchange);
    Answer none;
    none.status = 500;
    none.pieces = {{"the fake upstream has no answer for this"}};
    return none;
}

}  // namespace relay::test
