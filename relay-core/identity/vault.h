#pragma once

#include "base/random.h"
#include "base/result.h"
#include "base/secret_string.h"
#include "crypto/aes_gcm.h"

#include <filesystem>
#include <string>
#include <string_view>

namespace relay {

/// The key of a vault and where it came from, for messages. 32 bytes, wiped when it dies.
class VaultKey {
public:
    /// scrypt of a passphrase (`ENCRYPTION_KEY`) under a fixed label: the same words give the same key on
    /// every machine. About 60 ms, at start only. InvalidRequest for fewer than 16 characters or a well-known
    /// placeholder.
    static Result<VaultKey> fromPassphrase(const SecretString& passphrase);
    /// The 64 hex digits of the data directory's key file; `file` is for messages. InvalidRequest for
    /// anything else.
    static Result<VaultKey> fromKeyFile(const SecretString& digits, const std::filesystem::path& file);

    ~VaultKey();
    VaultKey(const VaultKey&) = default;
    VaultKey& operator=(const VaultKey&) = default;

    const Aes256Key& bytes() const { return m_bytes; }
    /// Eight hex digits that name the key and tell nothing about it.
    const std::string& id() const { return m_id; }
    /// "ENCRYPTION_KEY" or "the key file /path/secret.key".
    const std::string& origin() const { return m_origin; }

private:
    VaultKey(Aes256Key bytes, std::string origin);

    Aes256Key m_bytes{};
    std::string m_id;
    std::string m_origin;
};

/// Seals secrets for the database: AES-256-GCM, bound to the record and field they belong to, so that a
/// sealed text copied to another record does not open. Nothing is ever stored or given back in clear because
/// sealing or opening failed. Thread-safe.
class Vault {
public:
    Vault(VaultKey key, Random& random);

    /// `v1.<key id>.<base64url of nonce, ciphertext, tag>`.
    std::string seal(const SecretString& secret, std::string_view recordId, std::string_view field) const;

    /// PermissionDenied: sealed with another key (the message says which key is in use and what to set).
    /// InvalidRequest: damaged, or made for another record or field. Messages hold neither the secret nor the
    /// text.
    Result<SecretString> open(std::string_view sealed, std::string_view recordId,
                              std::string_view field) const;

    const VaultKey& key() const { return m_key; }

private:
    VaultKey m_key;
    Random& m_random;
};

}  // namespace relay
