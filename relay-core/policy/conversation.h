#pragma once

#include "base/fingerprint.h"

#include <string>
#include <string_view>

namespace relay::policy {

/// By what a request tells which conversation it belongs to.
struct ConversationSigns {
    std::string_view headerSession;  ///< header `x-claude-code-session-id`; empty when there is none
    std::string_view bodySession;    ///< the session in `metadata.user_id`; empty when there is none
    Fingerprint opening;             ///< of the system's and the first message's texts
};

/// The conversation as 32 hexadecimal digits, the same in all its turns; empty when nothing tells. A session's
/// sub-agents have openings of their own and so are conversations of their own, each with a prompt cache to keep
/// warm. Keys never share one, whatever their clients send.
std::string conversationOf(std::string_view keyId, const ConversationSigns& signs);

}  // namespace relay::policy
