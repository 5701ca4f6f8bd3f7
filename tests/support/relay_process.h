#pragma once

#include "support/child_process.h"

#include <boost/json/value.hpp>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace relay::test {

/// The daemon under test: `RELAYWRIGHTD` of the environment, else the one this build made.
std::filesystem::path relayProgram();

/// `relaywrightd <arguments> --data-dir <directory>`, to its end.
Finished relayCommand(const std::filesystem::path& dataDirectory, std::vector<std::string> arguments,
                      std::string_view input = {});
/// The same with `--json`; its output parsed. Throws std::runtime_error with what it said when it fails.
boost::json::value relayJson(const std::filesystem::path& dataDirectory, std::vector<std::string> arguments,
                             std::string_view input = {});

struct ServeOptions {
    std::vector<std::string> arguments = {};  ///< added to `serve --host 127.0.0.1 --port 0`
    std::vector<std::pair<std::string, std::string>> environment = {};
    std::size_t listeners = 1;  ///< so many "listening on" lines are waited for
    std::optional<int> cpu = {};
};

/// A running engine on a data directory.
class RelayProcess {
public:
    /// Throws std::runtime_error with the program's words when it does not listen.
    explicit RelayProcess(std::filesystem::path dataDirectory, ServeOptions options = {});

    const std::filesystem::path& dataDirectory() const { return m_dataDirectory; }
    /// As they were printed: "http://127.0.0.1:41234", "https://...", "unix:/path".
    const std::vector<std::string>& addresses() const { return m_addresses; }
    std::uint16_t port() const { return m_port; }  ///< of the first TCP address
    std::string url() const;

    ChildProcess& process() { return *m_process; }
    /// SIGTERM, then the exit code. Throws std::runtime_error when it does not end.
    int stop();

    Finished command(std::vector<std::string> arguments, std::string_view input = {}) const;
    boost::json::value json(std::vector<std::string> arguments, std::string_view input = {}) const;

private:
    std::vector<std::string> printedAddresses() const;

    std::filesystem::path m_dataDirectory;
    std::unique_ptr<ChildProcess> m_process;
    std::vector<std::string> m_addresses;
    std::uint16_t m_port = 0;
};

/// The port at the end of an address such as "http://127.0.0.1:41234"; 0 when there is none.
std::uint16_t portOf(std::string_view address);

}  // namespace relay::test
