#include "identity/admin_gate.h"

#include "base/text.h"
#include "crypto/constant_time.h"
#include "identity/sessions.h"

#include <array>
#include <string>
#include <utility>

namespace relay {
namespace {

constexpr std::size_t kTokenBytes = 32;
constexpr std::string_view kLocalPrefix = "local_";

}  // namespace

SecretString makeLocalToken(Random& random) {
    std::array<std::byte, kTokenBytes> bytes{};
    random.fill(bytes);
    return SecretString(std::string(kLocalPrefix) + toHex(bytes));
}

AdminGate::AdminGate(Sessions& sessions, SecretString localToken)
    : m_sessions(sessions), m_localToken(std::move(localToken)) {}

Principal AdminGate::identify(std::string_view bearer, bool fromThisMachine) {
    if (bearer.empty()) return {};
    if (bearer.starts_with(kLocalPrefix)) {
        const bool good = !m_localToken.empty() && constantTimeEquals(m_localToken.reveal(), bearer);
        return good && fromThisMachine ? Principal::local() : Principal{};
    }
    auto session = m_sessions.find(bearer);
    if (!session) return {};
    return {Principal::Kind::Session, std::move(session->username), std::move(session->digest)};
}

}  // namespace relay
