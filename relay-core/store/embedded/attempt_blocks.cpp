#include "store/embedded/attempt_blocks.h"

namespace relay::embedded {

AttemptBlocks::AttemptBlocks(Database& database)
    : m_insert(database, "INSERT OR IGNORE INTO attempt_blocks VALUES(?1, ?2)") {}

void AttemptBlocks::add(const Attempt& attempt, const AttemptNames& names) {
    const std::uint64_t block = attempt.id / kAttemptsABlock;
    for (const std::int64_t name : {names.key, names.account, names.model, names.requestedModel})
        add(name, block);
}

void AttemptBlocks::add(std::int64_t name, std::uint64_t block) {
    if (block > m_newest) {
        m_newest = block;
        m_present.clear();
    }
    // A long stream settles when its block is an old one; the table sorts those out.
    if (block == m_newest && !m_present.insert(name).second) return;
    m_added.emplace(name, block);
}

Result<void> AttemptBlocks::write() {
    for (const auto& [name, block] : m_added)
        if (const auto done = m_insert.run(name, block); !done) return done;
    m_added.clear();
    return {};
}

void AttemptBlocks::forget() {
    m_present.clear();
    m_added.clear();
}

}  // namespace relay::embedded
