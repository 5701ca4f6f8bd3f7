#include "cli/admin_call.h"
#include "cli/context.h"
#include "cli/moments.h"

#include <fmt/format.h>
#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include <algorithm>
#include <cctype>
#include <memory>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

namespace relay::cli {

namespace json = boost::json;

namespace {

/// So far back a look goes for rows that fit, and for what happened since the last one.
constexpr int kMostPages = 50;

struct LogsQuery {
    std::size_t lines = 50;
    std::string level = "info";
    std::string search;
    std::string request;
    bool follow = false;
};

std::string targetFor(const LogsQuery& query, const std::string& before) {
    std::string target = fmt::format("/admin/logs?limit={}&level={}", query.lines, query.level);
    for (const auto& [name, value] : {std::pair{"search", query.search},
                                      std::pair{"requestId", query.request}, std::pair{"before", before}})
        if (!value.empty()) target += fmt::format("&{}={}", name, queryEncoded(value));
    return target;
}

/// Rows newer than the one with the id `last`, newest first; without one as many as were asked for.
Result<std::vector<json::object>> newRows(AdminClient& client, const LogsQuery& query,
                                          const std::string& last) {
    std::vector<json::object> rows;
    std::string before;
    for (int page = 0; page < kMostPages; ++page) {
        const Result<json::value> answer = callAdmin(client, "GET", targetFor(query, before));
        if (!answer) return answer.error();
        const json::object& body = answer->as_object();
        if (textField(body, "file").empty())
            return fail(ErrorCode::NotFound, "Logs are not kept in a file: --log-file is 'none'.");
        for (const json::value& row : body.at("rows").as_array()) {
            if (!last.empty() && textField(row.as_object(), "id") == last) return rows;
            rows.push_back(row.as_object());
            if (last.empty() && rows.size() == query.lines) return rows;
        }
        before = textField(body, "next");
        if (before.empty()) break;
    }
    return rows;
}

std::string valueText(const json::value& value) {
    return value.is_string() ? std::string(value.get_string()) : json::serialize(value);
}

std::string lineOf(const json::object& row, const TimeZone& zone) {
    std::string level = textField(row, "level");
    std::ranges::transform(level, level.begin(), [](unsigned char c) { return std::toupper(c); });
    const auto time = parseIsoTime(textField(row, "time"));
    std::string line = fmt::format("{} {:5} {}: {}", time ? localTimeText(*time, zone) : "", level,
                                   textField(row, "area"), textField(row, "message"));
    for (const auto& field : objectField(row, "fields"))
        line += fmt::format(" {}:{}", std::string_view(field.key()), valueText(field.value()));
    return line;
}

Result<void> logs(Context& context, const LogsQuery& query) {
    Result<Session> session = openSession(context);
    if (!session) return session.error();
    if (query.follow && session->client->address().empty())
        return fail(ErrorCode::InvalidRequest, "No relay runs here, so there is nothing to follow.");
    std::string last;
    do {
        const auto rows = newRows(*session->client, query, last);
        if (!rows) return rows.error();
        for (auto row = rows->rbegin(); row != rows->rend(); ++row)
            context.out << (context.json ? json::serialize(*row) : lineOf(*row, session->settings.zone))
                        << '\n';
        context.out.flush();
        if (!rows->empty()) last = textField(rows->front(), "id");
    } while (query.follow && context.pause());
    return {};
}

}  // namespace

void addLogs(CLI::App& root, Context& context) {
    auto query = std::make_shared<LogsQuery>();
    CLI::App* command =
        addCommand(root, context, "logs", "What the relay wrote down", "logs --level warn --follow",
                   [&context, query] { return logs(context, *query); });
    command->add_flag("--follow,-f", query->follow, "Go on until Ctrl-C");
    command->add_option("--level", query->level, "The least important lines")
        ->check(CLI::IsMember({"debug", "info", "warn", "error"}))
        ->capture_default_str();
    command->add_option("--search", query->search, "Only lines that hold this")->type_name("TEXT");
    command->add_option("--request", query->request, "Only lines about this request")->type_name("ID");
    command->add_option("--lines,-n", query->lines, "At most so many")
        ->check(CLI::Range(1, 1000))
        ->type_name("N")
        ->capture_default_str();
}

}  // namespace relay::cli
