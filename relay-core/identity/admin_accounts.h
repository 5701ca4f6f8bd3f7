#pragma once

#include "base/clock.h"
#include "base/random.h"
#include "base/result.h"
#include "crypto/scrypt.h"
#include "store/records.h"

#include <atomic>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

namespace relay {

/// 3 to 64 characters without control characters and without spaces at the ends. InvalidRequest says what is
/// wrong.
Result<void> checkUsername(std::string_view username);
/// 8 to 1024 bytes. InvalidRequest says what is wrong, never the password.
Result<void> checkPassword(std::string_view password);

/// The one administrator, with a password that is kept as scrypt only. Thread-safe; every function blocks
/// (database, scrypt), so call it from the blocking pool. scrypt runs once at a time, and a caller who would
/// have to queue behind several others gets RateLimitExceeded: signing in must not be a way to use up the
/// memory.
class AdminAccounts {
public:
    AdminAccounts(Records& records, Random& random, const Clock& clock, ScryptCost cost = {});

    /// Nothing when there is no administrator yet.
    Result<std::optional<std::string>> username() const;
    /// Conflict when there is an administrator; InvalidRequest for a name or password that will not do.
    Result<void> create(std::string_view username, std::string_view password);
    /// The same, taking the place of whoever is there.
    Result<void> replace(std::string_view username, std::string_view password);
    /// AuthenticationFailed, with the same words and at the same cost, for a wrong name, a wrong password and
    /// for having no administrator.
    Result<void> verify(std::string_view username, std::string_view password);
    /// AuthenticationFailed when `current` is wrong; InvalidRequest for a new name or password that will not
    /// do.
    Result<void> change(std::string_view current, std::string_view newPassword,
                        const std::optional<std::string>& newUsername);

private:
    Result<std::string> hash(std::string_view password);
    Result<bool> matches(std::string_view password, std::string_view hash);
    Result<void> save(std::string_view username, std::string_view password);  // with m_writing held

    Records& m_records;
    Random& m_random;
    const Clock& m_clock;
    ScryptCost m_cost;
    std::mutex m_writing;  ///< one change at a time: look, then save
    std::mutex m_scrypt;
    std::atomic<int> m_callers = 0;
};

}  // namespace relay
