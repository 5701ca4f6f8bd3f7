#include "store/embedded/session_table.h"

namespace relay::embedded {

Result<std::vector<StoredSession>> SessionTable::all() {
    std::vector<StoredSession> sessions;
    m_all.start();
    while (m_all.next())
        sessions.push_back({m_all.text(0), m_all.text(1), m_all.integer(2), m_all.integer(3)});
    if (const auto done = m_all.finish(); !done) return done.error();
    return sessions;
}

Result<void> SessionTable::save(const StoredSession& session) {
    return m_save.run(session.tokenDigest, session.username, session.createdAt, session.lastSeenAt);
}

Result<void> SessionTable::remove(const std::string& tokenDigest) {
    return m_remove.run(tokenDigest);
}

Result<void> SessionTable::removeAll() {
    return m_removeAll.run();
}

}  // namespace relay::embedded
