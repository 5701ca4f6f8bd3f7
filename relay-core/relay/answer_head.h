#pragma once

#include "net/http_message.h"

namespace relay {

/// An upstream's head as the client gets it: all but what speaks of the account and not of the answer (cookies and the
/// account's organization).
net::ResponseHead headForClient(net::ResponseHead upstream);

bool isEventStream(const net::ResponseHead& head);

/// Not compressed, so that an event of ours can be added to the stream.
bool isPlain(const net::ResponseHead& head);

}  // namespace relay
