#include "store/embedded/embedded_records.h"

#include "store/embedded/transaction.h"

#include <mutex>

namespace relay::embedded {

/// Held while a row is changed. SQLite has one writer at a time, and the ledger may be the one.
class EmbeddedRecords::Change {
public:
    explicit Change(EmbeddedRecords& records)
        : m_hurry(records.m_turns), m_lock(records.m_database.mutex()) {}

private:
    const IdleTurns::Hurry m_hurry;
    const std::scoped_lock<std::mutex> m_lock;
};

EmbeddedRecords::EmbeddedRecords(Database& database, IdleTurns& turns)
    : m_database(database),
      m_turns(turns),
      m_accounts(database),
      m_keys(database),
      m_groups(database),
      m_admin(database),
      m_sessions(database),
      m_settings(database) {}

Result<std::vector<StoredAccount>> EmbeddedRecords::accounts() {
    const std::scoped_lock lock(m_database.mutex());
    return m_accounts.all();
}

Result<void> EmbeddedRecords::insertAccount(const StoredAccount& account) {
    const Change change(*this);
    return m_accounts.insert(account);
}

Result<void> EmbeddedRecords::updateAccount(const StoredAccount& account) {
    const Change change(*this);
    return m_accounts.update(account);
}

Result<void> EmbeddedRecords::removeAccount(const std::string& id) {
    const Change change(*this);
    return m_accounts.remove(id);
}

Result<std::vector<ApiKey>> EmbeddedRecords::keys() {
    const std::scoped_lock lock(m_database.mutex());
    return m_keys.all();
}

Result<void> EmbeddedRecords::insertKey(const ApiKey& key) {
    const Change change(*this);
    return m_keys.insert(key);
}

Result<void> EmbeddedRecords::insertKeys(const std::vector<ApiKey>& keys) {
    const Change change(*this);
    Transaction transaction(m_database);
    if (const auto begun = transaction.begin(); !begun) return begun;
    for (const ApiKey& key : keys)
        if (const auto inserted = m_keys.insert(key); !inserted) return inserted;
    return transaction.commit();
}

Result<void> EmbeddedRecords::updateKey(const ApiKey& key) {
    const Change change(*this);
    return m_keys.update(key);
}

Result<void> EmbeddedRecords::removeKey(const std::string& id) {
    const Change change(*this);
    return m_keys.remove(id);
}

Result<std::vector<AccountGroup>> EmbeddedRecords::groups() {
    const std::scoped_lock lock(m_database.mutex());
    return m_groups.all();
}

Result<void> EmbeddedRecords::insertGroup(const AccountGroup& group) {
    const Change change(*this);
    return m_groups.insert(group);
}

Result<void> EmbeddedRecords::updateGroup(const AccountGroup& group) {
    const Change change(*this);
    return m_groups.update(group);
}

Result<void> EmbeddedRecords::removeGroup(const std::string& id) {
    const Change change(*this);
    return m_groups.remove(id);
}

Result<std::optional<StoredAdmin>> EmbeddedRecords::admin() {
    const std::scoped_lock lock(m_database.mutex());
    return m_admin.get();
}

Result<void> EmbeddedRecords::saveAdmin(const StoredAdmin& admin) {
    const Change change(*this);
    return m_admin.save(admin);
}

Result<std::vector<StoredSession>> EmbeddedRecords::sessions() {
    const std::scoped_lock lock(m_database.mutex());
    return m_sessions.all();
}

Result<void> EmbeddedRecords::saveSession(const StoredSession& session) {
    const Change change(*this);
    return m_sessions.save(session);
}

Result<void> EmbeddedRecords::removeSession(const std::string& tokenDigest) {
    const Change change(*this);
    return m_sessions.remove(tokenDigest);
}

Result<void> EmbeddedRecords::removeAllSessions() {
    const Change change(*this);
    return m_sessions.removeAll();
}

Result<std::vector<std::pair<std::string, std::string>>> EmbeddedRecords::settings() {
    const std::scoped_lock lock(m_database.mutex());
    return m_settings.all();
}

Result<void> EmbeddedRecords::saveSetting(const std::string& name, const std::string& value) {
    const Change change(*this);
    return m_settings.save(name, value);
}

Result<void> EmbeddedRecords::removeSetting(const std::string& name) {
    const Change change(*this);
    return m_settings.remove(name);
}

}  // namespace relay::embedded
