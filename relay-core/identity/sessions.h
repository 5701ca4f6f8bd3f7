#pragma once

#include "base/clock.h"
#include "base/random.h"
#include "base/result.h"
#include "base/secret_string.h"
#include "store/records.h"

#include <chrono>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace relay {

struct SessionLimits {
    std::chrono::milliseconds idle{86'400'000};       ///< without a call
    std::chrono::milliseconds lifetime{604'800'000};  ///< whatever happens
};

struct Session {
    std::string digest;  ///< SHA-256 of the token in hex; names the session, opens nothing
    std::string username;
    UnixMillis createdAt = 0;
    UnixMillis lastSeenAt = 0;
    UnixMillis expiresAt = 0;  ///< the earlier of both ends, should nothing more be heard
};

struct NewSession {
    SecretString token;  ///< 64 hex digits, shown to its owner once
    Session session;
};

/// Who is signed in to the console. Tokens are 256 random bits and are kept as SHA-256 only, so that neither
/// the database nor a look-up's timing gives one away. Thread-safe; all but peek() may write records and so
/// may block.
class Sessions {
public:
    Sessions(Records& records, Random& random, const Clock& clock, SessionLimits limits);

    /// Before the first use: takes over what the records hold and forgets what has expired.
    Result<void> load();

    Result<NewSession> start(const std::string& username);
    /// The session of a token that has not expired, seen now; nothing for any other text.
    std::optional<Session> find(std::string_view token);
    /// The same by digest, without counting as a sign of life and without blocking.
    std::optional<Session> peek(const std::string& digest) const;

    Result<void> end(const std::string& digest);  ///< an unknown one is no error
    Result<void> endAll();

private:
    struct Entry {
        StoredSession session;
        UnixMillis savedSeenAt =
            0;  ///< lastSeenAt as the records hold it; written again only when it matters
    };

    UnixMillis expiry(const StoredSession& session) const;
    Session describe(const StoredSession& session) const;
    void saveSeen(const std::string& digest);
    Result<void> makeRoom();

    Records& m_records;
    Random& m_random;
    const Clock& m_clock;
    SessionLimits m_limits;
    std::mutex m_writing;  ///< orders writes to the records; taken before m_mutex, never while it is held
    mutable std::mutex m_mutex;                         ///< guards the table, for moments only
    std::unordered_map<std::string, Entry> m_sessions;  ///< by digest
};

}  // namespace relay
