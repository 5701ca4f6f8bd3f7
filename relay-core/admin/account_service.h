#pragma once

#include "admin/account_change.h"
#include "admin/account_state.h"
#include "base/clock.h"
#include "base/random.h"
#include "base/result.h"
#include "model/account.h"

#include <cstddef>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace relay {
class Coordination;
class Directory;
class Observer;
class Records;
class Scheduler;
class Vault;
struct StoredAccount;
}  // namespace relay

namespace relay::admin {

using AccountPtr = std::shared_ptr<const Account>;

/// What people do with accounts. Records first, then the directory the requests see: a write that fails
/// changes nothing. Changes happen one at a time. Thread-safe; may block.
class AccountService {
public:
    AccountService(Records& records, Directory& directory, Coordination& coordination, Scheduler& scheduler,
                   const Vault& vault, Observer& observer, Random& random, const Clock& clock);

    /// Fills the directory at start. PermissionDenied when secrets were sealed with another key: better no
    /// start than one that fails every request. A single damaged secret is logged and its account comes up
    /// disabled and without one. Returns how many are damaged.
    Result<std::size_t> load();

    /// InvalidRequest (name, base URL and secret are needed), Conflict (the name is taken).
    Result<AccountPtr> create(const AccountChange& change);
    /// NotFound; Conflict (name taken, or changed since `ifUpdatedAt`); InvalidRequest. A new secret, base
    /// URL or scheme ends the account's mark: what it was blamed for was the old one's.
    Result<AccountPtr> update(const std::string& id, const AccountChange& change);
    /// The same under another name, secret and all, kept out of the pool. NotFound; Conflict (name taken, or the
    /// secret could not be opened).
    Result<AccountPtr> duplicate(const std::string& id, const std::string& name);
    Result<void> remove(const std::string& id);  ///< NotFound; Conflict (keys are bound to it)
    /// Ends the account's marks. NotFound.
    Result<AccountPtr> clear(const std::string& id);
    /// Ends every mark; returns how many accounts had one.
    std::size_t clearAll();

    Result<AccountPtr> find(const std::string& id) const;  ///< NotFound
    std::vector<AccountPtr> all() const;                   ///< by priority, then name

private:
    Result<AccountPtr> insert(Account account);
    Result<void> checkName(const Account& account) const;
    StoredAccount sealed(const Account& account) const;
    void endMark(const Account& account);

    Records& m_records;
    Directory& m_directory;
    Coordination& m_coordination;
    Scheduler& m_scheduler;
    const Vault& m_vault;
    Observer& m_observer;
    Random& m_random;
    const Clock& m_clock;
    std::mutex m_writing;
};

}  // namespace relay::admin
