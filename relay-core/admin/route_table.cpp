#include "admin/route_table.h"

#include "identity/query_string.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace relay::admin {
namespace {

constexpr std::string_view kId = "{id}";

/// "/admin/keys/" and "/admin/keys" are the same.
std::vector<std::string> segmentsOf(std::string_view path) {
    std::vector<std::string> segments;
    while (!path.empty()) {
        path.remove_prefix(1);
        const std::size_t end = std::min(path.find('/'), path.size());
        segments.emplace_back(path.substr(0, end));
        path.remove_prefix(end);
    }
    if (!segments.empty() && segments.back().empty()) segments.pop_back();
    return segments;
}

/// The text in place of `{id}`, empty when the pattern has none; nothing when the path is another.
std::optional<std::string> matched(const std::vector<std::string>& pattern,
                                   const std::vector<std::string>& path) {
    if (pattern.size() != path.size()) return std::nullopt;
    std::string id;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        if (pattern[i] == kId && !path[i].empty())
            id = path[i];
        else if (pattern[i] != path[i])
            return std::nullopt;
    }
    return id;
}

Answer methodNotAllowed(const AdminCall& call, const std::string& allowed) {
    Answer answer = errorAnswer(
        Error{ErrorCode::MethodNotAllowed, call.method + " is not possible here; allowed: " + allowed, {}},
        call.requestId);
    answer.headers.emplace_back("allow", allowed);
    return answer;
}

Error signInNeeded() {
    return fail(ErrorCode::AuthenticationFailed,
                "Sign in first: this needs a valid Authorization: Bearer token");
}

}  // namespace

void RouteTable::add(std::string_view method, std::string_view pattern, Access access, Action action) {
    m_routes.push_back({std::string(method), segmentsOf(pattern), access, std::move(action)});
}

Answer RouteTable::dispatch(const AdminCall& call) const {
    auto answer = route(call);
    return answer ? std::move(*answer) : errorAnswer(answer.error(), call.requestId);
}

Result<Answer> RouteTable::route(const AdminCall& call) const {
    const std::string_view target(call.target);
    const std::size_t question = std::min(target.find('?'), target.size());
    const std::string_view path = target.substr(0, question);
    const bool authorised = call.principal.mayAdminister();
    if (!path.starts_with('/')) return fail(ErrorCode::InvalidRequest, "The path must begin with '/'");

    const std::vector<std::string> segments = segmentsOf(path);
    const std::string_view method = call.method == "HEAD" ? "GET" : std::string_view(call.method);
    std::string allowed;
    for (const Route& candidate : m_routes) {
        auto id = matched(candidate.segments, segments);
        if (!id) continue;
        if (candidate.method != method) {
            allowed += (allowed.empty() ? "" : ", ") + candidate.method;
            continue;
        }
        if (candidate.access == Access::Administrator && !authorised) return signInNeeded();
        auto query = parseQuery(target.substr(std::min(question + 1, target.size())));
        if (!query) return fail(ErrorCode::InvalidRequest, "The query has a broken % escape");
        RoutedCall routed{call, std::move(*id), QueryFields(std::move(*query))};
        return candidate.action(routed);
    }
    if (!authorised) return signInNeeded();
    if (!allowed.empty()) return methodNotAllowed(call, allowed);
    return fail(ErrorCode::NotFound, "There is nothing at " + std::string(path));
}

}  // namespace relay::admin
