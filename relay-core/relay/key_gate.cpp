#include "relay/key_gate.h"

#include "config/settings.h"
#include "net/client_address.h"
#include "policy/key_access.h"

#include <utility>

namespace relay {
namespace {

constexpr std::string_view kService = "claude";

bool isOpen(const ApiKey& key) {
    return key.services.empty() && key.allowModels.empty() && key.denyModels.empty() &&
           key.allowClients.empty() && key.allowAddresses.empty();
}

}  // namespace

std::optional<Error> accessDenial(const Settings& settings, const net::Exchange& exchange, const ApiKey& key,
                                  std::string_view model) {
    if (isOpen(key)) return std::nullopt;
    const net::HeaderList& headers = exchange.head().headers;
    const auto client = net::clientAddress(exchange, settings.trustProxy);
    policy::AccessRequest request;
    request.service = kService;
    request.model = model;
    request.userAgent = headers.find("user-agent").value_or("");
    request.xApp = headers.find("x-app").value_or("");
    request.xFactoryClient = headers.find("x-factory-client").value_or("");
    request.clientAddress = client.address;
    auto refusal = policy::accessRefusal(key, request);
    if (!refusal) return std::nullopt;
    return std::move(refusal->error);
}

}  // namespace relay
