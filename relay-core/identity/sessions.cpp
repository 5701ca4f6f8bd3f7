#include "identity/sessions.h"

#include "base/text.h"
#include "crypto/sha256.h"

#include <algorithm>
#include <array>
#include <vector>

namespace relay {
namespace {

constexpr std::size_t kTokenBytes = 32;
constexpr std::size_t kMostSessions = 1000;
constexpr UnixMillis kSaveSeenEvery = 60'000;

std::string digestOf(std::string_view token) {
    return toHex(sha256(token));
}

bool looksLikeToken(std::string_view text) {
    return text.size() == 2 * kTokenBytes &&
           text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

}  // namespace

Sessions::Sessions(Records& records, Random& random, const Clock& clock, SessionLimits limits)
    : m_records(records), m_random(random), m_clock(clock), m_limits(limits) {}

Result<void> Sessions::load() {
    const std::lock_guard writing(m_writing);
    auto stored = m_records.sessions();
    if (!stored) return stored.error();
    for (StoredSession& session : *stored) {
        if (session.username.empty() || expiry(session) <= m_clock.now()) {
            if (auto removed = m_records.removeSession(session.tokenDigest); !removed) return removed.error();
            continue;
        }
        const std::lock_guard lock(m_mutex);
        const UnixMillis seen = session.lastSeenAt;
        std::string digest = session.tokenDigest;
        m_sessions.insert_or_assign(std::move(digest), Entry{std::move(session), seen});
    }
    return {};
}

Result<NewSession> Sessions::start(const std::string& username) {
    std::array<std::byte, kTokenBytes> bytes{};
    m_random.fill(bytes);
    SecretString token(toHex(bytes));
    const UnixMillis now = m_clock.now();
    StoredSession session{digestOf(token.reveal()), username, now, now};

    const std::lock_guard writing(m_writing);
    if (auto room = makeRoom(); !room) return room.error();
    if (auto saved = m_records.saveSession(session); !saved) return saved.error();
    Session described = describe(session);
    const std::lock_guard lock(m_mutex);
    m_sessions.insert_or_assign(described.digest, Entry{std::move(session), now});
    return NewSession{std::move(token), std::move(described)};
}

std::optional<Session> Sessions::find(std::string_view token) {
    if (!looksLikeToken(token)) return std::nullopt;
    const std::string digest = digestOf(token);
    const UnixMillis now = m_clock.now();
    Session seen;
    bool save = false;
    {
        const std::lock_guard lock(m_mutex);
        const auto found = m_sessions.find(digest);
        if (found == m_sessions.end()) return std::nullopt;
        Entry& entry = found->second;
        if (expiry(entry.session) > now) {
            entry.session.lastSeenAt = std::max(entry.session.lastSeenAt, now);
            save = now - entry.savedSeenAt >= kSaveSeenEvery;
            seen = describe(entry.session);
        }
    }
    if (seen.digest.empty()) {
        // Expired here and now: a record that could not be removed is dropped at the next load.
        (void)end(digest);
        return std::nullopt;
    }
    if (save) saveSeen(digest);
    return seen;
}

std::optional<Session> Sessions::peek(const std::string& digest) const {
    const std::lock_guard lock(m_mutex);
    const auto found = m_sessions.find(digest);
    if (found == m_sessions.end() || expiry(found->second.session) <= m_clock.now()) return std::nullopt;
    return describe(found->second.session);
}

Result<void> Sessions::end(const std::string& digest) {
    const std::lock_guard writing(m_writing);
    {
        const std::lock_guard lock(m_mutex);
        if (m_sessions.erase(digest) == 0) return {};
    }
    return m_records.removeSession(digest);
}

Result<void> Sessions::endAll() {
    const std::lock_guard writing(m_writing);
    {
        const std::lock_guard lock(m_mutex);
        m_sessions.clear();
    }
    return m_records.removeAllSessions();
}

UnixMillis Sessions::expiry(const StoredSession& session) const {
    return std::min(session.lastSeenAt + m_limits.idle.count(),
                    session.createdAt + m_limits.lifetime.count());
}

Session Sessions::describe(const StoredSession& session) const {
    return {session.tokenDigest, session.username, session.createdAt, session.lastSeenAt, expiry(session)};
}

/// A sign of life that could not be saved costs at most an early sign-out after a restart: no reason to
/// refuse the call.
void Sessions::saveSeen(const std::string& digest) {
    const std::lock_guard writing(m_writing);
    StoredSession session;
    {
        const std::lock_guard lock(m_mutex);
        const auto found = m_sessions.find(digest);
        if (found == m_sessions.end()) return;
        found->second.savedSeenAt = found->second.session.lastSeenAt;
        session = found->second.session;
    }
    (void)m_records.saveSession(session);
}

/// Someone who signs in from a script and never out must not fill the memory: the session least recently seen
/// goes.
Result<void> Sessions::makeRoom() {
    std::string oldest;
    {
        const std::lock_guard lock(m_mutex);
        if (m_sessions.size() < kMostSessions) return {};
        const auto found =
            std::min_element(m_sessions.begin(), m_sessions.end(), [](const auto& a, const auto& b) {
                return a.second.session.lastSeenAt < b.second.session.lastSeenAt;
            });
        oldest = found->first;
        m_sessions.erase(found);
    }
    return m_records.removeSession(oldest);
}

}  // namespace relay
