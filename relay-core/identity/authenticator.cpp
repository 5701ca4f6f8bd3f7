#include "identity/authenticator.h"

#include "base/text.h"
#include "identity/query_string.h"
#include "identity/relay_keys.h"
#include "net/http_message.h"
#include "store/directory.h"

#include <algorithm>
#include <array>
#include <utility>

namespace relay {
namespace {

constexpr std::array<std::string_view, 4> kKeyHeaders{"x-api-key", "x-goog-api-key", "authorization",
                                                      "api-key"};
constexpr std::string_view kKeyParameter = "key";

std::string_view withoutBearer(std::string_view value) {
    constexpr std::string_view kBearer = "bearer";
    value = trimmed(value);
    const std::string_view rest = value.substr(std::min(kBearer.size(), value.size()));
    if (!equalsIgnoringCase(value.substr(0, kBearer.size()), kBearer)) return value;
    return rest.empty() || rest.front() == ' ' || rest.front() == '\t' ? trimmed(rest) : value;
}

/// First value of that header that is not empty.
std::string_view keyInHeader(const net::HeaderList& headers, std::string_view name) {
    for (std::size_t i = 0; i < headers.size(); ++i) {
        const net::HeaderField field = headers[i];
        if (!equalsIgnoringCase(field.name, name)) continue;
        if (const std::string_view key = withoutBearer(field.value); !key.empty()) return key;
    }
    return {};
}

std::string_view keyInHeaders(const net::HeaderList& headers) {
    for (const std::string_view name : kKeyHeaders)
        if (const std::string_view key = keyInHeader(headers, name); !key.empty()) return key;
    return {};
}

std::string keyInQuery(std::string_view query) {
    const auto parameter = queryParameter(query, kKeyParameter);
    return parameter ? std::string(withoutBearer(*parameter)) : std::string();
}

Error refused(std::string reason) {
    return fail(ErrorCode::AuthenticationFailed, std::move(reason));
}

}  // namespace

std::optional<std::string> presentedKey(const net::RequestHead& head, std::string_view query) {
    if (const std::string_view key = keyInHeaders(head.headers); !key.empty()) return std::string(key);
    if (std::string key = keyInQuery(query); !key.empty()) return key;
    return std::nullopt;
}

Authenticator::Authenticator(const Directory& directory, std::string keyPrefix, NoteFirstUse noteFirstUse)
    : m_directory(directory), m_prefix(std::move(keyPrefix)), m_noteFirstUse(std::move(noteFirstUse)) {}

Result<std::shared_ptr<const ApiKey>> Authenticator::authenticate(const net::RequestHead& head,
                                                                  std::string_view query,
                                                                  UnixMillis now) const {
    // Nearly always a header; then nothing is copied.
    std::string fromQuery;
    std::string_view text = keyInHeaders(head.headers);
    if (text.empty()) text = fromQuery = keyInQuery(query);
    if (text.empty()) return refused("Missing API key");
    if (!isPlausibleRelayKey(text, m_prefix)) return refused("Invalid API key format");
    std::shared_ptr<const ApiKey> key =
        m_directory.findKey(digestOfRelayKey(text));  // constant-time comparison
    if (!key) return refused("API key not found");
    if (!key->enabled) return refused("API key is disabled");
    if (key->expiresAt != 0 && key->expiresAt <= now) return refused("API key has expired");
    if (key->activationDays > 0 && key->activatedAt == 0 && m_noteFirstUse) m_noteFirstUse(key->id, now);
    return key;
}

}  // namespace relay
