#include "cli/admin_call.h"
#include "cli/context.h"
#include "cli/demo_relay.h"
#include "cli/demo_team.h"
#include "cli/quantities.h"
#include "cli/stop_signals.h"
#include "cli/stream_client.h"
#include "cli/table.h"

#include <fmt/format.h>
#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include <algorithm>
#include <array>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <ostream>
#include <stop_token>
#include <string>
#include <thread>
#include <utility>

namespace relay::cli {

namespace json = boost::json;

namespace {

constexpr const char* kSystemPrompt =
    "You are the demonstration of a relay. This text is marked for the provider's cache, so that the table "
    "below has "
    "a line for it.";

struct DemoOptions {
    std::string prompt = "Say hello to somebody who has just installed a relay.";
    std::string model = "claude-sonnet-4-5-20250929";
    bool keep = false;
    bool traffic = false;
};

std::string timesTable(const DemoRelay& relay, const StreamTimes& times, const json::object& attempt) {
    using Align = Table::Align;
    Table table({{"STEP"}, {"TOOK", Align::Right}});
    table.add({"engine started, listening", durationText(relay.startMs())});
    table.add({"account and key made", durationText(relay.setUpMs())});
    table.add({"client connected", durationText(times.connected)});
    table.add({"headers of the answer", durationText(times.headers - times.connected)});
    table.add({"first word", durationText(times.firstText - times.connected)});
    table.add({"whole answer", durationText(times.finished - times.connected)});
    table.add({"of which the relay's own", durationText(numberField(attempt, "overheadUs") / 1000)});
    return table.text();
}

std::string kindText(std::string_view kind) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 3> kNames{
        {{"cache_write_5m", "written to the cache for 5 minutes"},
         {"cache_write_1h", "written to the cache for an hour"},
         {"cache_read", "read from the cache"}}};
    for (const auto& [known, words] : kNames)
        if (known == kind) return std::string(words);
    return printable(kind);
}

/// The price line by line; only the counts where the attempt does not say how its cost came about.
std::string tokensTable(const json::object& attempt) {
    using Align = Table::Align;
    Table table({{"TOKENS"}, {"COUNT", Align::Right}, {"A MILLION", Align::Right}, {"AMOUNT", Align::Right}});
    const json::value* lines = attempt.if_contains("priceLines");
    if (lines != nullptr && lines->is_array()) {
        for (const json::value& each : lines->get_array()) {
            const json::object& line = each.as_object();
            table.add({kindText(textField(line, "kind")), countText(countField(line, "tokens")),
                       moneyText(textField(line, "ratePerMillion")),
                       moneyText(textField(line, "amountUsd"))});
        }
        return table.text();
    }
    const std::vector<std::pair<std::string, std::string_view>> kinds{
        {"input", "inputTokens"},
        {"written to the cache", "cacheCreationTokens"},
        {"read from the cache", "cacheReadTokens"},
        {"output", "outputTokens"}};
    for (const auto& [name, field] : kinds)
        table.add({name, countText(countField(attempt, field)), "", ""});
    return table.text();
}

std::string costLine(const json::object& attempt) {
    const std::string match = textField(attempt, "priceMatch");
    if (match == "unpriced") return "cost  unpriced: the price table does not know this model\n";
    return fmt::format("cost  {} by the price of {} (table {}); the ledger keeps this row as {}\n",
                       moneyText(textField(attempt, "costUsd")), textField(attempt, "model"),
                       textField(attempt, "priceVersion"), textField(attempt, "requestId"));
}

std::string byHand(const DemoRelay& relay, const DemoOptions& options) {
    return fmt::format(R"(The same by hand:
  curl -N {0}/api/v1/messages -H 'x-api-key: {1}' -H 'content-type: application/json' \
    -d '{{"model":"{2}","max_tokens":256,"stream":true,"messages":[{{"role":"user","content":"Hello"}}]}}'
With a client for Anthropic's API:
  export ANTHROPIC_BASE_URL={0}/api
  export ANTHROPIC_AUTH_TOKEN={1}
)",
                       relay.address(), relay.key(), options.model);
}

json::object jsonReport(const DemoRelay& relay, const StreamTimes& times, const json::object& attempt,
                        const std::string& text) {
    return {{"address", relay.address()},   {"key", relay.key()},         {"text", text},
            {"events", times.events},       {"startMs", relay.startMs()}, {"setUpMs", relay.setUpMs()},
            {"connectMs", times.connected}, {"headersMs", times.headers}, {"firstTextMs", times.firstText},
            {"totalMs", times.finished},    {"attempt", attempt}};
}

Result<void> relayOnce(Context& context, DemoRelay& relay, const DemoOptions& options,
                       const std::stop_token& stop) {
    const bool talk = !context.json;
    if (talk) {
        context.out << fmt::format(
            "A relay listens on {} with one account at a simulated provider.\n"
            "> {}\n\n",
            relay.address(), options.prompt);
    }
    std::string text;
    const auto onText = [&](std::string_view piece) {
        text += piece;
        if (talk) context.out << printable(piece) << std::flush;
    };
    const StreamRequest request =
        demoRequest(relay.address(), relay.key(), {kSystemPrompt, options.prompt, options.model});
    const Result<StreamTimes> times = streamMessages(request, onText, stop);
    if (talk) context.out << "\n\n";
    if (!times) return times.error();
    const Result<json::object> attempt = relay.lastAttempt();
    if (!attempt) return attempt.error();
    if (!talk) {
        context.out << json::serialize(jsonReport(relay, *times, *attempt, text)) << '\n';
        return {};
    }
    context.out << timesTable(relay, *times, *attempt) << '\n'
                << tokensTable(*attempt) << costLine(*attempt) << '\n';
    context.out << (options.keep ? byHand(relay, options)
                                 : fmt::format("To try it yourself, keep it running: {} demo --keep\n",
                                               context.program));
    return {};
}

/// A signal interrupts what is under way, so that everything is cleaned up in order.
class Interruption {
public:
    Interruption() : m_watcher([this] { watch(); }) {}
    ~Interruption() {
        m_signals.wake();
        m_watcher.join();
    }
    Interruption(const Interruption&) = delete;
    Interruption& operator=(const Interruption&) = delete;

    std::stop_token token() const { return m_stop.get_token(); }
    void wait() {
        std::unique_lock lock(m_mutex);
        m_came.wait(lock, [this] { return m_stop.stop_requested(); });
    }

private:
    void watch() {
        if (m_signals.wait() != StopSignals::Event::Signal) return;
        const std::lock_guard lock(m_mutex);
        m_stop.request_stop();
        m_came.notify_all();
    }

    StopSignals m_signals;
    std::stop_source m_stop;
    std::mutex m_mutex;
    std::condition_variable m_came;
    std::thread m_watcher;
};

Result<void> demo(Context& context, const DemoOptions& options) {
    Interruption interruption;
    Result<std::unique_ptr<TemporaryDirectory>> directory = TemporaryDirectory::make();
    if (!directory) return directory.error();
    const Result<Settings> settings = demoSettings(**directory, context.settingsFlags);
    if (!settings) return settings.error();
    const Result<std::unique_ptr<DemoRelay>> relay = DemoRelay::start(*settings);
    if (!relay) return relay.error();
    const Result<void> done = relayOnce(context, **relay, options, interruption.token());
    if (!done || !options.keep) return done;
    std::unique_ptr<DemoTeam> team;
    if (options.traffic) {
        Result<std::unique_ptr<DemoTeam>> started = DemoTeam::start(**relay);
        if (!started) return started.error();
        team = std::move(*started);
    }
    if (!context.json) context.out << "The relay stays up; Ctrl+C ends it.\n";
    context.out.flush();
    interruption.wait();
    return done;
}

}  // namespace

void addDemo(CLI::App& root, Context& context) {
    auto options = std::make_shared<DemoOptions>();
    CLI::App* command =
        addCommand(root, context, "demo", "A whole relay in a minute: no account needed, nothing kept",
                   "demo --keep", [&context, options] { return demo(context, *options); });
    command->add_option("--prompt", options->prompt, "What to send")->type_name("TEXT");
    command->add_option("--model", options->model, "Model to name and price")->type_name("MODEL");
    CLI::Option* keep = command->add_flag("--keep", options->keep, "Leave the relay running until Ctrl+C");
    command->add_flag("--traffic", options->traffic, "A simulated team keeps asking meanwhile")->needs(keep);
    addAllSettingsFlags(*command, context.settingsFlags);
}

}  // namespace relay::cli
