#include "cli/admin_call.h"

#include <fmt/format.h>

#include <utility>

namespace relay::cli {

namespace json = boost::json;

namespace {

constexpr std::size_t kShortestPrefix = 4;

ErrorCode codeFor(int status) {
    switch (status) {
        case 400:
        case 413:
        case 422:
            return ErrorCode::InvalidRequest;
        case 401:
            return ErrorCode::AuthenticationFailed;
        case 403:
            return ErrorCode::PermissionDenied;
        case 404:
            return ErrorCode::NotFound;
        case 409:
            return ErrorCode::Conflict;
        case 503:
            return ErrorCode::ShuttingDown;
        default:
            return ErrorCode::Internal;
    }
}

/// The engine's own words.
Error errorFrom(const AdminResponse& response) {
    boost::system::error_code broken;
    const json::value document = json::parse(response.body, broken);
    std::string message;
    if (!broken && document.is_object())
        message = textField(objectField(document.get_object(), "error"), "message");
    if (message.empty()) message = fmt::format("The engine answered with status {}.", response.status);
    if (response.status == 401) message += " Was the engine restarted just now? Try again.";
    return fail(codeFor(response.status), std::move(message));
}

std::string nameAndId(const json::object& row) {
    return fmt::format("{} ({})", textField(row, "name"), textField(row, "id").substr(0, 8));
}

}  // namespace

Result<json::value> callAdmin(AdminClient& client, std::string method, std::string target,
                              const json::value& body) {
    AdminRequest request{std::move(method), std::move(target), {}};
    if (!body.is_null()) request.body = json::serialize(body);
    const Result<AdminResponse> response = client.call(request);
    if (!response) return response.error();
    if (response->status < 200 || response->status > 299) return errorFrom(*response);
    if (response->body.empty()) return json::value(nullptr);
    boost::system::error_code broken;
    json::value answer = json::parse(response->body, broken);
    if (broken) return fail(ErrorCode::UpstreamProtocol, "The engine's answer is not JSON.");
    return answer;
}

Result<json::array> callForRows(AdminClient& client, std::string target) {
    Result<json::value> answer = callAdmin(client, "GET", std::move(target));
    if (!answer) return answer.error();
    if (json::object* object = answer->if_object()) {
        if (json::value* rows = object->if_contains("rows"); rows != nullptr && rows->is_array()) {
            return std::move(rows->get_array());
        }
    }
    return fail(ErrorCode::UpstreamProtocol, "The engine's answer has no rows.");
}

Result<json::object> pickRow(const json::array& rows, std::string_view text, std::string_view thing) {
    std::vector<const json::object*> named;
    std::vector<const json::object*> prefixed;
    for (const json::value& value : rows) {
        if (!value.is_object()) continue;
        const json::object& row = value.get_object();
        const std::string id = textField(row, "id");
        if (id == text) return row;
        if (textField(row, "name") == text) named.push_back(&row);
        if (text.size() >= kShortestPrefix && id.starts_with(text)) prefixed.push_back(&row);
    }
    const std::vector<const json::object*>& found = named.empty() ? prefixed : named;
    if (found.size() == 1) return *found.front();
    if (found.empty()) {
        return fail(
            ErrorCode::NotFound,
            fmt::format(
                "There is no {0} '{1}'. Give an id, the first {2} or more characters of one, or an exact "
                "name; '{0}s list' shows them.",
                thing, text, kShortestPrefix));
    }
    std::string candidates;
    for (const json::object* row : found)
        candidates += (candidates.empty() ? "" : ", ") + nameAndId(*row);
    return fail(ErrorCode::Conflict, fmt::format("'{}' fits more than one {}: {}.", text, thing, candidates));
}

std::string queryEncoded(std::string_view text) {
    std::string result;
    for (const char c : text) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                           c == '-' || c == '.' || c == '_' || c == '~';
        result += plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
    return result;
}

std::string textField(const json::object& object, std::string_view name) {
    const json::value* value = object.if_contains(name);
    return value != nullptr && value->is_string() ? std::string(value->get_string()) : std::string{};
}

double numberField(const json::object& object, std::string_view name) {
    const json::value* value = object.if_contains(name);
    if (value == nullptr || !value->is_number()) return 0;
    return value->to_number<double>();
}

std::uint64_t countField(const json::object& object, std::string_view name) {
    const double number = numberField(object, name);
    return number > 0 ? static_cast<std::uint64_t>(number) : 0;
}

bool flagField(const json::object& object, std::string_view name) {
    const json::value* value = object.if_contains(name);
    return value != nullptr && value->is_bool() && value->get_bool();
}

const json::object& objectField(const json::object& object, std::string_view name) {
    static const json::object kEmpty;
    const json::value* value = object.if_contains(name);
    return value != nullptr && value->is_object() ? value->get_object() : kEmpty;
}

}  // namespace relay::cli
