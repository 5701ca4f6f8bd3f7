#pragma once

#include "base/clock.h"

#include <string>

namespace relay {

/// On whose authority an admin call is made.
struct Principal {
    enum class Kind {
        Anonymous,  ///< no credential, or one that is not valid (any more)
        Session,    ///< a signed-in administrator
        Local,      ///< whoever can read the engine's data directory, over loopback or a unix socket; full
                    ///< authority
    };
    Kind kind = Kind::Anonymous;
    std::string username;       ///< empty unless a session
    std::string sessionDigest;  ///< names the session; empty unless a session

    static Principal local() { return {Kind::Local, {}, {}}; }
    bool mayAdminister() const { return kind != Kind::Anonymous; }
};

}  // namespace relay
