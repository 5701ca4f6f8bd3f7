#include "store/embedded/transaction.h"

namespace relay::embedded {

Transaction::~Transaction() {
    // A full disk makes SQLite roll back by itself. A rollback that fails leaves nothing else to be done.
    if (m_active && m_database.inTransaction()) static_cast<void>(m_database.execute("ROLLBACK"));
}

Result<void> Transaction::begin() {
    auto begun = m_database.execute("BEGIN IMMEDIATE");
    m_active = begun.has_value();
    return begun;
}

Result<void> Transaction::commit() {
    auto committed = m_database.execute("COMMIT");
    if (committed) m_active = false;
    return committed;
}

}  // namespace relay::embedded
