#include "relay/answer_head.h"

#include "base/text.h"

namespace relay {
namespace {

bool speaksOfTheAccount(std::string_view name) {
    return equalsIgnoringCase(name, "set-cookie") || equalsIgnoringCase(name, "anthropic-organization-id");
}

}  // namespace

net::ResponseHead headForClient(const net::ResponseHead& upstream) {
    net::ResponseHead head;
    head.status = upstream.status;
    head.reason = upstream.reason;
    head.contentLength = upstream.contentLength;
    for (std::size_t i = 0; i < upstream.headers.size(); ++i) {
        const net::HeaderField field = upstream.headers[i];
        if (!speaksOfTheAccount(field.name)) head.headers.add(field.name, field.value);
    }
    return head;
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
