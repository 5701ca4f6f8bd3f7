#include "cli/demo_team.h"

#include "cli/admin_call.h"
#include "cli/demo_relay.h"

#include <boost/json.hpp>

#include <array>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <random>
#include <string_view>
#include <utility>

namespace relay::cli {

namespace json = boost::json;

namespace {

constexpr const char* kLimitedKey = "simulated-limited-key";
constexpr const char* kWithdrawnKey = "simulated-withdrawn-key";
constexpr std::chrono::milliseconds kWordDelay{25};
constexpr std::uint32_t kLimitedMessages = 8;
constexpr std::chrono::milliseconds kShortestPause{400};
constexpr std::chrono::milliseconds kLongestPause{2'500};

struct Person {
    const char* name;
    const char* model;
    const char* tag;
    const char* dailyCost;  ///< "0": no limit
};

constexpr std::array<Person, 4> kTeam{{
    {"ada-laptop", "claude-sonnet-4-5-20250929", "backend", "0"},
    {"grace-ci", "claude-haiku-4-5-20251001", "ci", "0"},
    {"alan-notebook", "claude-opus-4-1-20250805", "research", "0.45"},
    {"katherine-desktop", "claude-sonnet-4-5-20250929", "backend", "20"},
}};

constexpr std::array<std::string_view, 6> kPrompts{
    "Name this function so that its caller reads like a sentence.",
    "Why does the second test fail only on a busy machine?",
    "Write the release notes for what changed since the last tag.",
    "Shorten this paragraph to two lines and keep every figure.",
    "Which of these three queries would use the index, and why?",
    "Explain the stack trace to somebody who has never seen this program.",
};

/// Long enough that reading it from the cache shows in the figures.
std::string systemPromptOf(const Person& person) {
    std::string text = std::string("You help ") + person.name + " with a program that all of us know well. ";
    for (int rule = 1; rule <= 60; ++rule)
        text += "House rule " + std::to_string(rule) + ": say what you changed, why, and how it was tried. ";
    return text;
}

/// False when the stop came first.
bool pauseFor(std::chrono::milliseconds time, const std::stop_token& stop) {
    std::mutex mutex;
    std::condition_variable_any over;
    std::unique_lock lock(mutex);
    return !over.wait_for(lock, stop, time, [&stop] { return stop.stop_requested(); });
}

json::object account(std::string_view name, std::string_view baseUrl, std::string_view secret, int priority,
                     std::string_view description) {
    return {{"type", "claude-console"}, {"name", name},         {"baseUrl", baseUrl},
            {"secret", secret},         {"priority", priority}, {"description", description}};
}

}  // namespace

StreamRequest demoRequest(const std::string& address, const std::string& key, const DemoPrompt& prompt) {
    const json::object system{
        {"type", "text"}, {"text", prompt.system}, {"cache_control", json::object{{"type", "ephemeral"}}}};
    const json::object body{
        {"model", prompt.model},
        {"max_tokens", 256},
        {"stream", true},
        {"system", json::array{system}},
        {"messages", json::array{json::object{{"role", "user"}, {"content", prompt.text}}}}};
    const std::string place = address.substr(std::string_view("http://").size());
    const std::size_t colon = place.rfind(':');
    return {place.substr(0, colon), place.substr(colon + 1), key, json::serialize(body)};
}

Result<std::unique_ptr<DemoTeam>> DemoTeam::start(DemoRelay& relay) {
    std::unique_ptr<DemoTeam> team(new DemoTeam);
    if (const Result<void> made = team->makeAccounts(relay); !made) return made.error();
    if (const Result<void> made = team->makeKeys(relay); !made) return made.error();
    const std::string address = relay.address();
    for (unsigned person = 0; person < kTeam.size(); ++person) {
        team->m_people.emplace_back([here = team.get(), address, person](const std::stop_token& stop) {
            here->ask(address, person, stop);
        });
    }
    return team;
}

DemoTeam::~DemoTeam() {
    for (std::jthread& person : m_people)
        person.request_stop();
}

Result<void> DemoTeam::makeAccounts(DemoRelay& relay) {
    Result<std::unique_ptr<Simulation>> limited = Simulation::start(
        {.accountKey = kLimitedKey, .wordDelay = kWordDelay, .messagesPerWindow = kLimitedMessages});
    if (!limited) return limited.error();
    m_limited = std::move(*limited);
    const std::string url = m_limited->baseUrl();
    for (const json::object& fields :
         {account("team-main", url, kLimitedKey, 10, "Preferred; its provider limits it now and then"),
          account("team-second", url, kLimitedKey, 20, "The same provider, a second login"),
          account("left-in-march", url, kWithdrawnKey, 5,
                  "Its key is no longer valid: the console says why it is left out")}) {
        const Result<json::value> made = relay.call("POST", "/admin/accounts", fields);
        if (!made) return made.error();
    }
    return {};
}

Result<void> DemoTeam::makeKeys(DemoRelay& relay) {
    for (const Person& person : kTeam) {
        const json::object fields{{"name", person.name},
                                  {"tags", json::array{person.tag}},
                                  {"limits", json::object{{"dailyCost", person.dailyCost}}}};
        const Result<json::value> made = relay.call("POST", "/admin/keys", fields);
        if (!made) return made.error();
        m_keys.push_back(textField(made->as_object(), "key"));
    }
    return {};
}

void DemoTeam::ask(const std::string& address, unsigned person, const std::stop_token& stop) const {
    const Person& who = kTeam.at(person);
    const std::string system = systemPromptOf(who);
    std::minstd_rand dice(person + 1);
    std::uniform_int_distribution<std::size_t> anyPrompt(0, kPrompts.size() - 1);
    std::uniform_int_distribution<int> anyPause(static_cast<int>(kShortestPause.count()),
                                                static_cast<int>(kLongestPause.count()));
    do {
        const StreamRequest request = demoRequest(
            address, m_keys.at(person), {system, std::string(kPrompts.at(anyPrompt(dice))), who.model});
        // What a refusal looks like is for the window to show.
        static_cast<void>(streamMessages(request, [](std::string_view) {}, stop));
    } while (pauseFor(std::chrono::milliseconds(anyPause(dice)), stop));
}

}  // namespace relay::cli
