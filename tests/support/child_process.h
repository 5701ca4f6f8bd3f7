#pragma once

#include "support/socket.h"

#include <sys/types.h>

#include <condition_variable>
#include <filesystem>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

namespace relay::test {

struct CommandLine {
    std::filesystem::path program;
    std::vector<std::string> arguments;
    std::vector<std::pair<std::string, std::string>> environment = {};  ///< added to this process's own
    std::optional<int> cpu = {};                                        ///< the only core it may run on
};

/// How a program ended: its exit code, or 128 + signal.
struct Finished {
    int exit = -1;
    std::string out;
    std::string err;
};

/// A program that runs beside the test; what it prints is collected by two threads. It dies with this object
/// and with the thread that made it (SIGKILL).
class ChildProcess {
public:
    explicit ChildProcess(const CommandLine& command);
    ~ChildProcess();
    ChildProcess(const ChildProcess&) = delete;
    ChildProcess& operator=(const ChildProcess&) = delete;

    pid_t pid() const { return m_pid; }
    void signal(int number);
    void writeInput(std::string_view text);
    void closeInput();

    std::string out() const;
    std::string err() const;
    /// The first line of standard output or error that contains `text`; nothing when the program ends or
    /// patience does.
    std::optional<std::string> waitForLine(std::string_view text, Millis patience = kPatience) const;

    bool running();
    /// Exit code or 128 + signal; nothing when it still runs after `patience`.
    std::optional<int> wait(Millis patience = kPatience);
    /// SIGKILL and wait.
    void kill();

    std::size_t residentBytes() const;
    double cpuSeconds() const;

private:
    void collect(int fd, std::string& into);
    bool reap(bool block);

    pid_t m_pid = -1;
    Descriptor m_input;
    Descriptor m_output;
    Descriptor m_error;
    std::thread m_outputReader;
    std::thread m_errorReader;
    mutable std::mutex m_mutex;
    mutable std::condition_variable m_changed;
    std::string m_out;
    std::string m_err;
    int m_readers = 2;
    std::optional<int> m_exit;
};

/// Runs a program to its end. Throws std::runtime_error when it takes longer than `patience`.
Finished runCommand(const CommandLine& command, std::string_view input = {}, Millis patience = 3 * kPatience);

}  // namespace relay::test
