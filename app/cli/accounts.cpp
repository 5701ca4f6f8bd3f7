#include "cli/account_fields.h"
#include "cli/account_view.h"
#include "cli/admin_call.h"
#include "cli/context.h"
#include "cli/quantities.h"
#include "cli/secret_input.h"

#include <fmt/format.h>
#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include <memory>
#include <ostream>
#include <string>

namespace relay::cli {

namespace json = boost::json;

namespace {

constexpr const char* kAccounts = "/admin/accounts";

struct OneAccount {
    std::string which;
    std::string model;
    std::string name;  ///< of a copy
    bool all = false;
    bool yes = false;
};

struct NewAccount {
    AccountFields fields;
    SecretSource secret;
};

Result<json::object> findAccount(AdminClient& client, const std::string& which) {
    const Result<json::array> rows = callForRows(client, kAccounts);
    if (!rows) return rows.error();
    return pickRow(*rows, which, "account");
}

std::string pathOf(const json::object& account) {
    return std::string(kAccounts) + "/" + textField(account, "id");
}

void print(Context& context, const json::value& answer, const std::string& sentence) {
    if (context.json) {
        context.out << json::serialize(answer) << '\n';
    } else {
        context.out << sentence << '\n';
    }
}

Result<void> add(Context& context, const NewAccount& options) {
    Result<Session> session = openSession(context);
    if (!session) return session.error();
    Result<json::object> body = accountJson(options.fields, context.now(), session->settings.zone);
    if (!body) return body.error();
    const Result<std::string> secret =
        readSecret(context.terminal, options.secret, "secret", "The account's key: ");
    if (!secret) return secret.error();
    (*body)["secret"] = *secret;
    const Result<json::value> made = callAdmin(*session->client, "POST", kAccounts, *body);
    if (!made) return made.error();
    const json::object& account = made->as_object();
    print(context, *made,
          fmt::format("Account '{0}' added ({1}).\nTry it with: {2} accounts test {1}",
                      textField(account, "name"), textField(account, "id").substr(0, 8), context.program));
    return {};
}

Result<void> edit(Context& context, const std::string& which, const NewAccount& options) {
    Result<Session> session = openSession(context);
    if (!session) return session.error();
    Result<json::object> body = accountJson(options.fields, context.now(), session->settings.zone);
    if (!body) return body.error();
    if (options.secret.given()) {
        const Result<std::string> secret = readSecret(context.terminal, options.secret, "secret", {});
        if (!secret) return secret.error();
        (*body)["secret"] = *secret;
    }
    if (body->empty())
        return fail(ErrorCode::InvalidRequest, "Nothing to change was given. See 'accounts edit --help'.");
    const Result<json::object> account = findAccount(*session->client, which);
    if (!account) return account.error();
    const Result<json::value> changed = callAdmin(*session->client, "PATCH", pathOf(*account), *body);
    if (!changed) return changed.error();
    print(context, *changed, fmt::format("Account '{}' changed.", textField(changed->as_object(), "name")));
    return {};
}

Result<void> list(Context& context) {
    Result<Session> session = openSession(context);
    if (!session) return session.error();
    const Result<json::array> rows = callForRows(*session->client, kAccounts);
    if (!rows) return rows.error();
    if (context.json) {
        context.out << json::serialize(json::object{{"rows", *rows}}) << '\n';
    } else if (rows->empty()) {
        context.out << fmt::format(
            "No accounts yet. Add the first one:\n  {} accounts add --type claude-console --name "
            "team-a --base-url https://api.anthropic.com --secret-stdin\n",
            context.program);
    } else {
        context.out << accountTable(*rows, context.now());
    }
    return {};
}

Result<void> show(Context& context, const OneAccount& options) {
    Result<Session> session = openSession(context);
    if (!session) return session.error();
    const Result<json::object> account = findAccount(*session->client, options.which);
    if (!account) return account.error();
    if (context.json) {
        context.out << json::serialize(*account) << '\n';
    } else {
        context.out << accountDetails(*account, context.now(), session->settings.zone);
    }
    return {};
}

Result<void> test(Context& context, const OneAccount& options) {
    Result<Session> session = openSession(context);
    if (!session) return session.error();
    const Result<json::object> account = findAccount(*session->client, options.which);
    if (!account) return account.error();
    json::object body;
    if (!options.model.empty()) body["model"] = options.model;
    const Result<json::value> answer = callAdmin(*session->client, "POST", pathOf(*account) + "/test", body);
    if (!answer) return answer.error();
    const json::object& result = answer->as_object();
    const std::string name = textField(*account, "name");
    const std::string model = textField(result, "model");
    if (context.json) context.out << json::serialize(result) << '\n';
    if (!flagField(result, "ok")) {
        return fail(
            ErrorCode::UpstreamConnectFailed,
            fmt::format(
                "Account '{}' does not work: {} (status {}).\nCheck its key and address with '{} accounts "
                "show {}'.",
                name, textField(result, "error"), countField(result, "status"), context.program, name));
    }
    if (!context.json) {
        context.out << fmt::format("Account '{}' works: {} answered after {}: {}\n", name, model,
                                   durationText(numberField(result, "durationMs")),
                                   textField(result, "text"));
    }
    return {};
}

Result<void> duplicate(Context& context, const OneAccount& options) {
    Result<Session> session = openSession(context);
    if (!session) return session.error();
    const Result<json::object> account = findAccount(*session->client, options.which);
    if (!account) return account.error();
    const json::object body{{"name", options.name}};
    const Result<json::value> made =
        callAdmin(*session->client, "POST", pathOf(*account) + "/duplicate", body);
    if (!made) return made.error();
    print(context, *made,
          fmt::format("Account '{0}' is a copy of '{1}', and paused. When it is as you want it:\n"
                      "  {2} accounts edit {0} --schedulable",
                      options.name, textField(*account, "name"), context.program));
    return {};
}

Result<void> setEnabled(Context& context, const OneAccount& options, bool enabled) {
    Result<Session> session = openSession(context);
    if (!session) return session.error();
    const Result<json::object> account = findAccount(*session->client, options.which);
    if (!account) return account.error();
    const json::object body{{"enabled", enabled}};
    const Result<json::value> changed = callAdmin(*session->client, "PATCH", pathOf(*account), body);
    if (!changed) return changed.error();
    print(context, *changed,
          fmt::format("Account '{}' {}.", textField(*account, "name"),
                      enabled ? "enabled: it takes requests again" : "disabled: it gets no more requests"));
    return {};
}

Result<void> clearAllMarks(Context& context, AdminClient& client) {
    const Result<json::value> cleared = callAdmin(client, "POST", "/admin/accounts/clear");
    if (!cleared) return cleared.error();
    const std::uint64_t count = countField(cleared->as_object(), "cleared");
    print(context, *cleared,
          count == 0 ? std::string("No account was cooling down.")
                     : fmt::format("{} of the accounts are back in the pool.", count));
    return {};
}

Result<void> clearMark(Context& context, const OneAccount& options) {
    if (options.all != options.which.empty())
        return fail(ErrorCode::InvalidRequest, "Name an account, or say --all.");
    Result<Session> session = openSession(context);
    if (!session) return session.error();
    if (options.all) return clearAllMarks(context, *session->client);
    const Result<json::object> account = findAccount(*session->client, options.which);
    if (!account) return account.error();
    const Result<json::value> changed = callAdmin(*session->client, "POST", pathOf(*account) + "/clear");
    if (!changed) return changed.error();
    print(context, *changed, fmt::format("Account '{}' is back in the pool.", textField(*account, "name")));
    return {};
}

Result<void> remove(Context& context, const OneAccount& options) {
    Result<Session> session = openSession(context);
    if (!session) return session.error();
    const Result<json::object> account = findAccount(*session->client, options.which);
    if (!account) return account.error();
    const std::string name = textField(*account, "name");
    const Result<bool> sure =
        confirmed(context, options.yes, fmt::format("Remove account '{}' and its key?", name));
    if (!sure) return sure.error();
    if (!*sure) return fail(ErrorCode::ClientGone, "Nothing was removed.");
    const Result<json::value> removed = callAdmin(*session->client, "DELETE", pathOf(*account));
    if (!removed) return removed.error();
    print(context, json::object{{"id", textField(*account, "id")}, {"removed", true}},
          fmt::format("Account '{}' removed.", name));
    return {};
}

/// A command about one account, named by its id, the beginning of it, or its name.
template <class Run>
std::pair<CLI::App*, std::shared_ptr<OneAccount>> addForOne(CLI::App& group, Context& context,
                                                            const std::string& name,
                                                            const std::string& description, Run run,
                                                            const std::string& exampleFlags = {}) {
    auto options = std::make_shared<OneAccount>();
    CLI::App* command =
        addCommand(group, context, name, description, "accounts " + name + " team-a" + exampleFlags,
                   [&context, options, run] { return run(context, *options); });
    command->add_option("account", options->which, "Id, the beginning of it, or name")
        ->required()
        ->type_name("ID");
    return {command, options};
}

void addAddAndEdit(CLI::App& group, Context& context) {
    auto created = std::make_shared<NewAccount>();
    CLI::App* command = addCommand(group, context, "add", "Add an upstream account",
                                   "accounts add --type claude-console --name team-a --base-url "
                                   "https://api.anthropic.com --secret-stdin "
                                   "< key.txt",
                                   [&context, created] { return add(context, *created); });
    addAccountFlags(*command, created->fields, true);
    addSecretFlags(*command, "secret", created->secret);

    auto changed = std::make_shared<NewAccount>();
    auto which = std::make_shared<std::string>();
    command = addCommand(group, context, "edit", "Change fields of an account; what is not named stays",
                         "accounts edit team-a --priority 10 --max-concurrency 5",
                         [&context, which, changed] { return edit(context, *which, *changed); });
    command->add_option("account", *which, "Id, the beginning of it, or name")->required()->type_name("ID");
    addAccountFlags(*command, changed->fields, false);
    addSecretFlags(*command, "secret", changed->secret);
}

}  // namespace

void addAccounts(CLI::App& root, Context& context) {
    CLI::App* group = addGroup(root, "accounts", "Upstream accounts that requests are sent with");
    addAddAndEdit(*group, context);
    addCommand(*group, context, "list", "All accounts with their state and why", "accounts list",
               [&context] { return list(context); });
    addForOne(*group, context, "show", "Everything about one account", show);
    const auto [tested, testOptions] =
        addForOne(*group, context, "test", "Send one short request with this account", test);
    tested->add_option("--model", testOptions->model, "Model to ask")->type_name("MODEL");
    const auto [copying, copyOptions] =
        addForOne(*group, context, "duplicate", "Copy an account, key and all; the copy is paused", duplicate,
                  " --name team-b");
    copying->add_option("--name", copyOptions->name, "What the copy is called")
        ->required()
        ->type_name("NAME");
    addForOne(*group, context, "enable", "Let an account take requests",
              [](Context& c, const OneAccount& options) { return setEnabled(c, options, true); });
    addForOne(*group, context, "disable", "Send no more requests with an account",
              [](Context& c, const OneAccount& options) { return setEnabled(c, options, false); });
    auto clearing = std::make_shared<OneAccount>();
    CLI::App* clear =
        addCommand(*group, context, "clear", "End the cooling down of an account now", "accounts clear main",
                   [&context, clearing] { return clearMark(context, *clearing); });
    clear->add_option("account", clearing->which, "Id, the beginning of it, or name")->type_name("ID");
    clear->add_flag("--all", clearing->all, "Of every account");
    const auto [removing, removeOptions] =
        addForOne(*group, context, "remove", "Delete an account and its key", remove);
    removing->add_flag("--yes,-y", removeOptions->yes, "Do not ask");
}

}  // namespace relay::cli
