#include "support/child_process.h"

#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <system_error>

namespace relay::test {
namespace {

struct Pipe {
    Descriptor read;
    Descriptor write;
};

Pipe newPipe() {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0)
        throw std::system_error(errno, std::generic_category(), "pipe2");
    return {Descriptor(ends[0]), Descriptor(ends[1])};
}

std::vector<std::string> environmentOf(const CommandLine& command) {
    std::vector<std::string> all;
    for (char** entry = environ; *entry != nullptr; ++entry)
        all.emplace_back(*entry);
    for (const auto& [name, value] : command.environment) {
        std::erase_if(all,
                      [&prefix = name](const std::string& one) { return one.starts_with(prefix + "="); });
        all.push_back(name + "=" + value);
    }
    return all;
}

std::vector<char*> pointersTo(std::vector<std::string>& texts) {
    std::vector<char*> pointers;
    for (std::string& text : texts)
        pointers.push_back(text.data());
    pointers.push_back(nullptr);
    return pointers;
}

/// Between fork and exec only what is safe after a fork of a program with threads.
[[noreturn]] void becomeProgram(const char* program, char* const* arguments, char* const* environment,
                                const std::array<int, 3>& streams, int cpu, pid_t parent) {
    for (int i = 0; i < 3; ++i)
        ::dup2(streams[static_cast<std::size_t>(i)], i);
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (::getppid() != parent) ::_exit(127);
    sigset_t none;
    sigemptyset(&none);
    ::sigprocmask(SIG_SETMASK, &none, nullptr);
    ::signal(SIGPIPE, SIG_DFL);
    if (cpu >= 0) {
        cpu_set_t cores;
        CPU_ZERO(&cores);
        CPU_SET(static_cast<std::size_t>(cpu), &cores);
        ::sched_setaffinity(0, sizeof cores, &cores);
    }
    ::execve(program, arguments, environment);
    ::_exit(127);
}

}  // namespace

ChildProcess::ChildProcess(const CommandLine& command) {
    Pipe input = newPipe();
    Pipe output = newPipe();
    Pipe error = newPipe();
    std::vector<std::string> arguments{command.program.string()};
    arguments.insert(arguments.end(), command.arguments.begin(), command.arguments.end());
    std::vector<std::string> environment = environmentOf(command);
    const std::vector<char*> argumentPointers = pointersTo(arguments);
    const std::vector<char*> environmentPointers = pointersTo(environment);
    const std::array<int, 3> streams{input.read.get(), output.write.get(), error.write.get()};
    const pid_t parent = ::getpid();
    ::signal(SIGPIPE, SIG_IGN);  // a program that ends early must not end the test that writes to it

    m_pid = ::fork();
    if (m_pid < 0) throw std::system_error(errno, std::generic_category(), "fork");
    if (m_pid == 0)
        becomeProgram(command.program.c_str(), argumentPointers.data(), environmentPointers.data(), streams,
                      command.cpu.value_or(-1), parent);
    m_input = std::move(input.write);
    m_output = std::move(output.read);
    m_error = std::move(error.read);
    m_outputReader = std::thread([this] { collect(m_output.get(), m_out); });
    m_errorReader = std::thread([this] { collect(m_error.get(), m_err); });
}

ChildProcess::~ChildProcess() {
    kill();
    m_outputReader.join();
    m_errorReader.join();
}

void ChildProcess::collect(int fd, std::string& into) {
    std::array<char, 65536> buffer;
    while (true) {
        const ssize_t got = ::read(fd, buffer.data(), buffer.size());
        if (got < 0 && errno == EINTR) continue;
        const std::lock_guard lock(m_mutex);
        if (got > 0) into.append(buffer.data(), static_cast<std::size_t>(got));
        if (got <= 0) --m_readers;
        m_changed.notify_all();
        if (got <= 0) return;
    }
}

void ChildProcess::signal(int number) {
    if (!m_exit) ::kill(m_pid, number);
}

void ChildProcess::writeInput(std::string_view text) {
    while (!text.empty()) {
        const ssize_t written = ::write(m_input.get(), text.data(), text.size());
        if (written <= 0) return;
        text.remove_prefix(static_cast<std::size_t>(written));
    }
}

void ChildProcess::closeInput() {
    m_input.close();
}

std::string ChildProcess::out() const {
    const std::lock_guard lock(m_mutex);
    return m_out;
}

std::string ChildProcess::err() const {
    const std::lock_guard lock(m_mutex);
    return m_err;
}

std::optional<std::string> ChildProcess::waitForLine(std::string_view text, Millis patience) const {
    std::optional<std::string> found;
    const auto look = [&] {
        for (const std::string* stream : {&m_out, &m_err}) {
            const std::size_t at = stream->find(text);
            const std::size_t end = at == std::string::npos ? at : stream->find('\n', at);
            if (end == std::string::npos) continue;
            const std::size_t begin = stream->rfind('\n', at);
            const std::size_t first = begin == std::string::npos ? 0 : begin + 1;
            found = stream->substr(first, end - first);
            return true;
        }
        return m_readers == 0;
    };
    std::unique_lock lock(m_mutex);
    m_changed.wait_for(lock, patience, look);
    return found;
}

bool ChildProcess::reap(bool block) {
    if (m_exit) return true;
    int status = 0;
    pid_t got = 0;
    do
        got = ::waitpid(m_pid, &status, block ? 0 : WNOHANG);
    while (got < 0 && errno == EINTR);
    if (got != m_pid) return false;
    m_exit = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    return true;
}

bool ChildProcess::running() {
    return !reap(false);
}

std::optional<int> ChildProcess::wait(Millis patience) {
    const TimePoint until = std::chrono::steady_clock::now() + patience;
    constexpr Millis kLook{5};
    while (!reap(false)) {
        if (std::chrono::steady_clock::now() > until) return std::nullopt;
        std::this_thread::sleep_for(kLook);
    }
    std::unique_lock lock(m_mutex);
    m_changed.wait_for(lock, kPatience, [this] { return m_readers == 0; });
    return m_exit;
}

void ChildProcess::kill() {
    if (m_exit) return;
    ::kill(m_pid, SIGKILL);
    reap(true);
}

std::size_t ChildProcess::residentBytes() const {
    std::ifstream statm("/proc/" + std::to_string(m_pid) + "/statm");
    std::size_t total = 0;
    std::size_t resident = 0;
    statm >> total >> resident;
    return resident * static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
}

double ChildProcess::cpuSeconds() const {
    std::ifstream file("/proc/" + std::to_string(m_pid) + "/stat");
    std::string line;
    std::getline(file, line);
    const std::size_t afterName = line.rfind(')');
    if (afterName == std::string::npos) return 0;
    std::istringstream fields(line.substr(afterName + 2));
    std::string skipped;
    constexpr int kFieldsBeforeTimes = 11;
    for (int i = 0; i < kFieldsBeforeTimes; ++i)
        fields >> skipped;
    double user = 0;
    double system = 0;
    fields >> user >> system;
    return (user + system) / static_cast<double>(::sysconf(_SC_CLK_TCK));
}

Finished runCommand(const CommandLine& command, std::string_view input, Millis patience) {
    ChildProcess child(command);
    child.writeInput(input);
    child.closeInput();
    const std::optional<int> exit = child.wait(patience);
    if (!exit) throw std::runtime_error(command.program.string() + " does not end:\n" + child.err());
    return {*exit, child.out(), child.err()};
}

}  // namespace relay::test
