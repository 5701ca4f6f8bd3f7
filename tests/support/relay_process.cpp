#include "support/relay_process.h"

#include "base/text.h"

#include <fmt/format.h>
#include <signal.h>
#include <boost/json/parse.hpp>

#include <cstdlib>
#include <stdexcept>

namespace relay::test {
namespace {

constexpr std::string_view kListening = "listening on ";

/// AddressSanitizer keeps freed memory in quarantine, which would look like growth.
std::vector<std::pair<std::string, std::string>> sanitizerEnvironment() {
    if (std::getenv("ASAN_OPTIONS") != nullptr) return {};
    return {{"ASAN_OPTIONS", "quarantine_size_mb=8:thread_local_quarantine_size_kb=64"}};
}

}  // namespace

std::filesystem::path relayProgram() {
    const char* given = std::getenv("RELAYWRIGHTD");
    return given != nullptr ? given : RELAYWRIGHTD_PROGRAM;
}

Finished relayCommand(const std::filesystem::path& dataDirectory, std::vector<std::string> arguments,
                      std::string_view input) {
    arguments.insert(arguments.end(), {"--data-dir", dataDirectory.string()});
    return runCommand({relayProgram(), std::move(arguments), sanitizerEnvironment()}, input);
}

boost::json::value relayJson(const std::filesystem::path& dataDirectory, std::vector<std::string> arguments,
                             std::string_view input) {
    arguments.emplace_back("--json");
    const Finished finished = relayCommand(dataDirectory, arguments, input);
    if (finished.exit != 0)
        throw std::runtime_error(fmt::format("relaywrightd {}: exit {}\n{}{}", fmt::join(arguments, " "),
                                             finished.exit, finished.out, finished.err));
    return boost::json::parse(finished.out);
}

RelayProcess::RelayProcess(std::filesystem::path dataDirectory, ServeOptions options)
    : m_dataDirectory(std::move(dataDirectory)) {
    CommandLine line{relayProgram(),
                     {"serve", "--host", "127.0.0.1", "--port", "0", "--data-dir", m_dataDirectory.string()},
                     sanitizerEnvironment(),
                     options.cpu};
    line.arguments.insert(line.arguments.end(), options.arguments.begin(), options.arguments.end());
    line.environment.insert(line.environment.end(), options.environment.begin(), options.environment.end());
    m_process = std::make_unique<ChildProcess>(line);

    const TimePoint until = std::chrono::steady_clock::now() + kPatience;
    while (m_addresses.size() < options.listeners) {
        m_process->waitForLine(kListening, Millis{50});
        m_addresses = printedAddresses();
        if (!m_process->running() || std::chrono::steady_clock::now() > until)
            throw std::runtime_error("the relay does not listen:\n" + m_process->out() + m_process->err());
    }
    for (const std::string& address : m_addresses)
        if (m_port == 0) m_port = portOf(address);
}

std::vector<std::string> RelayProcess::printedAddresses() const {
    std::vector<std::string> addresses;
    for (const std::string& text : {m_process->out(), m_process->err()}) {
        for (std::size_t at = text.find(kListening); at != std::string::npos;
             at = text.find(kListening, at)) {
            at += kListening.size();
            const std::size_t end = text.find_first_of(" \r\n", at);
            if (end == std::string::npos) break;
            const std::string address = text.substr(at, end - at);
            if (std::find(addresses.begin(), addresses.end(), address) == addresses.end())
                addresses.push_back(address);
        }
    }
    return addresses;
}

std::string RelayProcess::url() const {
    return fmt::format("http://127.0.0.1:{}", m_port);
}

int RelayProcess::stop() {
    m_process->signal(SIGTERM);
    const std::optional<int> exit = m_process->wait(2 * kPatience);
    if (!exit) throw std::runtime_error("the relay does not stop:\n" + m_process->err());
    return *exit;
}

Finished RelayProcess::command(std::vector<std::string> arguments, std::string_view input) const {
    return relayCommand(m_dataDirectory, std::move(arguments), input);
}

boost::json::value RelayProcess::json(std::vector<std::string> arguments, std::string_view input) const {
    return relayJson(m_dataDirectory, std::move(arguments), input);
}

std::uint16_t portOf(std::string_view address) {
    const std::size_t colon = address.rfind(':');
    if (colon == std::string_view::npos || !address.starts_with("http")) return 0;
    const auto port = parseUnsigned(address.substr(colon + 1));
    return port && *port <= 65535 ? static_cast<std::uint16_t>(*port) : std::uint16_t{0};
}

}  // namespace relay::test
