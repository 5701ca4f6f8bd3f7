#pragma once

#include "base/random.h"
#include "base/secret_string.h"
#include "identity/principal.h"

#include <string_view>

namespace relay {

class Sessions;

/// `local_` and 64 hex digits: made anew at each start and written into the data directory for the command
/// line.
SecretString makeLocalToken(Random& random);

/// Tells on whose authority an admin call comes. Thread-safe; may block (a session's sign of life is
/// recorded).
class AdminGate {
public:
    AdminGate(Sessions& sessions, SecretString localToken);

    /// `bearer`: the token of `Authorization: Bearer`, or empty. `fromThisMachine`: the peer is on loopback
    /// or a unix socket; from anywhere else the local token is worth nothing.
    Principal identify(std::string_view bearer, bool fromThisMachine);

private:
    Sessions& m_sessions;
    SecretString m_localToken;
};

}  // namespace relay
