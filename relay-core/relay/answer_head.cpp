#include "relay/answer_head.h"

#include "base/text.h"

#include <array>
#include <string_view>

namespace relay {
namespace {

/// What speaks of the account, and is none of the client's business.
constexpr std::array<std::string_view, 2> kOfTheAccount{"set-cookie", "anthropic-organization-id"};

}  // namespace

net::ResponseHead headForClient(net::ResponseHead upstream) {
    for (const std::string_view name : kOfTheAccount)
        upstream.headers.remove(name);
    return upstream;
}

bool isEventStream(const net::ResponseHead& head) {
    const auto type = head.headers.find("content-type");
    return type && toLower(*type).starts_with("text/event-stream");
}

bool isPlain(const net::ResponseHead& head) {
    const auto encoding = head.headers.find("content-encoding");
    return !encoding || equalsIgnoringCase(*encoding, "identity");
}

}  // namespace relay
