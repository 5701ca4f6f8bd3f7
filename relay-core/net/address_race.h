#pragma once

#include "net/stream.h"
#include "runtime/deadlines.h"
#include "runtime/signal.h"

#include <boost/asio/ip/tcp.hpp>

#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

namespace relay::net {

using Endpoints = std::vector<boost::asio::ip::tcp::endpoint>;

/// The resolver's order with the families alternating, so that a family which leads nowhere holds up one try at most
/// (RFC 8305, 4). The family of the first address stays first.
Endpoints interleaved(const Endpoints& endpoints);

/// Connects to whichever address of a host answers first (RFC 8305, 5): the next one is tried when the last try has
/// failed, or has not succeeded for 250 ms. The others are closed when the race goes. Owner thread: the shard.
class AddressRace final : private StreamOwner {
public:
    /// `wake` is fired whenever it is worth calling step() again; it outlives the race.
    AddressRace(Shard& shard, Signal& wake, Endpoints endpoints);
    ~AddressRace();
    AddressRace(const AddressRace&) = delete;
    AddressRace& operator=(const AddressRace&) = delete;

    /// Starts what is due and looks at what was started. Nothing: not decided yet. Error: UpstreamConnectFailed, why
    /// the last of the addresses failed; without any address, too.
    std::optional<Result<StreamPtr>> step();

private:
    struct Try {
        boost::asio::ip::tcp::endpoint endpoint;
        StreamPtr stream;
    };

    void streamReadable() override { m_wake.fireInline(); }
    void streamWritable() override { m_wake.fireInline(); }
    void begin(const boost::asio::ip::tcp::endpoint& endpoint);
    StreamPtr takeWinner();
    void failed(const boost::asio::ip::tcp::endpoint& endpoint, int error);

    Shard& m_shard;
    Signal& m_wake;
    Deadline m_next;
    Endpoints m_endpoints;
    std::size_t m_begun = 0;
    bool m_due = true;  ///< the next address need not wait
    std::vector<Try> m_tries;
    Error m_lastError;
};

}  // namespace relay::net
