#pragma once

#include "model/account.h"
#include "store/embedded/coordination_state.h"
#include "store/embedded/statement.h"

#include <string>
#include <utility>
#include <vector>

namespace relay::embedded {

/// Rows of `account_marks` and `account_activity` (when a key or an account was used last): what MemoryMarks and
/// MemoryHolds know, written behind. Used under the mutex of its database.
class MarkTable {
public:
    explicit MarkTable(Database& database);

    /// Those that are over as well: they end by a probe, not by themselves.
    Result<std::vector<AccountMark>> marks();
    Result<void> saveMark(const AccountMark& mark);
    Result<void> removeMark(const MarkKey& mark);

    Result<std::vector<std::pair<std::string, UnixMillis>>> lastUsed();
    Result<void> saveLastUsed(const std::string& ownerId, UnixMillis at);

private:
    Statement m_marks;
    Statement m_saveMark;
    Statement m_removeMark;
    Statement m_lastUsed;
    Statement m_saveLastUsed;
};

}  // namespace relay::embedded
