#include "admin/group_service.h"

#include "admin/bound_keys.h"
#include "admin/json_fields.h"
#include "admin/overwrite.h"
#include "base/ids.h"
#include "store/directory.h"
#include "store/records.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace relay::admin {
namespace {

constexpr std::size_t kLongestName = 100;
constexpr std::size_t kLongestDescription = 500;
constexpr std::size_t kMostAccounts = 10'000;
constexpr std::size_t kLongestId = 64;

void applyChange(const GroupChange& change, AccountGroup& group) {
    overwrite(change.name, group.name);
    overwrite(change.description, group.description);
    overwrite(change.accountIds, group.accountIds);
}

}  // namespace

Result<GroupChange> readGroupChange(std::string_view body) {
    auto fields = JsonFields::parse(body);
    if (!fields) return fields.error();
    GroupChange change;
    change.name = fields->text("name", 1, kLongestName);
    change.description = fields->prose("description", kLongestDescription);
    change.accountIds = fields->texts("accountIds", kMostAccounts, kLongestId);
    change.ifUpdatedAt = fields->time("ifUpdatedAt");
    if (auto finished = fields->finish(); !finished) return finished.error();
    return change;
}

GroupService::GroupService(Records& records, Directory& directory, Random& random, const Clock& clock)
    : m_records(records), m_directory(directory), m_random(random), m_clock(clock) {}

Result<void> GroupService::load() {
    const std::lock_guard lock(m_writing);
    auto groups = m_records.groups();
    if (!groups) return groups.error();
    m_directory.loadGroups(std::move(*groups));
    return {};
}

Result<AccountGroup> GroupService::create(const GroupChange& change) {
    if (!change.name) return fail(ErrorCode::InvalidRequest, "field \"name\" is needed");
    if (change.ifUpdatedAt) return fail(ErrorCode::InvalidRequest, "unknown field \"ifUpdatedAt\"");
    AccountGroup group;
    applyChange(change, group);
    group.id = newUuid(m_random);
    group.createdAt = m_clock.now();
    group.updatedAt = group.createdAt;

    const std::lock_guard lock(m_writing);
    if (auto sound = check(change, group); !sound) return sound.error();
    if (auto saved = m_records.insertGroup(group); !saved) return saved.error();
    m_directory.putGroup(group);
    return group;
}

Result<AccountGroup> GroupService::update(const std::string& id, const GroupChange& change) {
    const std::lock_guard lock(m_writing);
    auto before = find(id);
    if (!before) return before.error();
    if (change.ifUpdatedAt && *change.ifUpdatedAt != before->updatedAt)
        return fail(ErrorCode::Conflict,
                    fmt::format("The group was changed meanwhile, at {}", isoTime(before->updatedAt)));
    AccountGroup group = *before;
    applyChange(change, group);
    if (auto sound = check(change, group); !sound) return sound.error();
    group.updatedAt = std::max(m_clock.now(), before->updatedAt + 1);
    if (auto saved = m_records.updateGroup(group); !saved) return saved.error();
    m_directory.putGroup(group);
    return group;
}

Result<void> GroupService::remove(const std::string& id) {
    const std::lock_guard lock(m_writing);
    if (auto present = find(id); !present) return present.error();
    if (auto free = checkUnbound(m_directory, &ApiKey::groupId, id); !free) return free;
    if (auto removed = m_records.removeGroup(id); !removed) return removed.error();
    m_directory.eraseGroup(id);
    return {};
}

Result<AccountGroup> GroupService::find(const std::string& id) const {
    const auto pool = m_directory.accounts();
    if (const AccountGroup* const group = pool->group(id)) return *group;
    return fail(ErrorCode::NotFound, fmt::format("There is no group {}", id));
}

std::vector<AccountGroup> GroupService::all() const {
    return m_directory.accounts()->groups();
}

/// Only the accounts that a change names have to exist: a group outlives its accounts.
Result<void> GroupService::check(const GroupChange& change, const AccountGroup& group) const {
    const auto pool = m_directory.accounts();
    for (const std::string& account : change.accountIds.value_or(std::vector<std::string>{}))
        if (!pool->find(account))
            return fail(ErrorCode::InvalidRequest, fmt::format("There is no account {}", account));
    for (const AccountGroup& other : pool->groups())
        if (other.name == group.name && other.id != group.id)
            return fail(ErrorCode::Conflict,
                        fmt::format("There is a group named \"{}\" already", group.name));
    return {};
}

}  // namespace relay::admin
