#include "cli/stop_signals.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdint>
#include <system_error>

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/signalfd.h>
#include <unistd.h>

namespace relay::cli {

namespace {

int checked(int descriptor) {
    if (descriptor < 0) throw std::system_error(errno, std::generic_category(), "signals cannot be watched");
    return descriptor;
}

int watchSignals() {
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGINT);
    sigaddset(&set, SIGTERM);
    sigaddset(&set, SIGHUP);
    pthread_sigmask(SIG_BLOCK, &set, nullptr);
    return checked(signalfd(-1, &set, SFD_CLOEXEC));
}

}  // namespace

StopSignals::StopSignals() : m_signals(watchSignals()), m_wake(checked(eventfd(0, EFD_CLOEXEC))) {}

StopSignals::~StopSignals() {
    close(m_signals);
    close(m_wake);
}

StopSignals::Event StopSignals::wait() {
    while (true) {
        std::array<pollfd, 2> ready{pollfd{m_wake, POLLIN, 0}, pollfd{m_signals, POLLIN, 0}};
        if (poll(ready.data(), ready.size(), -1) < 0) continue;
        std::uint64_t wakes = 0;
        if (ready[0].revents != 0 && read(m_wake, &wakes, sizeof wakes) == sizeof wakes) return Event::Woken;
        signalfd_siginfo signal{};
        if (ready[1].revents == 0 || read(m_signals, &signal, sizeof signal) != sizeof signal) continue;
        if (signal.ssi_signo != SIGHUP) return Event::Signal;
    }
}

void StopSignals::wake() {
    const std::uint64_t one = 1;
    [[maybe_unused]] const ssize_t written = write(m_wake, &one, sizeof one);
}

}  // namespace relay::cli
