#include "identity/admin_accounts.h"

#include "base/text.h"
#include "crypto/constant_time.h"

#include <algorithm>
#include <utility>

namespace relay {
namespace {

constexpr std::size_t kShortestName = 3;
constexpr std::size_t kLongestName = 64;
constexpr std::size_t kShortestPassword = 8;
constexpr std::size_t kLongestPassword = 1024;
constexpr int kMostCallers = 4;

/// Counts who runs or waits for scrypt.
class Place {
public:
    explicit Place(std::atomic<int>& callers) : m_callers(callers), m_taken(++callers <= kMostCallers) {}
    ~Place() { --m_callers; }
    Place(const Place&) = delete;
    Place& operator=(const Place&) = delete;
    bool taken() const { return m_taken; }

private:
    std::atomic<int>& m_callers;
    bool m_taken;
};

Error tooMany() {
    return fail(ErrorCode::RateLimitExceeded, "Too many sign-ins at once; try again in a moment");
}

Error wrongCredentials() {
    return fail(ErrorCode::AuthenticationFailed, "User name or password is wrong");
}

}  // namespace

Result<void> checkUsername(std::string_view username) {
    const bool visible = std::none_of(username.begin(), username.end(), [](char c) {
        return static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
    });
    if (username.size() < kShortestName || username.size() > kLongestName || !visible ||
        trimmed(username).size() != username.size())
        return fail(ErrorCode::InvalidRequest,
                    "field \"username\" must be 3 to 64 characters without spaces at its ends");
    return {};
}

Result<void> checkPassword(std::string_view password) {
    if (password.size() < kShortestPassword || password.size() > kLongestPassword)
        return fail(ErrorCode::InvalidRequest,
                    "the password must be 8 to 1024 characters long; 12 or more are recommended");
    return {};
}

AdminAccounts::AdminAccounts(Records& records, Random& random, const Clock& clock, ScryptCost cost)
    : m_records(records), m_random(random), m_clock(clock), m_cost(cost) {}

Result<std::optional<std::string>> AdminAccounts::username() const {
    auto admin = m_records.admin();
    if (!admin) return admin.error();
    if (!admin->has_value()) return std::optional<std::string>();
    return std::optional((*admin)->username);
}

Result<void> AdminAccounts::create(std::string_view username, std::string_view password) {
    const std::lock_guard lock(m_writing);
    const auto admin = m_records.admin();
    if (!admin) return admin.error();
    if (admin->has_value()) return fail(ErrorCode::Conflict, "There is an administrator already");
    return save(username, password);
}

Result<void> AdminAccounts::replace(std::string_view username, std::string_view password) {
    const std::lock_guard lock(m_writing);
    return save(username, password);
}

Result<void> AdminAccounts::verify(std::string_view username, std::string_view password) {
    if (password.size() > kLongestPassword) return wrongCredentials();
    auto admin = m_records.admin();
    if (!admin) return admin.error();
    const bool known = admin->has_value() && constantTimeEquals((*admin)->username, username);
    // A name that does not exist must take as long as one that does, so the password is compared all the
    // same; with no administrator at all a hash is computed instead.
    if (!admin->has_value()) {
        if (auto computed = hash(password); !computed) return computed.error();
        return wrongCredentials();
    }
    const auto same = matches(password, (*admin)->scryptHash);
    if (!same) return same.error();
    if (!known || !*same) return wrongCredentials();
    return {};
}

Result<void> AdminAccounts::change(std::string_view current, std::string_view newPassword,
                                   const std::optional<std::string>& newUsername) {
    const std::lock_guard lock(m_writing);
    auto admin = m_records.admin();
    if (!admin) return admin.error();
    if (!admin->has_value()) return fail(ErrorCode::Conflict, "There is no administrator yet");
    if (current.size() > kLongestPassword)
        return fail(ErrorCode::AuthenticationFailed, "The current password is wrong");
    const auto same = matches(current, (*admin)->scryptHash);
    if (!same) return same.error();
    if (!*same) return fail(ErrorCode::AuthenticationFailed, "The current password is wrong");
    return save(newUsername.value_or((*admin)->username), newPassword);
}

Result<std::string> AdminAccounts::hash(std::string_view password) {
    const Place place(m_callers);
    if (!place.taken()) return tooMany();
    const std::lock_guard lock(m_scrypt);
    return scryptHash(password, m_random, m_cost);
}

Result<bool> AdminAccounts::matches(std::string_view password, std::string_view hash) {
    const Place place(m_callers);
    if (!place.taken()) return tooMany();
    const std::lock_guard lock(m_scrypt);
    return scryptMatches(password, hash);
}

Result<void> AdminAccounts::save(std::string_view username, std::string_view password) {
    if (auto checked = checkUsername(username); !checked) return checked.error();
    if (auto checked = checkPassword(password); !checked) return checked.error();
    auto hashed = hash(password);
    if (!hashed) return hashed.error();
    return m_records.saveAdmin({std::string(username), std::move(*hashed), m_clock.now()});
}

}  // namespace relay
