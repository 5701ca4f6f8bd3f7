#include "admin/routes.h"
#include "admin/views.h"
#include "base/text.h"
#include "observe/log_reader.h"
#include "observe/logger.h"

#include <boost/json.hpp>

#include <array>

namespace relay::admin {
namespace {

constexpr std::uint64_t kMostRows = 1000;
constexpr std::uint64_t kUsualRows = 100;
constexpr std::array<std::string_view, 4> kOwnMembers{"time", "level", "area", "message"};

boost::json::object view(LogRow row) {
    boost::json::object shown{{"id", row.id}};
    for (const std::string_view name : kOwnMembers)
        shown[name] = "";
    boost::json::object fields;
    for (auto& [name, value] : row.line)
        (shown.contains(name) ? shown : fields)[name] = std::move(value);
    shown["fields"] = std::move(fields);
    return shown;
}

Result<Answer> list(const AdminParts& parts, RoutedCall& routed) {
    QueryFields& fields = routed.query;
    LogQuery query;
    query.limit = fields.number("limit", 1, kMostRows).value_or(kUsualRows);
    query.before = fields.text("before");
    query.level =
        logLevelFrom(fields.choice("level", {"debug", "info", "warn", "error"})).value_or(LogLevel::Debug);
    query.accountId = fields.text("accountId");
    query.requestId = fields.text("requestId");
    query.search = toLower(fields.text("search"));
    if (auto finished = fields.finish(); !finished) return finished.error();
    auto page = parts.logs.read(query);
    if (!page) return page.error();
    boost::json::array rows;
    for (LogRow& row : page->rows)
        rows.emplace_back(view(std::move(row)));
    return jsonAnswer(200, {{"rows", std::move(rows)},
                            {"next", optionalTextView(page->next)},
                            {"file", optionalTextView(parts.logs.file().string())}});
}

}  // namespace

void addLogRoutes(RouteTable& table, const AdminParts& parts) {
    table.add("GET", "/admin/logs", Access::Administrator, withQuery(parts, list));
}

}  // namespace relay::admin
