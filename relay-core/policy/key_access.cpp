#include "policy/key_access.h"

#include "base/ip_range.h"
#include "base/text.h"
#include "policy/pattern.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

namespace relay::policy {
namespace {

constexpr std::size_t kMostShown = 100;

/// "<n>.<n>.<n>" at the beginning of a text.
bool startsWithVersion(std::string_view text) {
    for (int part = 0; part < 3; ++part) {
        const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
        if (digits == 0) return false;
        text.remove_prefix(digits);
        if (part == 2) return true;
        if (!text.starts_with('.')) return false;
        text.remove_prefix(1);
    }
    return false;
}

bool isClaudeCode(const AccessRequest& request) {
    constexpr std::string_view kName = "claude-cli/";
    if (!request.userAgent.starts_with(kName) || !startsWithVersion(request.userAgent.substr(kName.size())))
        return false;
    // It names its entry point whenever it asks a model something.
    return request.model.empty() || !request.xApp.empty();
}

bool isCodex(const AccessRequest& request) {
    constexpr std::array<std::string_view, 3> kNames{"codex_vscode/", "codex_cli_rs/", "codex_exec/"};
    return std::ranges::any_of(kNames,
                               [&](std::string_view name) { return request.userAgent.starts_with(name); });
}

bool isDroid(const AccessRequest& request) {
    constexpr std::string_view kName = "factory-cli/";
    const std::size_t at = request.userAgent.find(kName);
    if (at != std::string_view::npos && startsWithVersion(request.userAgent.substr(at + kName.size())))
        return true;
    const std::string told = toLower(request.xFactoryClient);
    return told.find("droid") != std::string::npos || told.find("factory-cli") != std::string::npos;
}

bool allowsAddress(const ApiKey& key, std::string_view text) {
    if (key.allowAddresses.empty()) return true;
    const auto address = ipAddressFrom(text);
    return address && std::ranges::any_of(key.allowAddresses, [&](const std::string& each) {
               const auto range = IpRange::from(each);
               return range && range->contains(*address);
           });
}

template <class Fits>
bool allowedBy(const std::vector<std::string>& list, const Fits& fits) {
    return list.empty() || std::ranges::any_of(list, fits);
}

AccessRefusal refusal(AccessRule rule, ErrorCode code, std::string message) {
    return {rule, Error{code, std::move(message), {}}};
}

}  // namespace

std::string_view toString(AccessRule rule) {
    constexpr std::array<std::string_view, 4> kNames{"service", "model", "client", "address"};
    return kNames.at(static_cast<std::size_t>(rule));
}

bool isClient(std::string_view client, const AccessRequest& request) {
    if (client == "claude_code") return isClaudeCode(request);
    if (client == "gemini_cli") return request.userAgent.starts_with("GeminiCLI/");
    if (client == "codex_cli") return isCodex(request);
    if (client == "droid_cli") return isDroid(request);
    return !request.userAgent.empty() && matchesPattern(client, request.userAgent);
}

bool allowsModel(const ApiKey& key, std::string_view model) {
    const auto fits = [&](const std::string& pattern) { return matchesModel(pattern, model); };
    return std::ranges::none_of(key.denyModels, fits) && allowedBy(key.allowModels, fits);
}

std::optional<AccessRefusal> accessRefusal(const ApiKey& key, const AccessRequest& request) {
    if (!allowedBy(key.services, [&](const std::string& each) { return each == request.service; }))
        return refusal(AccessRule::Service, ErrorCode::PermissionDenied,
                       fmt::format("this key is not for the service '{}'", request.service));
    if (!request.model.empty() && !allowsModel(key, request.model))
        return refusal(
            AccessRule::Model, ErrorCode::InvalidModel,
            fmt::format("this key may not use the model '{}'", request.model.substr(0, kMostShown)));
    if (!allowedBy(key.allowClients, [&](const std::string& each) { return isClient(each, request); }))
        return refusal(
            AccessRule::Client, ErrorCode::PermissionDenied,
            fmt::format("this key is for other clients only: {}", fmt::join(key.allowClients, ", ")));
    if (!allowsAddress(key, request.clientAddress))
        return refusal(AccessRule::Address, ErrorCode::PermissionDenied,
                       "this key may not be used from this address");
    return std::nullopt;
}

}  // namespace relay::policy
