#include "cli/demo_relay.h"

#include "cli/admin_call.h"

#include <fmt/format.h>

#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <cstring>
#include <system_error>

namespace relay::cli {

namespace json = boost::json;

namespace {

using Clock = std::chrono::steady_clock;

constexpr const char* kAccountKey = "simulated-account-key";
constexpr std::chrono::milliseconds kWordDelay{30};
constexpr std::chrono::seconds kGrace{2};

double since(Clock::time_point begin) {
    return std::chrono::duration<double, std::milli>(Clock::now() - begin).count();
}

/// callAdmin() wants a client; the demo has the engine at hand.
class EngineCalls final : public AdminClient {
public:
    explicit EngineCalls(Engine& engine) : m_engine(engine) {}
    Result<AdminResponse> call(const AdminRequest& request) override { return m_engine.call(request); }
    std::string address() const override { return {}; }

private:
    Engine& m_engine;
};

}  // namespace

Result<std::unique_ptr<TemporaryDirectory>> TemporaryDirectory::make() {
    std::error_code error;
    const std::filesystem::path parent = std::filesystem::temp_directory_path(error);
    std::string name = (parent / "relaywright-demo-XXXXXX").string();
    if (error || mkdtemp(name.data()) == nullptr) {
        return fail(ErrorCode::StoreUnavailable,
                    fmt::format("No directory can be made in {}: {}", parent.string(),
                                error ? error.message() : std::strerror(errno)));
    }
    return std::unique_ptr<TemporaryDirectory>(new TemporaryDirectory(name));
}

TemporaryDirectory::~TemporaryDirectory() {
    std::error_code ignored;
    std::filesystem::remove_all(m_path, ignored);
}

Result<Settings> demoSettings(const TemporaryDirectory& directory, const SettingsFlags& flags) {
    SettingsFlags all{{"--data-dir", directory.path().string()},
                      {"--host", "127.0.0.1"},
                      {"--port", "0"},
                      {"--log-level", "error"}};
    all.insert(all.end(), flags.begin(), flags.end());
    Result<LoadedSettings> loaded = loadSettings(all);
    if (!loaded) return loaded.error();
    loaded->settings.listen.clear();
    loaded->settings.tlsCertificate.clear();
    loaded->settings.tlsKey.clear();
    return std::move(loaded->settings);
}

Result<std::unique_ptr<DemoRelay>> DemoRelay::start(Settings settings) {
    std::unique_ptr<DemoRelay> relay(new DemoRelay);
    const Result<void> opened = relay->open(settings);
    if (!opened) return opened.error();
    return relay;
}

Result<void> DemoRelay::open(const Settings& settings) {
    Result<std::unique_ptr<Simulation>> simulation =
        Simulation::start({.accountKey = kAccountKey, .wordDelay = kWordDelay});
    if (!simulation) return simulation.error();
    m_simulation = std::move(*simulation);

    const Clock::time_point begin = Clock::now();
    Result<std::unique_ptr<Engine>> engine = Engine::open(settings);
    if (!engine) return engine.error();
    m_engine = std::move(*engine);
    if (const Result<void> listening = m_engine->listen(); !listening) return listening.error();
    m_startMs = since(begin);
    return makeAccountAndKey(kAccountKey);
}

Result<void> DemoRelay::makeAccountAndKey(const std::string& accountKey) {
    const Clock::time_point begin = Clock::now();
    m_accountName = "simulation " + m_simulation->baseUrl().substr(m_simulation->baseUrl().rfind(':') + 1);
    const Result<json::value> account = call("POST", "/admin/accounts",
                                             json::object{{"type", "claude-console"},
                                                          {"name", m_accountName},
                                                          {"description", "The simulated provider of a demo"},
                                                          {"baseUrl", m_simulation->baseUrl()},
                                                          {"secret", accountKey}});
    if (!account) return account.error();
    m_accountId = textField(account->as_object(), "id");
    const Result<json::value> key = call("POST", "/admin/keys", json::object{{"name", m_accountName}});
    if (!key) return key.error();
    m_keyId = textField(key->as_object(), "id");
    m_key = textField(key->as_object(), "key");
    m_setUpMs = since(begin);
    return {};
}

DemoRelay::~DemoRelay() {
    if (m_engine == nullptr) return;
    if (!m_keyId.empty()) static_cast<void>(call("DELETE", "/admin/keys/" + m_keyId));
    if (!m_accountId.empty()) static_cast<void>(call("DELETE", "/admin/accounts/" + m_accountId));
    m_engine->stop(kGrace);
}

std::string DemoRelay::address() const {
    return m_engine->addresses().front();
}

Result<json::object> DemoRelay::lastAttempt() {
    const Result<json::value> answer = call("GET", "/admin/attempts?limit=1&accountId=" + m_accountId);
    if (!answer) return answer.error();
    boost::system::error_code missing;
    const json::value* row = answer->find_pointer("/rows/0", missing);
    if (row == nullptr || !row->is_object())
        return fail(ErrorCode::NotFound, "The ledger has no row of the request.");
    return row->get_object();
}

Result<json::value> DemoRelay::call(const std::string& method, const std::string& target,
                                    const json::value& body) {
    EngineCalls calls(*m_engine);
    return callAdmin(calls, method, target, body);
}

}  // namespace relay::cli
