#include "cli/command_line.h"

#include <csignal>

int main(int argc, char** argv) {
    std::signal(SIGPIPE, SIG_IGN);
    return relay::cli::runProgram("relaywrightd", {argv + 1, argv + argc}, nullptr);
}
