#include "cli/account_view.h"
#include "cli/admin_call.h"
#include "cli/context.h"
#include "cli/quantities.h"
#include "cli/table.h"

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

std::string engineText(const json::object& status, bool running) {
    if (!running) return "○ not running";
    if (countField(status, "uptimeSeconds") == 0) return "● just started";
    return fmt::format("● running for {}, process {}",
                       durationText(numberField(status, "uptimeSeconds") * 1000), countField(status, "pid"));
}

std::string addressesText(const json::object& status) {
    std::string text;
    const json::value* addresses = status.if_contains("addresses");
    if (addresses == nullptr || !addresses->is_array()) return text;
    for (const json::value& address : addresses->get_array()) {
        if (!address.is_string()) continue;
        text += (text.empty() ? "" : ", ") + std::string(address.get_string());
    }
    return text;
}

std::string ledgerText(const json::object& ledger) {
    if (flagField(ledger, "failed")) return "✕ failed: " + textField(ledger, "failure");
    return fmt::format("● {} open, journal {}, {} behind", countText(countField(ledger, "open")),
                       bytesText(countField(ledger, "journalBytes")),
                       durationText(numberField(ledger, "lagMs")));
}

/// Empty when nobody had to wait.
std::string waitingText(const json::object& queue) {
    const auto shown = [&](std::string_view field) { return durationText(numberField(queue, field) / 1000); };
    if (countField(queue, "waits") == 0) return {};
    return fmt::format("{} now, {} so far; half of them {}, nine of ten {}, 99 of 100 {} at most",
                       countText(countField(queue, "waiting")), countText(countField(queue, "waits")),
                       shown("waitP50Us"), shown("waitP90Us"), shown("waitP99Us"));
}

std::string stickyText(const json::object& sticky) {
    const double rate = numberField(sticky, "hitRate");
    if (rate == 0) return {};
    return fmt::format("{:.0f} % stayed with their account, {} tokens read from caches", rate * 100,
                       countText(countField(sticky, "savedTokens")));
}

std::string statusText(const json::object& status, bool running, const Settings& settings) {
    const json::object& accounts = objectField(status, "accounts");
    const json::object& keys = objectField(status, "keys");
    std::vector<std::pair<std::string, std::string>> lines{
        {"Engine", engineText(status, running)},
        {"Version", textField(status, "version")},
        {"Addresses", running ? addressesText(status) : std::string{}},
        {"Data directory", settings.dataDirectory.string()},
        {"Accounts",
         fmt::format("{} of {} ready", countField(accounts, "ready"), countField(accounts, "total"))},
        {"Keys", fmt::format("{} of {} enabled", countField(keys, "enabled"), countField(keys, "total"))}};
    if (running) {
        lines.emplace_back("In flight", countText(countField(status, "inFlight")));
        lines.emplace_back("Requests", fmt::format("{}, {} failed", countText(countField(status, "requests")),
                                                   countText(countField(status, "failures"))));
        lines.emplace_back("Waiting", waitingText(objectField(status, "queue")));
        lines.emplace_back("Conversations", stickyText(objectField(status, "sticky")));
        lines.emplace_back("Memory", bytesText(countField(status, "memoryBytes")));
    }
    lines.emplace_back("Ledger", ledgerText(objectField(status, "ledger")));
    lines.emplace_back("Prices", textField(status, "priceVersion"));
    return labelled(lines);
}

std::string nextStep(const json::object& status, bool running, const std::string& program) {
    if (countField(objectField(status, "accounts"), "total") == 0) {
        return fmt::format("\nNext: {} accounts add --help\n", program);
    }
    if (countField(objectField(status, "keys"), "total") == 0) {
        return fmt::format("\nNext: {} keys create --name laptop\n", program);
    }
    return running ? std::string{} : fmt::format("\nNext: {} serve\n", program);
}

Result<void> status(Context& context, bool detail) {
    Result<Session> session = openSession(context);
    if (!session) return session.error();
    const Result<json::value> answer =
        callAdmin(*session->client, "GET", detail ? "/admin/status?detail=1" : "/admin/status");
    if (!answer) return answer.error();
    json::object fields = answer->as_object();
    const bool running = !session->client->address().empty();
    if (context.json) {
        fields["running"] = running;
        context.out << json::serialize(fields) << '\n';
        return {};
    }
    context.out << statusText(fields, running, session->settings);
    if (!detail) {
        context.out << nextStep(fields, running, context.program);
        return {};
    }
    const Result<json::array> accounts = callForRows(*session->client, "/admin/accounts");
    if (!accounts) return accounts.error();
    if (!accounts->empty()) context.out << '\n' << accountTable(*accounts, context.now());
    context.out << nextStep(fields, running, context.program);
    return {};
}

}  // namespace

void addStatus(CLI::App& root, Context& context) {
    auto detail = std::make_shared<bool>(false);
    CLI::App* command =
        addCommand(root, context, "status", "Whether the relay runs, and how it does", "status --detail",
                   [&context, detail] { return status(context, *detail); });
    command->add_flag("--detail", *detail, "With every account");
}

}  // namespace relay::cli
