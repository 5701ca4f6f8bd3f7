#include "store/embedded/sticky_table.h"

namespace relay::embedded {

StickyTable::StickyTable(Database& database)
    : m_removeExpired(database, "DELETE FROM sticky WHERE expires_at <= ?1"),
      m_removeSurplus(database,
                      "DELETE FROM sticky WHERE hash IN"
                      " (SELECT hash FROM sticky ORDER BY last_used_at DESC LIMIT -1 OFFSET ?1)"),
      m_entries(database,
                "SELECT hash, key_id, account_id, detour_id, created_at, last_used_at, home_used_at, "
                "expires_at, hits"
                " FROM sticky ORDER BY last_used_at DESC"),
      m_save(database, "INSERT OR REPLACE INTO sticky VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)"),
      m_remove(database, "DELETE FROM sticky WHERE hash = ?1") {}

Result<std::vector<StickyEntry>> StickyTable::entries(UnixMillis now, std::size_t limit) {
    if (const auto removed = m_removeExpired.run(now); !removed) return removed.error();
    if (const auto removed = m_removeSurplus.run(limit); !removed) return removed.error();
    std::vector<StickyEntry> entries;
    m_entries.start();
    while (m_entries.next()) {
        StickyEntry& entry = entries.emplace_back();
        entry.hash = m_entries.text(0);
        entry.keyId = m_entries.text(1);
        entry.accountId = m_entries.text(2);
        entry.detourId = m_entries.text(3);
        entry.createdAt = m_entries.integer(4);
        entry.lastUsedAt = m_entries.integer(5);
        entry.homeUsedAt = m_entries.integer(6);
        entry.expiresAt = m_entries.integer(7);
        entry.hits = static_cast<std::uint64_t>(m_entries.integer(8));
    }
    if (const auto done = m_entries.finish(); !done) return done.error();
    return entries;
}

Result<void> StickyTable::save(const StickyEntry& entry) {
    return m_save.run(entry.hash, entry.keyId, entry.accountId, entry.detourId, entry.createdAt,
                      entry.lastUsedAt, entry.homeUsedAt, entry.expiresAt, entry.hits);
}

Result<void> StickyTable::remove(const std::string& hash) {
    return m_remove.run(hash);
}

}  // namespace relay::embedded
