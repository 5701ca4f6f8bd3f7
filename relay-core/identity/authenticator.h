#pragma once

#include "base/result.h"
#include "model/api_key.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace relay {

class Directory;

namespace net {
struct RequestHead;
}

/// The key a request carries, without white space and `Bearer `: the first that is not empty of the headers
/// x-api-key, x-goog-api-key, authorization, api-key and the query parameter `key`. A header that came
/// several times counts with its first value that is not empty.
std::optional<std::string> presentedKey(const net::RequestHead& head, std::string_view query);

/// Told of each use of a key that its first use activates, until the directory knows of it. Called on the request's
/// thread: it must not block.
using NoteFirstUse = std::function<void(const std::string& keyId, UnixMillis at)>;

/// Tells whose relay key a request carries. No I/O, no lock of its own; thread-safe.
class Authenticator {
public:
    Authenticator(const Directory& directory, std::string keyPrefix, NoteFirstUse noteFirstUse = {});

    /// `query` is what follows the target's '?'. Error: AuthenticationFailed with "Missing API key", "Invalid
    /// API key format", "API key not found", "API key is disabled" or "API key has expired".
    Result<std::shared_ptr<const ApiKey>> authenticate(const net::RequestHead& head, std::string_view query,
                                                       UnixMillis now) const;

private:
    const Directory& m_directory;
    std::string m_prefix;
    NoteFirstUse m_noteFirstUse;
};

}  // namespace relay
