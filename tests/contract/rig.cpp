#include "contract/rig.h"

#include <fmt/format.h>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <algorithm>
#include <stdexcept>
#include <thread>

namespace relay::test {

namespace json = boost::json;

std::string addAccount(const std::filesystem::path& dataDirectory, const AccountSpec& account) {
    std::vector<std::string> arguments{"accounts",   "add",        "--type",    "claude-console", "--name",
                                       account.name, "--base-url", account.url, "--secret-stdin"};
    arguments.insert(arguments.end(), account.flags.begin(), account.flags.end());
    const json::value added = relayJson(dataDirectory, arguments, account.secret + "\n");
    return std::string(added.at("id").as_string());
}

NewKey createKey(const std::filesystem::path& dataDirectory, const std::string& name,
                 const std::vector<std::string>& flags) {
    std::vector<std::string> arguments{"keys", "create", "--name", name};
    arguments.insert(arguments.end(), flags.begin(), flags.end());
    const json::value created = relayJson(dataDirectory, arguments);
    return {std::string(created.at("id").as_string()), std::string(created.at("key").as_string())};
}

Rig::Rig(ServeOptions options, std::vector<std::string> accountFlags)
    : m_upstream([](const Exchange& exchange) { return anthropicAnswer(exchange); }) {
    restart(std::move(options));
    m_account = addAccount(data(), {.url = m_upstream.url(), .flags = std::move(accountFlags)});
    m_key = createKey(data());
}

const NewKey& Rig::useKey(const std::vector<std::string>& flags, const std::string& name) {
    return m_key = createKey(data(), name, flags);
}

void Rig::restart(ServeOptions options) {
    m_relay.reset();
    m_relay.emplace(data(), std::move(options));
}

Headers Rig::headers(Headers more) const {
    Headers all{
        {"x-api-key", m_key.text}, {"content-type", "application/json"}, {"anthropic-version", "2023-06-01"}};
    all.insert(all.end(), more.begin(), more.end());
    return all;
}

ClientAnswer Rig::post(std::string_view body, const Headers& more, std::string_view target) const {
    RawClient client = connect();
    client.post(target, headers(more), body);
    return client.readAnswer();
}

ClientAnswer Rig::get(std::string_view target, const Headers& headers) const {
    RawClient client = connect();
    client.get(target, headers);
    return client.readAnswer();
}

json::value Rig::admin(std::string_view method, std::string_view target, std::string_view body) const {
    const json::value run = json::parse(readFile(data() / "run" / "engine.json"));
    const std::string token(run.at("token").as_string());
    RawClient client = connect();
    client.send(requestText(
        method, target, {{"authorization", "Bearer " + token}, {"content-type", "application/json"}}, body));
    const ClientAnswer answer = client.readAnswer();
    if (answer.status < 200 || answer.status > 299)
        throw std::runtime_error(fmt::format("{} {}: {} {}", method, target, answer.status, answer.body));
    return answer.body.empty() ? json::value(nullptr) : json::parse(answer.body);
}

std::vector<json::object> Rig::attempts() const {
    const json::value answer = admin("GET", "/admin/attempts?limit=1000");
    std::vector<json::object> rows;
    for (const json::value& row : answer.at("rows").as_array())
        rows.push_back(row.as_object());
    std::reverse(rows.begin(), rows.end());
    return rows;
}

json::object Rig::showAccount(const std::string& id) const {
    return m_relay->json({"accounts", "show", id}).as_object();
}

json::object Rig::usage() const {
    const json::value answer = m_relay->json({"usage", "--by", "key"});
    const json::array& rows = answer.at("rows").as_array();
    if (rows.size() != 1) throw std::runtime_error("one row expected: " + json::serialize(answer));
    return rows.front().as_object();
}

json::object Rig::status() const {
    return admin("GET", "/admin/status?detail=1").as_object();
}

bool Rig::waitForQuiet() const {
    return eventually([this] {
        const json::object now = status();
        return now.at("ledger").at("open").to_number<int>() == 0 &&
               admin("GET", "/admin/accounts/" + m_account).at("inFlight").to_number<int>() == 0;
    });
}

bool eventually(const std::function<bool()>& holds, Millis patience) {
    const TimePoint until = std::chrono::steady_clock::now() + patience;
    constexpr Millis kLook{10};
    while (!holds()) {
        if (std::chrono::steady_clock::now() > until) return false;
        std::this_thread::sleep_for(kLook);
    }
    return true;
}

}  // namespace relay::test
