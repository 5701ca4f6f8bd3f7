#pragma once

#include "store/embedded/coordination_state.h"
#include "store/embedded/counter_table.h"
#include "store/embedded/mark_table.h"
#include "store/embedded/sticky_table.h"

namespace relay::embedded {

/// The tables of what a coordination must not forget. Locks the database's mutex.
class SavedCoordination {
public:
    explicit SavedCoordination(Database& database)
        : m_database(database), m_marks(database), m_sticky(database), m_counters(database) {}

    /// All but what the ledger knows (`spent`).
    Result<CoordinationState> load(UnixMillis now);
    /// All or nothing.
    Result<void> save(const CoordinationChanges& changes);

private:
    Result<void> write(const CoordinationChanges& changes);

    Database& m_database;
    MarkTable m_marks;
    StickyTable m_sticky;
    CounterTable m_counters;
};

}  // namespace relay::embedded
