#pragma once

#include "store/embedded/statement.h"
#include "store/sticky_entry.h"

#include <cstddef>
#include <string>
#include <vector>

namespace relay::embedded {

/// Rows of `sticky`: what MemorySticky knows, written behind. Used under the mutex of its database.
class StickyTable {
public:
    explicit StickyTable(Database& database);

    /// Those that expire after `now`, newest use first, at most `limit`; the others are deleted.
    Result<std::vector<StickyEntry>> entries(UnixMillis now, std::size_t limit);
    Result<void> save(const StickyEntry& entry);
    Result<void> remove(const std::string& hash);

private:
    Statement m_removeExpired;
    Statement m_removeSurplus;
    Statement m_entries;
    Statement m_save;
    Statement m_remove;
};

}  // namespace relay::embedded
