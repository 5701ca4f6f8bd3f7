#include "admin/json_fields.h"
#include "admin/routes.h"
#include "config/settings_loader.h"
#include "store/records.h"

#include <fmt/format.h>
#include <boost/json.hpp>

#include <algorithm>
#include <map>
#include <memory>
#include <mutex>

namespace relay::admin {
namespace {

using StoredMap = std::map<std::string, std::string>;

Result<StoredMap> storedSettings(Records& records) {
    auto rows = records.settings();
    if (!rows) return rows.error();
    return StoredMap(rows->begin(), rows->end());
}

StoredSettings listOf(const StoredMap& stored) {
    return {stored.begin(), stored.end()};
}

/// `next`: the row as it would be at the next start.
boost::json::object view(const SettingView& row, const SettingView& next, const StoredMap& stored) {
    const auto found = stored.find(row.name);
    boost::json::value storedValue = nullptr;
    if (found != stored.end() && !row.secret) storedValue = boost::json::string(found->second);
    return {{"name", row.name},
            {"flag", row.flag},
            {"value", row.value},
            {"source", row.source},
            {"where", row.where},
            {"default", row.defaultValue},
            {"stored", std::move(storedValue)},
            {"pending", next.value != row.value},
            {"allowed", row.allowed},
            {"description", row.description},
            {"restart", row.restart},
            {"storable", row.storable},
            {"secret", row.secret}};
}

Result<Answer> answerRows(const AdminParts& parts) {
    auto stored = storedSettings(parts.records);
    if (!stored) return stored.error();
    const std::vector<SettingView> now = viewSettings(parts.settings);
    auto next = withStored(parts.settings, listOf(*stored));
    boost::json::array rows;
    for (std::size_t i = 0; i < now.size(); ++i)
        rows.emplace_back(view(now[i], next && i < next->view.size() ? next->view[i] : now[i], *stored));
    return jsonAnswer(200, {{"rows", std::move(rows)}});
}

Result<Answer> list(const AdminParts& parts, RoutedCall&) {
    return answerRows(parts);
}

Result<void> writeOne(Records& records, const std::string& name, const StoredMap& values) {
    const auto found = values.find(name);
    return found == values.end() ? records.removeSetting(name) : records.saveSetting(name, found->second);
}

/// All or nothing: what was written before a failure is put back.
Result<void> writeAll(Records& records, const std::vector<std::string>& names, const StoredMap& before,
                      const StoredMap& after) {
    for (std::size_t i = 0; i < names.size(); ++i) {
        auto written = writeOne(records, names[i], after);
        if (written) continue;
        for (std::size_t done = 0; done < i; ++done)
            (void)writeOne(records, names[done], before);
        return written.error();
    }
    return {};
}

Result<void> checkOne(const std::string& name, const std::optional<std::string>& value,
                      const std::vector<SettingView>& known) {
    const bool exists =
        std::any_of(known.begin(), known.end(), [&](const SettingView& row) { return row.name == name; });
    if (!exists) return fail(ErrorCode::InvalidRequest, fmt::format("there is no setting \"{}\"", name));
    if (!value) return {};
    if (auto valid = validateStored(name, *value); !valid)
        return fail(ErrorCode::InvalidRequest,
                    fmt::format("setting \"{}\": {}", name, valid.error().message));
    return {};
}

Result<Answer> update(const AdminParts& parts, RoutedCall& routed) {
    auto fields = JsonFields::parse(routed.call.body);
    if (!fields) return fields.error();
    const auto wanted = fields->settings();
    if (auto finished = fields->finish(); !finished) return finished.error();
    auto before = storedSettings(parts.records);
    if (!before) return before.error();

    const std::vector<SettingView> known = viewSettings(parts.settings);
    StoredMap after = *before;
    std::vector<std::string> names;
    for (const auto& [name, value] : wanted) {
        if (auto valid = checkOne(name, value, known); !valid) return valid.error();
        if (!value && !after.contains(name)) continue;
        if (value)
            after[name] = *value;
        else
            after.erase(name);
        names.push_back(name);
    }
    // Each may be good by itself and the whole still not be: a certificate without its key.
    if (auto whole = withStored(parts.settings, listOf(after)); !whole) return whole.error();
    if (auto written = writeAll(parts.records, names, *before, after); !written) return written.error();
    return answerRows(parts);
}

}  // namespace

void addSettingsRoutes(RouteTable& table, const AdminParts& parts) {
    table.add("GET", "/admin/settings", Access::Administrator, plain(parts, list));
    // Two changes at once could each be good with the settings as they were, and not together.
    const auto oneAtATime = std::make_shared<std::mutex>();
    const Action change = plain(parts, update);
    table.add("PATCH", "/admin/settings", Access::Administrator, [oneAtATime, change](RoutedCall& routed) {
        const std::lock_guard lock(*oneAtATime);
        return change(routed);
    });
}

}  // namespace relay::admin
