#include "cli/account_view.h"
#include "cli/admin_call.h"
#include "cli/context.h"
#include "cli/key_rules.h"
#include "cli/moments.h"
#include "cli/table.h"

#include <fmt/format.h>
#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include <memory>
#include <optional>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

namespace relay::cli {

namespace json = boost::json;

namespace {

constexpr const char* kKeys = "/admin/keys";
constexpr std::size_t kShortId = 8;

struct KeyFields {
    std::string which;
    std::optional<std::string> name;
    std::optional<std::string> description;
    std::optional<std::string> expires;
    KeyRules rules;
    bool yes = false;
};

Result<json::object> findKey(AdminClient& client, const std::string& which) {
    const Result<json::array> rows = callForRows(client, kKeys);
    if (!rows) return rows.error();
    return pickRow(*rows, which, "key");
}

std::string pathOf(const json::object& key) {
    return std::string(kKeys) + "/" + textField(key, "id");
}

void print(Context& context, const json::value& answer, const std::string& sentence) {
    if (context.json) {
        context.out << json::serialize(answer) << '\n';
    } else {
        context.out << sentence << '\n';
    }
}

Result<json::object> keyJson(const Context& context, const Session& session, const KeyFields& fields) {
    const TimeZone& zone = session.settings.zone;
    json::object body;
    if (fields.name) body["name"] = *fields.name;
    if (fields.description) body["description"] = *fields.description;
    if (fields.expires && *fields.expires == "never") {
        body["expiresAt"] = nullptr;
    } else if (fields.expires) {
        const Result<std::int64_t> moment = parseDeadline(*fields.expires, context.now(), zone);
        if (!moment) return moment.error();
        body["expiresAt"] = isoTimeText(*moment);
    }
    const auto put = putRules(*session.client, fields.rules, context.now(), zone, body);
    if (!put) return put.error();
    return body;
}

Result<void> create(Context& context, const KeyFields& fields) {
    Result<Session> session = openSession(context);
    if (!session) return session.error();
    const Result<json::object> body = keyJson(context, *session, fields);
    if (!body) return body.error();
    const Result<json::value> made = callAdmin(*session->client, "POST", kKeys, *body);
    if (!made) return made.error();
    const json::object& key = made->as_object();
    print(
        context, *made,
        fmt::format("{}\n\nThis is key '{}' ({}). It is shown this once; keep it now.", textField(key, "key"),
                    textField(key, "name"), textField(key, "id").substr(0, kShortId)));
    return {};
}

Result<void> edit(Context& context, const KeyFields& fields) {
    Result<Session> session = openSession(context);
    if (!session) return session.error();
    const Result<json::object> body = keyJson(context, *session, fields);
    if (!body) return body.error();
    if (body->empty())
        return fail(ErrorCode::InvalidRequest, "Nothing to change was given. See 'keys edit --help'.");
    const Result<json::object> key = findKey(*session->client, fields.which);
    if (!key) return key.error();
    const Result<json::value> changed = callAdmin(*session->client, "PATCH", pathOf(*key), *body);
    if (!changed) return changed.error();
    print(context, *changed, fmt::format("Key '{}' changed.", textField(changed->as_object(), "name")));
    return {};
}

std::string keyState(const json::object& key, std::int64_t now) {
    if (!flagField(key, "enabled")) return "✕ disabled";
    const auto expires = parseIsoTime(textField(key, "expiresAt"));
    return expires && *expires <= now ? "✕ expired" : "● ready";
}

std::string expiryText(const json::object& key, const TimeZone& zone) {
    const auto expires = parseIsoTime(textField(key, "expiresAt"));
    return expires ? localTimeText(*expires, zone) : "never";
}

Result<void> list(Context& context) {
    Result<Session> session = openSession(context);
    if (!session) return session.error();
    const Result<json::array> rows = callForRows(*session->client, kKeys);
    if (!rows) return rows.error();
    if (context.json) {
        context.out << json::serialize(json::object{{"rows", *rows}}) << '\n';
        return {};
    }
    if (rows->empty()) {
        context.out << fmt::format("No keys yet. Make the first one:\n  {} keys create --name laptop\n",
                                   context.program);
        return {};
    }
    Table table({{"ID"}, {"NAME"}, {"KEY"}, {"STATE"}, {"EXPIRES"}, {"CREATED"}, {"DESCRIPTION"}});
    const TimeZone& zone = session->settings.zone;
    for (const json::value& value : *rows) {
        if (!value.is_object()) continue;
        const json::object& key = value.get_object();
        const auto created = parseIsoTime(textField(key, "createdAt"));
        table.add({textField(key, "id").substr(0, kShortId), textField(key, "name"), textField(key, "hint"),
                   keyState(key, context.now()), expiryText(key, zone),
                   created ? localTimeText(*created, zone) : "", textField(key, "description")});
    }
    context.out << table.text();
    return {};
}

Result<void> show(Context& context, const KeyFields& fields) {
    Result<Session> session = openSession(context);
    if (!session) return session.error();
    const Result<json::object> key = findKey(*session->client, fields.which);
    if (!key) return key.error();
    if (context.json) {
        context.out << json::serialize(*key) << '\n';
        return {};
    }
    const TimeZone& zone = session->settings.zone;
    std::vector<std::pair<std::string, std::string>> lines{
        {"Name", textField(*key, "name")},
        {"Id", textField(*key, "id")},
        {"Key", textField(*key, "hint")},
        {"Description", textField(*key, "description")},
        {"State", keyState(*key, context.now())},
        {"Expires", expiryText(*key, zone)},
        {"Created", agoText(textField(*key, "createdAt"), context.now())},
        {"Changed", agoText(textField(*key, "updatedAt"), context.now())}};
    for (auto& line : ruleLines(*key, zone))
        lines.push_back(std::move(line));
    context.out << labelled(lines);
    return {};
}

Result<void> rotate(Context& context, const KeyFields& fields) {
    Result<Session> session = openSession(context);
    if (!session) return session.error();
    const Result<json::object> key = findKey(*session->client, fields.which);
    if (!key) return key.error();
    const std::string name = textField(*key, "name");
    const Result<bool> sure =
        confirmed(context, fields.yes,
                  fmt::format("Give key '{}' a new text? Clients that use the old one stop working.", name));
    if (!sure) return sure.error();
    if (!*sure) return fail(ErrorCode::ClientGone, "Nothing was changed.");
    const Result<json::value> made = callAdmin(*session->client, "POST", pathOf(*key) + "/rotate");
    if (!made) return made.error();
    print(context, *made,
          fmt::format("{}\n\nThis is key '{}' from now on. It is shown this once; keep it now.",
                      textField(made->as_object(), "key"), name));
    return {};
}

Result<void> setEnabled(Context& context, const KeyFields& fields, bool enabled) {
    Result<Session> session = openSession(context);
    if (!session) return session.error();
    const Result<json::object> key = findKey(*session->client, fields.which);
    if (!key) return key.error();
    const Result<json::value> changed =
        callAdmin(*session->client, "PATCH", pathOf(*key), json::object{{"enabled", enabled}});
    if (!changed) return changed.error();
    print(context, *changed,
          fmt::format("Key '{}' {}.", textField(*key, "name"),
                      enabled ? "enabled" : "disabled: its requests are refused from now on"));
    return {};
}

Result<void> remove(Context& context, const KeyFields& fields) {
    Result<Session> session = openSession(context);
    if (!session) return session.error();
    const Result<json::object> key = findKey(*session->client, fields.which);
    if (!key) return key.error();
    const std::string name = textField(*key, "name");
    const Result<bool> sure = confirmed(
        context, fields.yes, fmt::format("Remove key '{}'? Clients that use it stop working.", name));
    if (!sure) return sure.error();
    if (!*sure) return fail(ErrorCode::ClientGone, "Nothing was removed.");
    const Result<json::value> removed = callAdmin(*session->client, "DELETE", pathOf(*key));
    if (!removed) return removed.error();
    print(context, json::object{{"id", textField(*key, "id")}, {"removed", true}},
          fmt::format("Key '{}' removed.", name));
    return {};
}

void addFieldFlags(CLI::App& command, KeyFields& fields, bool creating) {
    command.add_option("--name", fields.name, "Who or what uses it")->type_name("NAME")->required(creating);
    command.add_option("--description", fields.description, "A note for people")->type_name("TEXT");
    command.add_option("--expires", fields.expires, "When it ends: 90d, 2027-01-01, never")
        ->type_name("WHEN");
    addRuleFlags(command, fields.rules);
}

template <class Run>
std::pair<CLI::App*, std::shared_ptr<KeyFields>> addForOne(CLI::App& group, Context& context,
                                                           const std::string& name,
                                                           const std::string& description,
                                                           const std::string& example, Run run) {
    auto fields = std::make_shared<KeyFields>();
    CLI::App* command = addCommand(group, context, name, description, example,
                                   [&context, fields, run] { return run(context, *fields); });
    command->add_option("key", fields->which, "Id, the beginning of it, or name")
        ->required()
        ->type_name("ID");
    return {command, fields};
}

}  // namespace

void addKeys(CLI::App& root, Context& context) {
    CLI::App* group = addGroup(root, "keys", "Keys that clients of this relay present");
    auto created = std::make_shared<KeyFields>();
    CLI::App* creating = addCommand(*group, context, "create", "Make a key; it is shown once",
                                    "keys create --name laptop --expires 90d",
                                    [&context, created] { return create(context, *created); });
    addFieldFlags(*creating, *created, true);
    addCommand(*group, context, "list", "All keys", "keys list", [&context] { return list(context); });
    addForOne(*group, context, "show", "Everything about one key", "keys show laptop", show);
    const auto [editing, changed] =
        addForOne(*group, context, "edit", "Change fields of a key; what is not named stays",
                  "keys edit laptop --expires never", edit);
    addFieldFlags(*editing, *changed, false);
    addForOne(*group, context, "enable", "Accept a key again", "keys enable laptop",
              [](Context& c, const KeyFields& fields) { return setEnabled(c, fields, true); });
    addForOne(*group, context, "disable", "Refuse a key until it is enabled again", "keys disable laptop",
              [](Context& c, const KeyFields& fields) { return setEnabled(c, fields, false); });
    const auto [rotating, rotated] =
        addForOne(*group, context, "rotate", "Replace the text of a key; it is shown once",
                  "keys rotate laptop --yes", rotate);
    rotating->add_flag("--yes,-y", rotated->yes, "Do not ask");
    const auto [removing, removed] =
        addForOne(*group, context, "remove", "Delete a key for good", "keys remove laptop --yes", remove);
    removing->add_flag("--yes,-y", removed->yes, "Do not ask");
}

}  // namespace relay::cli
