#pragma once

#include "store/account_pool.h"
#include "store/key_index.h"
#include "store/snapshot.h"

#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace relay {

/// The keys and accounts as the request path sees them: in memory, no I/O, no lock. Records holds the truth;
/// whoever changes it changes the directory afterwards. Readers on any thread, in well under 100 ns; writers
/// on any thread, one after the other, best on the blocking pool: a changed account costs a copy of the list
/// of accounts. A thread may keep the snapshot it read last alive, with the secrets in it, until it reads
/// again.
class Directory {
public:
    Directory();

    /// Null when there is none. Compared in constant time.
    std::shared_ptr<const ApiKey> findKey(const KeyDigest& digest) const;
    std::shared_ptr<const ApiKey> keyById(std::string_view id) const;
    std::size_t keyCount() const;
    std::vector<std::shared_ptr<const ApiKey>> keys() const;  ///< in no order; for lists, not for requests

    /// With their groups. Never null.
    std::shared_ptr<const AccountPool> accounts() const;

    /// Replaces all.
    void loadKeys(std::vector<ApiKey> keys);
    /// Inserts, or replaces the key of the same id.
    void putKey(ApiKey key);
    void eraseKey(const std::string& id);

    void loadAccounts(std::vector<Account> accounts);
    void putAccount(Account account);
    void eraseAccount(const std::string& id);

    void loadGroups(std::vector<AccountGroup> groups);
    void putGroup(AccountGroup group);
    void eraseGroup(const std::string& id);

private:
    void publish(AccountPool::Accounts accounts, std::vector<AccountGroup> groups);

    std::mutex m_writing;
    std::uint64_t m_generation = 0;  ///< of the newest pool
    Snapshot<KeyIndex> m_keys;
    Snapshot<AccountPool> m_accounts;
};

}  // namespace relay
