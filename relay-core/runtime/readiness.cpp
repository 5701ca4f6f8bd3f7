#include "runtime/readiness.h"

#include <fcntl.h>
#include <sys/epoll.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <system_error>

namespace relay {
namespace {

constexpr std::size_t kBatch = 64;
constexpr std::uint32_t kBroken = EPOLLERR | EPOLLHUP;

int newEpoll() {
    const int descriptor = ::epoll_create1(EPOLL_CLOEXEC);
    if (descriptor < 0) throw std::system_error(errno, std::generic_category(), "epoll_create1");
    return descriptor;
}

}  // namespace

Readiness::Readiness() : m_epoll(newEpoll()) {}

Readiness::~Readiness() {
    ::close(m_epoll);
}

void Readiness::start(Executor executor) {
    m_wait.emplace(executor, ::fcntl(m_epoll, F_DUPFD_CLOEXEC, 0));
}

void Readiness::pause() {
    m_wait.reset();
}

bool Readiness::add(int descriptor, ReadinessListener& listener) {
    epoll_event wanted{};
    wanted.events = EPOLLIN | EPOLLOUT | EPOLLRDHUP | EPOLLET;
    wanted.data.ptr = &listener;
    if (::epoll_ctl(m_epoll, EPOLL_CTL_ADD, descriptor, &wanted) != 0) return false;
    if (!m_waits) wait();
    return true;
}

void Readiness::remove(int descriptor, const ReadinessListener& listener) {
    ::epoll_ctl(m_epoll, EPOLL_CTL_DEL, descriptor, nullptr);
    for (epoll_event& event : m_batch)
        if (event.data.ptr == &listener) event.data.ptr = nullptr;
}

void Readiness::wait() {
    m_waits = true;
    m_wait->async_wait(boost::asio::posix::descriptor_base::wait_read,
                       [this](const boost::system::error_code& error) {
                           if (error) return;
                           deliver();
                           wait();
                       });
}

void Readiness::deliver() {
    std::array<epoll_event, kBatch> events;
    const int count = ::epoll_wait(m_epoll, events.data(), static_cast<int>(kBatch), 0);
    m_batch = std::span(events.data(), static_cast<std::size_t>(std::max(count, 0)));
    while (!m_batch.empty()) {
        const epoll_event event = m_batch.front();
        m_batch = m_batch.subspan(1);
        if (event.data.ptr == nullptr) continue;
        const bool broken = (event.events & kBroken) != 0;
        const bool ended = broken || (event.events & EPOLLRDHUP) != 0;
        static_cast<ReadinessListener*>(event.data.ptr)
            ->ready(ended || (event.events & EPOLLIN) != 0, broken || (event.events & EPOLLOUT) != 0, ended);
    }
}

}  // namespace relay
