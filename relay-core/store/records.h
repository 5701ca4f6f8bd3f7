#pragma once

#include "base/result.h"
#include "base/secret_string.h"
#include "model/account.h"
#include "model/account_group.h"
#include "model/api_key.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace relay {

/// An account as it lies on disk: the secret sealed by the identity room's vault.
struct StoredAccount {
    Account account;           ///< `secret` empty
    std::string sealedSecret;  ///< opaque text of the vault
};

/// The console's sign-in. One row; `scryptHash` is self-describing text.
struct StoredAdmin {
    std::string username;
    std::string scryptHash;
    UnixMillis updatedAt = 0;
};

/// A signed-in console. The token itself is not kept, only its SHA-256 in hex.
struct StoredSession {
    std::string tokenDigest;
    std::string username;
    UnixMillis createdAt = 0;
    UnixMillis lastSeenAt = 0;
};

/// Port: what people configure. Calls may block; make them from the blocking pool or before the engine listens.
/// Thread-safe. Writes are durable when they return. Errors: StoreUnavailable; NotFound and Conflict where said.
class Records {
public:
    virtual ~Records() = default;

    virtual Result<std::vector<StoredAccount>> accounts() = 0;
    virtual Result<void> insertAccount(const StoredAccount& account) = 0;  ///< Conflict: id or name is taken
    virtual Result<void> updateAccount(const StoredAccount& account) = 0;  ///< NotFound, Conflict (name)
    virtual Result<void> removeAccount(const std::string& id) = 0;         ///< NotFound

    virtual Result<std::vector<ApiKey>> keys() = 0;
    virtual Result<void> insertKey(const ApiKey& key) = 0;  ///< Conflict: id or digest is taken
    virtual Result<void> insertKeys(const std::vector<ApiKey>& keys) = 0;  ///< all or none
    virtual Result<void> updateKey(const ApiKey& key) = 0;
    virtual Result<void> removeKey(const std::string& id) = 0;

    virtual Result<std::vector<AccountGroup>> groups() = 0;           ///< by name
    virtual Result<void> insertGroup(const AccountGroup& group) = 0;  ///< Conflict: id or name is taken
    virtual Result<void> updateGroup(const AccountGroup& group) = 0;  ///< NotFound, Conflict (name)
    virtual Result<void> removeGroup(const std::string& id) = 0;      ///< NotFound

    virtual Result<std::optional<StoredAdmin>> admin() = 0;
    virtual Result<void> saveAdmin(const StoredAdmin& admin) = 0;

    virtual Result<std::vector<StoredSession>> sessions() = 0;
    virtual Result<void> saveSession(const StoredSession& session) = 0;
    virtual Result<void> removeSession(const std::string& tokenDigest) = 0;
    virtual Result<void> removeAllSessions() = 0;

    /// Stored settings by their environment name ("PORT" -> "3000").
    virtual Result<std::vector<std::pair<std::string, std::string>>> settings() = 0;
    virtual Result<void> saveSetting(const std::string& name, const std::string& value) = 0;
    virtual Result<void> removeSetting(const std::string& name) = 0;
};

}  // namespace relay
