#pragma once

#include "base/random.h"
#include "base/result.h"
#include "base/secret_string.h"

#include <filesystem>
#include <mutex>
#include <string_view>

namespace relay {

/// Proof, for the first run, of being who started the program: a random text that stands in a 0600 file and
/// may be printed, good until an administrator exists. Thread-safe.
class SetupToken {
public:
    /// `file`: `<data>/run/setup-token`; its folder exists.
    SetupToken(std::filesystem::path file, Random& random);

    /// Makes a new token and writes the file; an older token is worth nothing from then on. Error:
    /// StoreUnavailable.
    Result<void> issue();
    /// Forgets the token and removes the file, also one that an earlier run left behind.
    void discard();

    bool isIssued() const;
    /// In constant time; false when none is issued.
    bool matches(std::string_view text) const;
    /// For the terminal of whoever started the program; empty when none is issued.
    SecretString text() const;
    const std::filesystem::path& file() const { return m_file; }

private:
    std::filesystem::path m_file;
    Random& m_random;
    mutable std::mutex m_mutex;
    SecretString m_token;
};

}  // namespace relay
