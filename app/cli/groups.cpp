#include "cli/admin_call.h"
#include "cli/context.h"
#include "cli/key_rules.h"
#include "cli/table.h"

#include <fmt/format.h>
#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include <memory>
#include <optional>
#include <ostream>
#include <string>

namespace relay::cli {

namespace json = boost::json;

namespace {

constexpr const char* kGroups = "/admin/groups";
constexpr std::size_t kShortId = 8;

struct GroupFields {
    std::string which;
    std::optional<std::string> name;
    std::optional<std::string> description;
    std::optional<std::string> accounts;  ///< "a,b": ids, beginnings of them, or names
    bool yes = false;
};

Result<json::object> findGroup(AdminClient& client, const std::string& which) {
    const Result<json::array> rows = callForRows(client, kGroups);
    if (!rows) return rows.error();
    return pickRow(*rows, which, "group");
}

Result<json::object> groupJson(AdminClient& client, const GroupFields& fields) {
    json::object body;
    if (fields.name) body["name"] = *fields.name;
    if (fields.description) body["description"] = *fields.description;
    if (!fields.accounts) return body;
    const Result<json::array> rows = callForRows(client, "/admin/accounts");
    if (!rows) return rows.error();
    json::array ids;
    for (const json::value& which : listJson(*fields.accounts)) {
        const Result<json::object> account = pickRow(*rows, std::string_view(which.get_string()), "account");
        if (!account) return account.error();
        ids.emplace_back(textField(*account, "id"));
    }
    body["accountIds"] = std::move(ids);
    return body;
}

void print(Context& context, const json::value& answer, const std::string& sentence) {
    context.out << (context.json ? std::string(json::serialize(answer)) : sentence) << '\n';
}

/// Makes a group, or changes the one that `which` names.
Result<void> save(Context& context, const GroupFields& fields) {
    Result<Session> session = openSession(context);
    if (!session) return session.error();
    const Result<json::object> body = groupJson(*session->client, fields);
    if (!body) return body.error();
    std::string path = kGroups;
    if (!fields.which.empty()) {
        if (body->empty())
            return fail(ErrorCode::InvalidRequest, "Nothing to change was given. See 'groups edit --help'.");
        const Result<json::object> group = findGroup(*session->client, fields.which);
        if (!group) return group.error();
        path += "/" + textField(*group, "id");
    }
    const Result<json::value> saved =
        callAdmin(*session->client, fields.which.empty() ? "POST" : "PATCH", path, *body);
    if (!saved) return saved.error();
    print(context, *saved, fmt::format("Group '{}' saved.", textField(saved->as_object(), "name")));
    return {};
}

std::size_t accountCount(const json::object& group) {
    const json::value* const ids = group.if_contains("accountIds");
    return ids && ids->is_array() ? ids->get_array().size() : 0;
}

Result<void> list(Context& context) {
    Result<Session> session = openSession(context);
    if (!session) return session.error();
    const Result<json::array> rows = callForRows(*session->client, kGroups);
    if (!rows) return rows.error();
    if (context.json) {
        context.out << json::serialize(json::object{{"rows", *rows}}) << '\n';
        return {};
    }
    Table table({{"ID"}, {"NAME"}, {"ACCOUNTS", Table::Align::Right}, {"DESCRIPTION"}});
    for (const json::value& value : *rows) {
        if (!value.is_object()) continue;
        const json::object& group = value.get_object();
        table.add({textField(group, "id").substr(0, kShortId), textField(group, "name"),
                   std::to_string(accountCount(group)), textField(group, "description")});
    }
    context.out << (rows->empty() ? std::string("No groups yet.\n") : table.text());
    return {};
}

Result<void> show(Context& context, const GroupFields& fields) {
    Result<Session> session = openSession(context);
    if (!session) return session.error();
    const Result<json::object> group = findGroup(*session->client, fields.which);
    if (!group) return group.error();
    if (context.json) {
        context.out << json::serialize(*group) << '\n';
        return {};
    }
    std::string accounts;
    if (accountCount(*group) != 0)
        for (const json::value& id : group->at("accountIds").get_array())
            if (id.is_string())
                accounts +=
                    fmt::format("{}{}", accounts.empty() ? "" : ", ", std::string_view(id.get_string()));
    context.out << labelled({{"Name", textField(*group, "name")},
                             {"Id", textField(*group, "id")},
                             {"Description", textField(*group, "description")},
                             {"Accounts", accounts}});
    return {};
}

Result<void> remove(Context& context, const GroupFields& fields) {
    Result<Session> session = openSession(context);
    if (!session) return session.error();
    const Result<json::object> group = findGroup(*session->client, fields.which);
    if (!group) return group.error();
    const std::string name = textField(*group, "name");
    const Result<bool> sure = confirmed(context, fields.yes, fmt::format("Remove group '{}'?", name));
    if (!sure) return sure.error();
    if (!*sure) return fail(ErrorCode::ClientGone, "Nothing was removed.");
    const std::string id = textField(*group, "id");
    const Result<json::value> removed =
        callAdmin(*session->client, "DELETE", std::string(kGroups) + "/" + id);
    if (!removed) return removed.error();
    print(context, json::object{{"id", id}, {"removed", true}}, fmt::format("Group '{}' removed.", name));
    return {};
}

using RunGroup = Result<void> (*)(Context&, const GroupFields&);

void add(CLI::App& group, Context& context, const char* name, const char* description, const char* example,
         RunGroup run, bool named) {
    auto fields = std::make_shared<GroupFields>();
    CLI::App* command = addCommand(group, context, name, description, example,
                                   [&context, fields, run] { return run(context, *fields); });
    if (named)
        command->add_option("group", fields->which, "Id, the beginning of it, or name")
            ->required()
            ->type_name("ID");
    if (run == remove) command->add_flag("--yes,-y", fields->yes, "Do not ask");
    if (run != save) return;
    command->add_option("--name", fields->name, "What you call it")->type_name("NAME")->required(!named);
    command->add_option("--description", fields->description, "A note for people")->type_name("TEXT");
    command->add_option("--accounts", fields->accounts, "Its accounts, by id or name: team-a,team-b")
        ->type_name("LIST");
}

}  // namespace

void addGroups(CLI::App& root, Context& context) {
    CLI::App* group = addGroup(root, "groups", "Accounts that keys may be bound to together");
    add(*group, context, "create", "Make a group", "groups create --name team --accounts team-a,team-b", save,
        false);
    addCommand(*group, context, "list", "All groups", "groups list", [&context] { return list(context); });
    add(*group, context, "show", "Everything about one group", "groups show team", show, true);
    add(*group, context, "edit", "Change fields of a group; what is not named stays",
        "groups edit team --accounts team-a", save, true);
    add(*group, context, "remove", "Delete a group that no key is bound to", "groups remove team --yes",
        remove, true);
}

}  // namespace relay::cli
