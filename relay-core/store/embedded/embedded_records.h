#pragma once

#include "store/embedded/account_table.h"
#include "store/embedded/admin_table.h"
#include "store/embedded/group_table.h"
#include "store/embedded/idle_turns.h"
#include "store/embedded/key_table.h"
#include "store/embedded/session_table.h"
#include "store/embedded/setting_table.h"
#include "store/records.h"

namespace relay::embedded {

/// Records in SQLite. The connection has to be one with Synchronous::Full: what returned is on the disk.
class EmbeddedRecords final : public Records {
public:
    EmbeddedRecords(Database& database, IdleTurns& turns);

    Result<std::vector<StoredAccount>> accounts() override;
    Result<void> insertAccount(const StoredAccount& account) override;
    Result<void> updateAccount(const StoredAccount& account) override;
    Result<void> removeAccount(const std::string& id) override;

    Result<std::vector<ApiKey>> keys() override;
    Result<void> insertKey(const ApiKey& key) override;
    Result<void> insertKeys(const std::vector<ApiKey>& keys) override;
    Result<void> updateKey(const ApiKey& key) override;
    Result<void> removeKey(const std::string& id) override;

    Result<std::vector<AccountGroup>> groups() override;
    Result<void> insertGroup(const AccountGroup& group) override;
    Result<void> updateGroup(const AccountGroup& group) override;
    Result<void> removeGroup(const std::string& id) override;

    Result<std::optional<StoredAdmin>> admin() override;
    Result<void> saveAdmin(const StoredAdmin& admin) override;

    Result<std::vector<StoredSession>> sessions() override;
    Result<void> saveSession(const StoredSession& session) override;
    Result<void> removeSession(const std::string& tokenDigest) override;
    Result<void> removeAllSessions() override;

    Result<std::vector<std::pair<std::string, std::string>>> settings() override;
    Result<void> saveSetting(const std::string& name, const std::string& value) override;
    Result<void> removeSetting(const std::string& name) override;

private:
    class Change;

    Database& m_database;
    IdleTurns& m_turns;
    AccountTable m_accounts;
    KeyTable m_keys;
    GroupTable m_groups;
    AdminTable m_admin;
    SessionTable m_sessions;
    SettingTable m_settings;
};

}  // namespace relay::embedded
