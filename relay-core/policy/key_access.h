#pragma once

#include "base/error.h"
#include "model/api_key.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace relay::policy {

/// What a request shows of itself; a text is empty where there is none.
struct AccessRequest {
    std::string_view service;  ///< of its route: "claude", "gemini", "openai" or "droid"
    std::string_view model;    ///< as the client wrote it; empty on routes without one
    std::string_view userAgent;
    std::string_view xApp;            ///< header `x-app`
    std::string_view xFactoryClient;  ///< header `x-factory-client`
    std::string_view clientAddress;
};

enum class AccessRule : std::uint8_t { Service, Model, Client, Address };
std::string_view toString(AccessRule rule);  ///< "service", "model", "client", "address"

struct AccessRefusal {
    AccessRule rule = AccessRule::Service;
    Error error;  ///< PermissionDenied, or InvalidModel for a model
};

/// Whether this key may be used for such a request: the first rule that forbids it, in the order of AccessRule. The
/// same on every route. An entry that cannot be read (an address with a slip) allows nothing.
std::optional<AccessRefusal> accessRefusal(const ApiKey& key, const AccessRequest& request);

/// Whether a model may be asked for with the key; lists of models show what this allows.
bool allowsModel(const ApiKey& key, std::string_view model);

/// Whether a request comes from `client`: one of the ids `claude_code`, `gemini_cli`, `codex_cli`, `droid_cli`, else a
/// pattern of the User-Agent. It is what a client says of itself, no proof.
bool isClient(std::string_view client, const AccessRequest& request);

}  // namespace relay::policy
