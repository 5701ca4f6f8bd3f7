#include "base/time_zone.h"
#include "cli/admin_call.h"
#include "cli/context.h"
#include "cli/moments.h"
#include "cli/quantities.h"
#include "cli/table.h"

#include <fmt/format.h>
#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include <memory>
#include <ostream>
#include <string>
#include <vector>

namespace relay::cli {

namespace json = boost::json;

namespace {

struct ExplainFields {
    std::string key;
    std::string model;
    std::string session;
    std::vector<std::string> ifs;
    std::uint64_t maxTokens = 0;
    std::uint64_t inputBytes = 0;
};

Result<std::string> idOf(AdminClient& client, const std::string& which, const char* list, const char* thing) {
    const Result<json::array> rows = callForRows(client, list);
    if (!rows) return rows.error();
    const Result<json::object> row = pickRow(*rows, which, thing);
    if (!row) return row.error();
    return textField(*row, "id");
}

/// `main=429` with the account's id in place of its name.
Result<json::object> suppositions(AdminClient& client, const std::vector<std::string>& ifs) {
    json::object supposed;
    for (const std::string& each : ifs) {
        const std::size_t mark = each.rfind('=');
        if (mark == std::string::npos)
            return fail(ErrorCode::InvalidRequest,
                        "--if takes ACCOUNT=429, ACCOUNT=529, ACCOUNT=timeout or ACCOUNT=down.");
        const Result<std::string> id = idOf(client, each.substr(0, mark), "/admin/accounts", "account");
        if (!id) return id.error();
        supposed[*id] = each.substr(mark + 1);
    }
    return supposed;
}

Result<json::object> questionFor(AdminClient& client, const ExplainFields& fields) {
    const Result<std::string> key = idOf(client, fields.key, "/admin/keys", "key");
    if (!key) return key.error();
    const Result<json::object> supposed = suppositions(client, fields.ifs);
    if (!supposed) return supposed.error();
    json::object question{{"keyId", *key}, {"model", fields.model}, {"if", *supposed}};
    if (!fields.session.empty()) question["session"] = fields.session;
    if (fields.maxTokens != 0) question["maxTokens"] = fields.maxTokens;
    if (fields.inputBytes != 0) question["inputBytes"] = fields.inputBytes;
    return question;
}

std::string verdictText(const json::object& answer) {
    if (!flagField(answer, "admitted"))
        return fmt::format("The request is refused: {}.\n", printable(textField(answer, "reason")));
    std::string text = "The key lets it in";
    const std::string reserved = textField(answer, "reservedUsd");
    const std::string overshoot = textField(answer, "overshootUsd");
    if (reserved != "0") text += fmt::format(" and holds {} of its limits", moneyText(reserved));
    if (overshoot != "0") text += fmt::format(", which it can pass by {}", moneyText(overshoot));
    if (countField(answer, "serving") == 0) return text + ", but no account can serve it.\n";
    return text + ". Accounts are asked in this order:\n";
}

std::string tableOf(const json::array& rows, const TimeZone& zone) {
    Table table({{"", Table::Align::Right}, {"ACCOUNT"}, {"ANSWER"}, {"AT THE EARLIEST"}, {"WHY"}});
    for (const json::value& value : rows) {
        if (!value.is_object()) continue;
        const json::object& row = value.get_object();
        const std::string refusal = textField(row, "refusal");
        const auto until = parseIsoTime(textField(row, "until"));
        const std::string serves = flagField(row, "probe") ? "◐ serves, as a probe" : "● serves";
        table.add({refusal.empty() ? std::to_string(countField(row, "order")) : "", textField(row, "name"),
                   refusal.empty() ? serves : "✕ " + refusal, until ? localTimeText(*until, zone) : "",
                   textField(row, "words")});
    }
    return table.text();
}

Result<void> explain(Context& context, const ExplainFields& fields) {
    Result<Session> session = openSession(context);
    if (!session) return session.error();
    const Result<json::object> question = questionFor(*session->client, fields);
    if (!question) return question.error();
    const Result<json::value> answer = callAdmin(*session->client, "POST", "/admin/explain", *question);
    if (!answer) return answer.error();
    if (context.json) {
        context.out << json::serialize(*answer) << '\n';
        return {};
    }
    const json::object& explained = answer->as_object();
    context.out << verdictText(explained);
    const json::value* rows = explained.if_contains("candidates");
    if (rows != nullptr && rows->is_array())
        context.out << tableOf(rows->get_array(), session->settings.zone);
    return {};
}

}  // namespace

void addExplain(CLI::App& root, Context& context) {
    auto fields = std::make_shared<ExplainFields>();
    CLI::App* command =
        addCommand(root, context, "explain", "Which account would serve a request, and why not the others",
                   "explain --key laptop --model claude-sonnet-4-5 --if main=429",
                   [&context, fields] { return explain(context, *fields); });
    command->add_option("--key", fields->key, "Id, the beginning of it, or name")
        ->required()
        ->type_name("KEY");
    command->add_option("--model", fields->model, "As a client would ask for it")
        ->required()
        ->type_name("MODEL");
    command->add_option("--session", fields->session, "A conversation, as `sticky list` shows it")
        ->type_name("SESSION");
    command->add_option("--if", fields->ifs, "Suppose an account answered so; may be given again")
        ->type_name("ACCOUNT=429|529|timeout|down");
    command->add_option("--max-tokens", fields->maxTokens, "Output that the request asks for")
        ->type_name("N");
    command->add_option("--input-bytes", fields->inputBytes, "Length of the request")->type_name("N");
}

}  // namespace relay::cli
