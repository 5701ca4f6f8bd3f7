#pragma once

#include "cli/settings_flags.h"
#include "config/settings_loader.h"
#include "engine/engine.h"
#include "engine/simulation.h"

#include <boost/json.hpp>

#include <filesystem>
#include <memory>
#include <string>

namespace relay::cli {

/// A directory that goes when it goes.
class TemporaryDirectory {
public:
    static Result<std::unique_ptr<TemporaryDirectory>> make();
    ~TemporaryDirectory();
    TemporaryDirectory(const TemporaryDirectory&) = delete;
    TemporaryDirectory& operator=(const TemporaryDirectory&) = delete;
    const std::filesystem::path& path() const { return m_path; }

private:
    explicit TemporaryDirectory(std::filesystem::path path) : m_path(std::move(path)) {}
    std::filesystem::path m_path;
};

/// Settings for a relay that meets nobody: that directory, loopback, any free port. `flags` still win, but for listeners
/// and certificates.
Result<Settings> demoSettings(const TemporaryDirectory& directory, const SettingsFlags& flags);

/// A relay on loopback with one account, at the simulated provider, and one key. What it made in the data
/// directory is removed again when it goes.
class DemoRelay {
public:
    static Result<std::unique_ptr<DemoRelay>> start(Settings settings);
    ~DemoRelay();
    DemoRelay(const DemoRelay&) = delete;
    DemoRelay& operator=(const DemoRelay&) = delete;

    std::string address() const;  ///< "http://127.0.0.1:40123"
    const std::string& key() const { return m_key; }
    const std::string& accountName() const { return m_accountName; }  ///< and the key's
    double startMs() const { return m_startMs; }
    double setUpMs() const { return m_setUpMs; }
    Engine& engine() { return *m_engine; }
    /// The newest row of the ledger.
    Result<boost::json::object> lastAttempt();
    /// Of the admin API, as callAdmin().
    Result<boost::json::value> call(const std::string& method, const std::string& target,
                                    const boost::json::value& body = nullptr);

private:
    DemoRelay() = default;
    Result<void> open(const Settings& settings);
    Result<void> makeAccountAndKey(const std::string& accountKey);

    std::unique_ptr<Simulation> m_simulation;
    std::unique_ptr<Engine> m_engine;
    std::string m_accountId;
    std::string m_accountName;
    std::string m_keyId;
    std::string m_key;
    double m_startMs = 0;
    double m_setUpMs = 0;
};

}  // namespace relay::cli
