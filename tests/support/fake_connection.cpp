#include "support/fake_connection.h"

#include "base/text.h"

#include <fmt/format.h>
#include <poll.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>

namespace relay::test {

template <class Change>
void FakeUpstream::Connection::record(std::size_t index, Change change) {
    const std::lock_guard lock(m_owner.m_mutex);
    change(m_owner.m_exchanges[index]);
    m_owner.m_changed.notify_all();
}

void FakeUpstream::Connection::serve() {
    try {
        for (std::size_t number = 0; serveOne(number); ++number) {
        }
    } catch (const std::exception&) {
        // Bytes that are no HTTP: closing is the answer, and the test sees a request that is missing.
    }
    {
        const std::lock_guard lock(m_idleMutex);
        m_idle = false;
        m_socket.close();
    }
    {
        const std::lock_guard lock(m_owner.m_mutex);
        --m_owner.m_open;
        m_owner.m_changed.notify_all();
    }
    m_finished = true;
}

void FakeUpstream::Connection::closeIfIdle() {
    const std::lock_guard lock(m_idleMutex);
    if (m_idle) ::shutdown(m_socket.get(), SHUT_RDWR);
}

bool FakeUpstream::Connection::serveOne(std::size_t number) {
    Exchange exchange;
    exchange.connection = m_number;
    exchange.number = number;
    if (!readHead(exchange)) return false;

    std::optional<Answer> script = m_owner.earlyAnswer();
    const bool early = script.has_value();
    const bool whole = early || readBody(exchange);
    std::size_t index = 0;
    {
        const std::lock_guard lock(m_owner.m_mutex);
        index = m_owner.m_exchanges.size();
        exchange.clientLeft = !whole;
        exchange.over = !whole;
        m_owner.m_exchanges.push_back(exchange);
        m_owner.m_changed.notify_all();
    }
    if (!whole) return false;
    if (!early) script = m_owner.answerFor(exchange);
    if (!answer(index, *script, exchange)) return false;
    if (early && !readBody(exchange)) return false;
    const std::lock_guard lock(m_idleMutex);
    m_idle = true;
    return true;
}

bool FakeUpstream::Connection::readHead(Exchange& exchange) {
    std::optional<HeadText> head;
    while (!(head = takeHead(m_in)))
        if (!readMore()) return false;
    {
        const std::lock_guard lock(m_idleMutex);
        m_idle = false;
    }
    exchange.arrived = std::chrono::steady_clock::now();
    exchange.head = head->bytes;
    exchange.headers = std::move(head->headers);
    const std::size_t first = head->startLine.find(' ');
    const std::size_t second = head->startLine.find(' ', first + 1);
    exchange.method = head->startLine.substr(0, first);
    exchange.target = head->startLine.substr(first + 1, second - first - 1);
    return true;
}

bool FakeUpstream::Connection::readBody(Exchange& exchange) {
    if (exchange.header("expect") && !write("HTTP/1.1 100 Continue\r\n\r\n")) return false;
    if (exchange.header("transfer-encoding")) {
        ChunkReader reader;
        while (!reader.read(m_in, exchange.body))
            if (!readMore()) return false;
    } else {
        const auto length = parseUnsigned(exchange.header("content-length").value_or("0")).value_or(0);
        while (m_in.size() < length)
            if (!readMore()) return false;
        exchange.body = m_in.substr(0, length);
        m_in.erase(0, length);
    }
    exchange.bodyWhole = true;
    return true;
}

bool FakeUpstream::Connection::answer(std::size_t index, const Answer& answer, const Exchange& exchange) {
    for (const std::string& interim : answer.interim)
        if (!write(interim)) return left(index);
    if (wait(answer.delayBeforeHead, answer.gateBeforeHead) != Waited::Done) return left(index);
    if (answer.headless) return cut(index, answer);
    if (!sendHead(index, answer)) return left(index);
    if (exchange.method != "HEAD" && !sendBody(index, answer)) return false;
    record(index, [](Exchange& seen) {
        seen.answeredWhole = true;
        seen.over = true;
        seen.ended = std::chrono::steady_clock::now();
    });
    return !answer.closeAfter && answer.framing != Framing::UntilClose;
}

bool FakeUpstream::Connection::sendHead(std::size_t index, const Answer& answer) {
    record(index, [&answer](Exchange& seen) { seen.status = answer.status; });
    if (!answer.rawHead.empty()) return write(answer.rawHead);
    std::string head = fmt::format("HTTP/1.1 {} Scripted\r\n", answer.status);
    for (const Header& header : answer.headers)
        head += fmt::format("{}: {}\r\n", header.name, header.value);
    if (answer.framing == Framing::ContentLength)
        head += fmt::format("content-length: {}\r\n", answer.body().size());
    if (answer.framing == Framing::Chunked) head += "transfer-encoding: chunked\r\n";
    if (answer.closeAfter || answer.framing == Framing::UntilClose) head += "connection: close\r\n";
    return write(head + "\r\n");
}

bool FakeUpstream::Connection::sendBody(std::size_t index, const Answer& answer) {
    std::uint64_t sent = 0;
    for (std::size_t i = 0; i < answer.pieces.size(); ++i) {
        const Piece& piece = answer.pieces[i];
        if (answer.cutAfter && sent >= *answer.cutAfter) return cut(index, answer);
        const Waited waited = wait(piece.delay, piece.gate);
        if (waited != Waited::Done) return left(index);
        std::string_view bytes = piece.bytes;
        if (answer.cutAfter) bytes = bytes.substr(0, *answer.cutAfter - sent);
        if (!sendPiece(index, answer, bytes, sent)) return left(index);
        if (answer.endless && i + 1 == answer.pieces.size()) --i;
    }
    if (answer.cutAfter) return cut(index, answer);
    if (answer.framing == Framing::Chunked && !write(kLastChunk)) return left(index);
    return true;
}

bool FakeUpstream::Connection::sendPiece(std::size_t index, const Answer& answer, std::string_view bytes,
                                         std::uint64_t& sent) {
    if (bytes.empty()) return true;
    const bool taken = answer.framing == Framing::Chunked ? write(chunkOf(bytes)) : write(bytes);
    if (!taken) return false;
    sent += bytes.size();
    record(index, [sent](Exchange& seen) { seen.bodySent = sent; });
    return true;
}

/// The end that the script asked for: not the client's doing.
bool FakeUpstream::Connection::cut(std::size_t index, const Answer& answer) {
    if (answer.cutBy == CutBy::Silence) {
        const auto never = std::make_shared<Gate>();
        wait(Millis{0}, never);
        return left(index);
    }
    if (answer.cutBy == CutBy::Reset) closeWithReset(m_socket);
    record(index, [](Exchange& seen) {
        seen.over = true;
        seen.ended = std::chrono::steady_clock::now();
    });
    return false;
}

/// Always false, for the sentence `return left(index)`.
bool FakeUpstream::Connection::left(std::size_t index) {
    record(index, [](Exchange& seen) {
        seen.clientLeft = true;
        seen.over = true;
        seen.ended = std::chrono::steady_clock::now();
    });
    return false;
}

bool FakeUpstream::Connection::stopped() const {
    pollfd watched{m_owner.m_stop.get(), POLLIN, 0};
    return ::poll(&watched, 1, 0) > 0;
}

bool FakeUpstream::Connection::readMore() {
    std::array<pollfd, 2> watched{{{m_socket.get(), POLLIN, 0}, {m_owner.m_stop.get(), POLLIN, 0}}};
    ::poll(watched.data(), watched.size(), -1);
    return watched[1].revents == 0 && readSome(m_socket.get(), m_in, Millis{0}) == ReadOutcome::Data;
}

bool FakeUpstream::Connection::write(std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t sent = ::send(m_socket.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
        if (sent > 0) {
            bytes.remove_prefix(static_cast<std::size_t>(sent));
            continue;
        }
        if (errno != EAGAIN && errno != EWOULDBLOCK) return false;
        // A client that reads slowly holds the server up for as long as it likes: that is what is being
        // tested.
        std::array<pollfd, 2> watched{
            {{m_socket.get(), POLLOUT | POLLRDHUP, 0}, {m_owner.m_stop.get(), POLLIN, 0}}};
        ::poll(watched.data(), watched.size(), -1);
        if (watched[1].revents != 0 || (watched[0].revents & (POLLRDHUP | POLLHUP | POLLERR)) != 0)
            return false;
    }
    return true;
}

FakeUpstream::Connection::Waited FakeUpstream::Connection::wait(Millis time,
                                                                const std::shared_ptr<Gate>& gate) {
    const auto pause = [this](int millis) {
        std::array<pollfd, 2> watched{{{m_socket.get(), POLLRDHUP, 0}, {m_owner.m_stop.get(), POLLIN, 0}}};
        ::poll(watched.data(), watched.size(), millis);
        if (watched[1].revents != 0) return Waited::Stopped;
        return watched[0].revents != 0 ? Waited::ClientLeft : Waited::Done;
    };
    constexpr int kGateLook = 5;
    while (gate && !gate->isOpen())
        if (const Waited waited = pause(kGateLook); waited != Waited::Done) return waited;
    const TimePoint until = std::chrono::steady_clock::now() + time;
    while (time.count() > 0) {
        const auto left = std::chrono::ceil<Millis>(until - std::chrono::steady_clock::now());
        if (left.count() <= 0) break;
        if (const Waited waited = pause(static_cast<int>(left.count())); waited != Waited::Done)
            return waited;
    }
    return Waited::Done;
}

}  // namespace relay::test
