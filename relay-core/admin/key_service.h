#pragma once

#include "admin/key_change.h"
#include "base/clock.h"
#include "base/random.h"
#include "base/result.h"
#include "base/secret_string.h"
#include "model/api_key.h"

#include <cstddef>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace relay {
class Directory;
class Records;
}  // namespace relay

namespace relay::admin {

using KeyPtr = std::shared_ptr<const ApiKey>;

struct MadeKey {
    KeyPtr key;
    SecretString text;  ///< exists only here; not kept
};

/// What people do with relay keys. Records first, then the directory: a write that fails changes nothing.
/// Changes happen one at a time. Thread-safe; may block.
class KeyService {
public:
    KeyService(Records& records, Directory& directory, Random& random, const Clock& clock,
               std::string prefix);

    /// Fills the directory at start; returns how many keys there are.
    Result<std::size_t> load();

    /// `change.count` keys, all or none; more than one are named `name-1`, `name-2` ... InvalidRequest (an
    /// end in the past, bound to nothing that exists), Conflict (a name is taken).
    Result<std::vector<MadeKey>> create(const KeyChange& change);
    /// NotFound; Conflict (name taken, or changed since `ifUpdatedAt`).
    Result<KeyPtr> update(const std::string& id, const KeyChange& change);
    /// A new text for the same key; the old one is refused from then on. NotFound.
    Result<MadeKey> rotate(const std::string& id);
    Result<void> remove(const std::string& id);  ///< NotFound
    /// Notes the first use of a key with `activationDays`, which sets its end. Once; later calls do nothing.
    /// NotFound.
    Result<void> activate(const std::string& id, UnixMillis firstUse);

    Result<KeyPtr> find(const std::string& id) const;  ///< NotFound
    std::vector<KeyPtr> all() const;                   ///< newest first

private:
    Result<void> check(const ApiKey& key) const;
    Result<void> checkNames(const std::vector<ApiKey>& wanted) const;

    Records& m_records;
    Directory& m_directory;
    Random& m_random;
    const Clock& m_clock;
    std::string m_prefix;
    std::mutex m_writing;
};

}  // namespace relay::admin
