#pragma once

#include "model/account.h"
#include "store/embedded/statement.h"

#include <string>
#include <utility>
#include <vector>

namespace relay::embedded {

/// Rows of `account_marks` and `account_activity`: what MemoryCoordination knows, written behind. Used under
/// the mutex of its database.
class MarkTable {
public:
    explicit MarkTable(Database& database);

    /// Those that end after `now`; the others are deleted.
    Result<std::vector<AccountMark>> marks(UnixMillis now);
    Result<void> saveMark(const AccountMark& mark);
    Result<void> removeMark(const std::string& accountId);

    Result<std::vector<std::pair<std::string, UnixMillis>>> lastUsed();
    Result<void> saveLastUsed(const std::string& accountId, UnixMillis at);

private:
    Statement m_marks;
    Statement m_removeExpired;
    Statement m_saveMark;
    Statement m_removeMark;
    Statement m_lastUsed;
    Statement m_saveLastUsed;
};

}  // namespace relay::embedded
