#pragma once

#include "store/records.h"

#include <algorithm>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace relay::test {

/// Records in memory. While `broken` every write fails and changes nothing. Thread-safe.
class MemoryRecords final : public Records {
public:
    bool broken = false;
    int writes = 0;

    Result<std::vector<StoredAccount>> accounts() override {
        const std::lock_guard lock(m_mutex);
        return m_accounts;
    }
    Result<void> insertAccount(const StoredAccount& account) override {
        return write([&]() -> Result<void> {
            for (const StoredAccount& row : m_accounts)
                if (row.account.id == account.account.id || row.account.name == account.account.name)
                    return fail(ErrorCode::Conflict, "id or name is taken");
            m_accounts.push_back(account);
            return {};
        });
    }
    Result<void> updateAccount(const StoredAccount& account) override {
        return write([&]() -> Result<void> {
            for (StoredAccount& row : m_accounts)
                if (row.account.id == account.account.id) {
                    row = account;
                    return {};
                }
            return fail(ErrorCode::NotFound, "no such account");
        });
    }
    Result<void> removeAccount(const std::string& id) override {
        return write([&]() -> Result<void> {
            std::erase_if(m_accounts, [&](const StoredAccount& row) { return row.account.id == id; });
            return {};
        });
    }

    Result<std::vector<ApiKey>> keys() override {
        const std::lock_guard lock(m_mutex);
        return m_keys;
    }
    Result<void> insertKey(const ApiKey& key) override { return insertKeys({key}); }
    Result<void> insertKeys(const std::vector<ApiKey>& keys) override {
        return write([&]() -> Result<void> {
            m_keys.insert(m_keys.end(), keys.begin(), keys.end());
            return {};
        });
    }
    Result<void> updateKey(const ApiKey& key) override {
        return write([&]() -> Result<void> {
            for (ApiKey& row : m_keys)
                if (row.id == key.id) row = key;
            return {};
        });
    }
    Result<void> removeKey(const std::string& id) override {
        return write([&]() -> Result<void> {
            std::erase_if(m_keys, [&](const ApiKey& row) { return row.id == id; });
            return {};
        });
    }

    Result<std::vector<AccountGroup>> groups() override {
        const std::lock_guard lock(m_mutex);
        return m_groups;
    }
    Result<void> insertGroup(const AccountGroup& group) override {
        return write([&]() -> Result<void> {
            m_groups.push_back(group);
            return {};
        });
    }
    Result<void> updateGroup(const AccountGroup& group) override {
        return write([&]() -> Result<void> {
            for (AccountGroup& row : m_groups)
                if (row.id == group.id) row = group;
            return {};
        });
    }
    Result<void> removeGroup(const std::string& id) override {
        return write([&]() -> Result<void> {
            std::erase_if(m_groups, [&](const AccountGroup& row) { return row.id == id; });
            return {};
        });
    }

    Result<std::optional<StoredAdmin>> admin() override {
        const std::lock_guard lock(m_mutex);
        return m_admin;
    }
    Result<void> saveAdmin(const StoredAdmin& admin) override {
        return write([&]() -> Result<void> {
            m_admin = admin;
            return {};
        });
    }

    Result<std::vector<StoredSession>> sessions() override {
        const std::lock_guard lock(m_mutex);
        std::vector<StoredSession> rows;
        for (const auto& [digest, session] : m_sessions)
            rows.push_back(session);
        return rows;
    }
    Result<void> saveSession(const StoredSession& session) override {
        return write([&]() -> Result<void> {
            m_sessions[session.tokenDigest] = session;
            return {};
        });
    }
    Result<void> removeSession(const std::string& tokenDigest) override {
        return write([&]() -> Result<void> {
            m_sessions.erase(tokenDigest);
            return {};
        });
    }
    Result<void> removeAllSessions() override {
        return write([&]() -> Result<void> {
            m_sessions.clear();
            return {};
        });
    }

    Result<std::vector<std::pair<std::string, std::string>>> settings() override {
        const std::lock_guard lock(m_mutex);
        return std::vector<std::pair<std::string, std::string>>(m_settings.begin(), m_settings.end());
    }
    Result<void> saveSetting(const std::string& name, const std::string& value) override {
        return write([&]() -> Result<void> {
            if (name == brokenSetting) return fail(ErrorCode::StoreUnavailable, "the disk is full");
            m_settings[name] = value;
            return {};
        });
    }
    Result<void> removeSetting(const std::string& name) override {
        return write([&]() -> Result<void> {
            m_settings.erase(name);
            return {};
        });
    }

    std::string brokenSetting;  ///< the one that cannot be written

private:
    template <class Change>
    Result<void> write(const Change& change) {
        const std::lock_guard lock(m_mutex);
        if (broken) return fail(ErrorCode::StoreUnavailable, "the disk is full");
        ++writes;
        return change();
    }

    std::mutex m_mutex;
    std::vector<StoredAccount> m_accounts;
    std::vector<ApiKey> m_keys;
    std::vector<AccountGroup> m_groups;
    std::optional<StoredAdmin> m_admin;
    std::map<std::string, StoredSession> m_sessions;
    std::map<std::string, std::string> m_settings;
};

}  // namespace relay::test
