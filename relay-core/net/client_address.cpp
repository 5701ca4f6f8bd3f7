#include "net/client_address.h"

#include "base/text.h"

namespace relay::net {

ClientAddress clientAddress(const Exchange& exchange, bool trustProxy) {
    constexpr std::size_t kLongestAddress = 64;
    const Peer& peer = exchange.peer();
    const auto forwarded = exchange.head().headers.find("x-forwarded-for");
    if (!trustProxy || !forwarded) return {peer.address, peer.loopback};
    const std::size_t comma = forwarded->rfind(',');
    const std::string_view last =
        trimmed(comma == std::string_view::npos ? *forwarded : forwarded->substr(comma + 1));
    return {std::string(last.substr(0, kLongestAddress)), false};
}

}  // namespace relay::net
