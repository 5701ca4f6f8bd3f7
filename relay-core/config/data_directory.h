#pragma once

#include "base/random.h"
#include "base/result.h"
#include "base/secret_string.h"
#include "config/settings_loader.h"

#include <sys/types.h>

#include <filesystem>
#include <optional>
#include <string_view>

namespace relay {

/// `$XDG_DATA_HOME/relaywright`, else `$HOME/.local/share/relaywright`; empty when neither variable is an
/// absolute path.
std::filesystem::path defaultDataDirectory(const Environment& environment);

/// The directory that one engine has to itself. Holds an exclusive lock on `<dir>/lock` while it lives; the
/// kernel frees it when the process dies, however that happens.
class DataDirectory {
public:
    /// Creates what is missing (0700) and takes the lock. Errors: Conflict "... is in use by process 1234";
    /// InvalidRequest when it is not a directory, not ours, or others may write to it; StoreUnavailable.
    static Result<DataDirectory> open(const std::filesystem::path& path);

    DataDirectory(DataDirectory&& other) noexcept;
    DataDirectory& operator=(DataDirectory&& other) noexcept;
    DataDirectory(const DataDirectory&) = delete;
    DataDirectory& operator=(const DataDirectory&) = delete;
    ~DataDirectory();

    const std::filesystem::path& path() const { return m_path; }
    std::filesystem::path database() const { return m_path / "relaywright.db"; }
    std::filesystem::path journal() const { return m_path / "journal"; }  ///< a directory, made by open()
    std::filesystem::path runFile() const { return m_path / "run/engine.json"; }
    std::filesystem::path controlSocket() const { return m_path / "run/engine.sock"; }
    std::filesystem::path setupTokenFile() const { return m_path / "run/setup-token"; }
    std::filesystem::path logFile() const { return m_path / "logs/relaywright.log"; }
    std::filesystem::path keyFile() const { return m_path / "secret.key"; }

    /// The process that has the directory open; nothing when no engine has. Takes no lock, disturbs nobody.
    static std::optional<pid_t> holder(const std::filesystem::path& path);
    static std::filesystem::path configFile(const std::filesystem::path& path) {
        return path / "relaywright.conf";
    }

private:
    DataDirectory(std::filesystem::path path, int lock);

    std::filesystem::path m_path;
    int m_lock = -1;
};

/// 32 random bytes as 64 hexadecimal digits, made at the first call and never replaced. Errors:
/// InvalidRequest when the file is not ours, is open to others (the message says what to do) or does not hold
/// such a key; StoreUnavailable.
Result<SecretString> loadOrCreateKeyFile(const std::filesystem::path& path, Random& random);

}  // namespace relay
