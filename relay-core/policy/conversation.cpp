#include "policy/conversation.h"

namespace relay::policy {

std::string conversationOf(std::string_view keyId, const ConversationSigns& signs) {
    const std::string_view session = signs.headerSession.empty() ? signs.bodySession : signs.headerSession;
    if (session.empty() && signs.opening.empty()) return {};
    FingerprintReader reader;
    reader.add(keyId);
    reader.add(session);
    reader.add(toHex(signs.opening));
    return toHex(reader.value());
}

}  // namespace relay::policy
