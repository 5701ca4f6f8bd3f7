#include "admin/key_service.h"

#include "base/ids.h"
#include "identity/relay_keys.h"
#include "store/directory.h"
#include "store/records.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace relay::admin {

KeyService::KeyService(Records& records, Directory& directory, Random& random, const Clock& clock,
                       std::string prefix)
    : m_records(records),
      m_directory(directory),
      m_random(random),
      m_clock(clock),
      m_prefix(std::move(prefix)) {}

Result<std::size_t> KeyService::load() {
    const std::lock_guard lock(m_writing);
    auto keys = m_records.keys();
    if (!keys) return keys.error();
    const std::size_t count = keys->size();
    m_directory.loadKeys(std::move(*keys));
    return count;
}

Result<std::vector<MadeKey>> KeyService::create(const KeyChange& change) {
    const UnixMillis now = m_clock.now();
    const UnixMillis expiresAt = change.expiresAt.value_or(0);
    if (expiresAt != 0 && expiresAt <= now)
        return fail(ErrorCode::InvalidRequest, "field \"expiresAt\" must be in the future, or null");
    std::vector<ApiKey> keys;
    std::vector<MadeKey> made;
    for (std::uint32_t i = 1; i <= change.count; ++i) {
        NewRelayKey fresh = makeRelayKey(m_random, m_prefix);
        ApiKey& key = keys.emplace_back();
        applyChange(change, key);
        key.id = newUuid(m_random);
        if (change.count != 1) key.name = fmt::format("{}-{}", *change.name, i);
        key.digest = fresh.digest;
        key.hint = std::move(fresh.hint);
        key.createdAt = now;
        key.updatedAt = now;
        made.push_back({std::make_shared<const ApiKey>(keys.back()), std::move(fresh.text)});
    }

    const std::lock_guard lock(m_writing);
    if (auto sound = check(keys.front()); !sound) return sound.error();
    if (auto free = checkNames(keys); !free) return free.error();
    if (auto saved = m_records.insertKeys(keys); !saved) return saved.error();
    for (ApiKey& key : keys)
        m_directory.putKey(std::move(key));
    return made;
}

Result<KeyPtr> KeyService::update(const std::string& id, const KeyChange& change) {
    const std::lock_guard lock(m_writing);
    auto before = find(id);
    if (!before) return before.error();
    if (change.ifUpdatedAt && *change.ifUpdatedAt != (*before)->updatedAt)
        return fail(ErrorCode::Conflict,
                    fmt::format("The key was changed meanwhile, at {}", isoTime((*before)->updatedAt)));
    ApiKey key = **before;
    applyChange(change, key);
    if (auto sound = check(key); !sound) return sound.error();
    key.updatedAt = std::max(m_clock.now(), key.updatedAt + 1);
    if (key.name != (*before)->name)
        if (auto free = checkNames({key}); !free) return free.error();
    if (auto saved = m_records.updateKey(key); !saved) return saved.error();
    auto changed = std::make_shared<const ApiKey>(key);
    m_directory.putKey(std::move(key));
    return changed;
}

Result<MadeKey> KeyService::rotate(const std::string& id) {
    const std::lock_guard lock(m_writing);
    auto before = find(id);
    if (!before) return before.error();
    NewRelayKey fresh = makeRelayKey(m_random, m_prefix);
    ApiKey key = **before;
    key.digest = fresh.digest;
    key.hint = std::move(fresh.hint);
    key.updatedAt = std::max(m_clock.now(), key.updatedAt + 1);
    if (auto saved = m_records.updateKey(key); !saved) return saved.error();
    MadeKey made{std::make_shared<const ApiKey>(key), std::move(fresh.text)};
    m_directory.putKey(std::move(key));
    return made;
}

Result<void> KeyService::remove(const std::string& id) {
    const std::lock_guard lock(m_writing);
    if (auto present = find(id); !present) return present.error();
    if (auto removed = m_records.removeKey(id); !removed) return removed.error();
    m_directory.eraseKey(id);
    return {};
}

Result<void> KeyService::activate(const std::string& id, UnixMillis firstUse) {
    constexpr UnixMillis kDay = 86'400'000;
    const std::lock_guard lock(m_writing);
    auto before = find(id);
    if (!before) return before.error();
    if ((*before)->activationDays == 0 || (*before)->activatedAt != 0) return {};
    ApiKey key = **before;
    key.activatedAt = firstUse;
    key.expiresAt = firstUse + key.activationDays * kDay;
    if (auto saved = m_records.updateKey(key); !saved) return saved.error();
    m_directory.putKey(std::move(key));
    return {};
}

Result<KeyPtr> KeyService::find(const std::string& id) const {
    if (auto key = m_directory.keyById(id)) return key;
    return fail(ErrorCode::NotFound, fmt::format("There is no key {}", id));
}

std::vector<KeyPtr> KeyService::all() const {
    std::vector<KeyPtr> keys = m_directory.keys();
    std::sort(keys.begin(), keys.end(), [](const KeyPtr& a, const KeyPtr& b) {
        return a->createdAt != b->createdAt ? a->createdAt > b->createdAt : a->name < b->name;
    });
    return keys;
}

Result<void> KeyService::check(const ApiKey& key) const {
    if (auto together = checkTogether(key); !together) return together;
    const auto pool = m_directory.accounts();
    if (!key.accountId.empty() && !pool->find(key.accountId))
        return fail(ErrorCode::InvalidRequest, fmt::format("There is no account {}", key.accountId));
    if (!key.groupId.empty() && !pool->group(key.groupId))
        return fail(ErrorCode::InvalidRequest, fmt::format("There is no group {}", key.groupId));
    return {};
}

/// One look at all keys, however many are wanted.
Result<void> KeyService::checkNames(const std::vector<ApiKey>& wanted) const {
    std::unordered_map<std::string_view, std::string_view> idsByName;
    for (const ApiKey& key : wanted)
        idsByName.emplace(key.name, key.id);
    for (const KeyPtr& other : m_directory.keys()) {
        const auto found = idsByName.find(other->name);
        if (found != idsByName.end() && found->second != other->id)
            return fail(ErrorCode::Conflict, fmt::format("There is a key named \"{}\" already", other->name));
    }
    return {};
}

}  // namespace relay::admin
