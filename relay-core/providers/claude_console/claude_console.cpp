#include "providers/claude_console/claude_console.h"

#include "base/text.h"
#include "providers/client_headers.h"

#include <utility>

namespace relay::providers {
namespace {

constexpr std::string_view kDefaultVersion = "2023-06-01";

bool signsWithApiKeyHeader(const Account& account) {
    if (account.authScheme != AuthScheme::Auto) return account.authScheme == AuthScheme::ApiKeyHeader;
    return account.secret.reveal().starts_with("sk-ant-");
}

void sign(const Account& account, net::HeaderList& headers) {
    if (signsWithApiKeyHeader(account)) {
        headers.add("x-api-key", account.secret.reveal());
        return;
    }
    const SecretString value("Bearer " + std::string(account.secret.reveal()));
    headers.add("authorization", value.reveal());
}

/// People paste `https://host`, `https://host/v1` and `https://host/v1/messages`; all mean the same.
std::string_view withoutVersion(std::string_view path) {
    for (const std::string_view ending : {std::string_view("/v1/messages"), std::string_view("/v1")})
        if (path.ends_with(ending)) return path.substr(0, path.size() - ending.size());
    return path;
}

std::string targetOf(std::string_view basePath, const ClientCall& call) {
    std::string target(withoutVersion(basePath));
    target += call.path;
    if (!call.query.empty()) {
        target += '?';
        target += call.query;
    }
    return target;
}

}  // namespace

Result<UpstreamPlan> ClaudeConsole::plan(const Account& account, const ClientCall& call) const {
    auto url = net::parseUrl(account.baseUrl);
    if (!url) return url.error();
    UpstreamPlan plan{std::move(url->origin), targetOf(url->path, call),
                      forwardedHeaders(call.headers, account.customHeaders)};
    sign(account, plan.headers);
    if (!plan.headers.find("anthropic-version")) plan.headers.add("anthropic-version", kDefaultVersion);
    if (!plan.headers.find("content-type")) plan.headers.add("content-type", "application/json");
    for (const auto& [name, value] : account.customHeaders)
        plan.headers.add(name, value);
    return plan;
}

std::optional<std::string> ClaudeConsole::mappedModel(const Account& account, std::string_view model) const {
    for (const auto& [from, to] : account.modelMap)
        if (from == model) return to;
    for (const auto& [from, to] : account.modelMap)
        if (equalsIgnoringCase(from, model)) return to;
    return std::nullopt;
}

}  // namespace relay::providers
