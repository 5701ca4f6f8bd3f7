#include "identity/vault.h"

#include "crypto/base64url.h"

#include <fmt/format.h>

#include <utility>

namespace relay {
namespace {

constexpr std::string_view kVersion = "v1";

/// The lengths make (id, field) unambiguous.
std::string associatedData(std::string_view recordId, std::string_view field) {
    return fmt::format("relaywright {} {}:{} {}:{}", kVersion, recordId.size(), recordId, field.size(),
                       field);
}

struct SealedParts {
    std::string_view version;
    std::string_view keyId;
    std::string_view box;
};

std::optional<SealedParts> split(std::string_view sealed) {
    const std::size_t first = sealed.find('.');
    if (first == std::string_view::npos) return std::nullopt;
    const std::size_t second = sealed.find('.', first + 1);
    if (second == std::string_view::npos) return std::nullopt;
    return SealedParts{sealed.substr(0, first), sealed.substr(first + 1, second - first - 1),
                       sealed.substr(second + 1)};
}

Error damaged(std::string_view recordId, std::string_view field) {
    return fail(ErrorCode::InvalidRequest,
                fmt::format("The stored {} of {} is damaged or belongs to another record; enter it again",
                            field, recordId));
}

}  // namespace

Vault::Vault(VaultKey key, Random& random) : m_key(std::move(key)), m_random(random) {}

std::string Vault::seal(const SecretString& secret, std::string_view recordId, std::string_view field) const {
    const std::string box =
        sealAesGcm(m_key.bytes(), secret.reveal(), associatedData(recordId, field), m_random);
    return fmt::format("{}.{}.{}", kVersion, m_key.id(), toBase64Url(box));
}

Result<SecretString> Vault::open(std::string_view sealed, std::string_view recordId,
                                 std::string_view field) const {
    const auto parts = split(sealed);
    if (!parts) return damaged(recordId, field);
    if (parts->version != kVersion)
        return fail(ErrorCode::InvalidRequest,
                    fmt::format("The stored {} of {} was written by a newer version of this program", field,
                                recordId));
    if (parts->keyId != m_key.id())
        return fail(ErrorCode::PermissionDenied,
                    fmt::format("The stored {} of {} was sealed with another key than {}; start with the "
                                "ENCRYPTION_KEY or the key file that was used then",
                                field, recordId, m_key.origin()));
    const auto box = fromBase64Url(parts->box);
    if (!box) return damaged(recordId, field);
    auto opened = openAesGcm(m_key.bytes(), *box, associatedData(recordId, field));
    if (!opened) return damaged(recordId, field);
    return SecretString(std::move(*opened));
}

}  // namespace relay
