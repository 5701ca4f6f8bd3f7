#pragma once

#include "base/clock.h"
#include "base/random.h"
#include "base/result.h"
#include "model/account_group.h"

#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace relay {
class Directory;
class Records;
}  // namespace relay

namespace relay::admin {

/// What a body says about a group of accounts; what it does not name stays as it is.
struct GroupChange {
    std::optional<std::string> name;
    std::optional<std::string> description;
    std::optional<std::vector<std::string>> accountIds;
    std::optional<UnixMillis> ifUpdatedAt;  ///< change only if the group is still as it was at this moment
};

/// InvalidRequest names the first field that will not do and what it may hold.
Result<GroupChange> readGroupChange(std::string_view body);

/// What people do with groups of accounts. Records first, then the directory. Thread-safe; may block.
class GroupService {
public:
    GroupService(Records& records, Directory& directory, Random& random, const Clock& clock);

    /// Fills the directory at start.
    Result<void> load();

    /// InvalidRequest (the name is needed; an account does not exist), Conflict (the name is taken).
    Result<AccountGroup> create(const GroupChange& change);
    /// The same, and NotFound; Conflict (changed since `ifUpdatedAt`).
    Result<AccountGroup> update(const std::string& id, const GroupChange& change);
    Result<void> remove(const std::string& id);  ///< NotFound; Conflict (keys are bound to it)

    Result<AccountGroup> find(const std::string& id) const;  ///< NotFound
    std::vector<AccountGroup> all() const;                   ///< by name

private:
    Result<void> check(const GroupChange& change, const AccountGroup& group) const;

    Records& m_records;
    Directory& m_directory;
    Random& m_random;
    const Clock& m_clock;
    std::mutex m_writing;
};

}  // namespace relay::admin
