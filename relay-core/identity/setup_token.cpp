#include "identity/setup_token.h"

#include "base/text.h"
#include "config/file_access.h"
#include "crypto/constant_time.h"

#include <sys/types.h>

#include <array>
#include <system_error>
#include <utility>

namespace relay {
namespace {

constexpr std::size_t kTokenBytes = 32;
constexpr mode_t kOwnerOnly = 0600;

}  // namespace

SetupToken::SetupToken(std::filesystem::path file, Random& random)
    : m_file(std::move(file)), m_random(random) {}

Result<void> SetupToken::issue() {
    std::array<std::byte, kTokenBytes> bytes{};
    m_random.fill(bytes);
    SecretString token(toHex(bytes));
    const std::lock_guard lock(m_mutex);
    auto written = writeFileAtomically(m_file, std::string(token.reveal()) + '\n', kOwnerOnly);
    if (!written) return written.error();
    m_token = std::move(token);
    return {};
}

void SetupToken::discard() {
    const std::lock_guard lock(m_mutex);
    m_token = SecretString();
    std::error_code
        ignored;  // gone already, or a folder that cannot be written: the token in it opens nothing now
    std::filesystem::remove(m_file, ignored);
}

bool SetupToken::isIssued() const {
    const std::lock_guard lock(m_mutex);
    return !m_token.empty();
}

bool SetupToken::matches(std::string_view text) const {
    const std::lock_guard lock(m_mutex);
    return !m_token.empty() && constantTimeEquals(m_token.reveal(), text);
}

SecretString SetupToken::text() const {
    const std::lock_guard lock(m_mutex);
    return m_token;
}

}  // namespace relay
