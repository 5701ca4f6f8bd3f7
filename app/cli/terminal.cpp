#include "cli/terminal.h"

#include <iostream>
#include <iterator>

#include <termios.h>
#include <unistd.h>

namespace relay::cli {

namespace {

/// Switches the echo of the terminal off and, whatever happens, on again.
class EchoOff {
public:
    EchoOff() : m_known(tcgetattr(STDIN_FILENO, &m_before) == 0) {
        if (!m_known) return;
        termios silent = m_before;
        silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent);
    }
    ~EchoOff() {
        if (m_known) tcsetattr(STDIN_FILENO, TCSAFLUSH, &m_before);
    }
    EchoOff(const EchoOff&) = delete;
    EchoOff& operator=(const EchoOff&) = delete;

private:
    termios m_before{};
    bool m_known;
};

}  // namespace

bool SystemTerminal::interactive() const {
    return isatty(STDIN_FILENO) == 1 && isatty(STDERR_FILENO) == 1;
}

std::optional<std::string> SystemTerminal::ask(const std::string& question) {
    std::cerr << question << std::flush;
    std::string line;
    if (!std::getline(std::cin, line)) return std::nullopt;
    return line;
}

std::optional<std::string> SystemTerminal::askHidden(const std::string& question) {
    const EchoOff silence;
    std::optional<std::string> answer = ask(question);
    std::cerr << '\n';
    return answer;
}

std::string SystemTerminal::readAll() {
    std::string text(std::istreambuf_iterator<char>(std::cin), {});
    if (text.ends_with('\n')) text.pop_back();
    if (text.ends_with('\r')) text.pop_back();
    return text;
}

}  // namespace relay::cli
