#pragma once

#include "support/fake_upstream.h"

namespace relay::test {

/// One connection of the fake upstream. serve() runs on the connection's thread; the rest from any.
class FakeUpstream::Connection {
public:
    Connection(FakeUpstream& owner, Descriptor socket, std::size_t number)
        : m_owner(owner), m_socket(std::move(socket)), m_number(number) {}

    void serve();
    void closeIfIdle();
    bool finished() const { return m_finished; }

private:
    enum class Waited { Done, ClientLeft, Stopped };

    bool serveOne(std::size_t number);
    bool readHead(Exchange& exchange);
    bool readBody(Exchange& exchange);
    bool answer(std::size_t index, const Answer& answer, const Exchange& exchange);
    bool sendHead(std::size_t index, const Answer& answer);
    bool sendBody(std::size_t index, const Answer& answer);
    bool sendPiece(std::size_t index, const Answer& answer, std::string_view bytes, std::uint64_t& sent);
    bool cut(std::size_t index, const Answer& answer);

    /// More bytes into m_in; false when the peer has gone or the server stops.
    bool readMore();
    bool write(std::string_view bytes);
    Waited wait(Millis time, const std::shared_ptr<Gate>& gate);
    bool stopped() const;
    bool left(std::size_t index);
    template <class Change>
    void record(std::size_t index, Change change);

    FakeUpstream& m_owner;
    Descriptor m_socket;
    std::size_t m_number;
    std::string m_in;
    std::mutex m_idleMutex;
    bool m_idle = true;
    std::atomic<bool> m_finished{false};
};

}  // namespace relay::test
