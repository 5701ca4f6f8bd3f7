#include "runtime/task_group.h"

#include "runtime/shard.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/post.hpp>

#include <cstdint>
#include <map>
#include <utility>
#include <vector>

namespace relay {

struct TaskGroup::State {
    State(Shard& owner, std::function<void(std::exception_ptr)> callback)
        : shard(owner), onException(std::move(callback)), drained(owner) {}

    Shard& shard;
    std::function<void(std::exception_ptr)> onException;
    void cancel(std::uint64_t id) {
        const auto found = running.find(id);
        if (found == running.end() || !found->second) return;
        const std::function<void()> hook = found->second;
        hook();
    }

    std::map<std::uint64_t, std::function<void()>> running;
    std::uint64_t nextId = 0;
    Signal drained;
    bool cancelled = false;
};

TaskGroup::TaskGroup(Shard& shard, std::function<void(std::exception_ptr)> onException)
    : m_state(std::make_shared<State>(shard, std::move(onException))) {}

TaskGroup::~TaskGroup() = default;

void TaskGroup::spawn(Task<> task, std::function<void()> cancel) {
    const std::uint64_t id = m_state->nextId++;
    m_state->running.emplace(id, std::move(cancel));
    boost::asio::co_spawn(m_state->shard.executor(), std::move(task),
                          [state = m_state, id](const std::exception_ptr& error) {
                              state->running.erase(id);
                              if (error) state->onException(error);
                              if (state->running.empty()) state->drained.fire();
                          });
    if (m_state->cancelled)
        boost::asio::post(m_state->shard.executor(), [state = m_state, id] { state->cancel(id); });
}

std::size_t TaskGroup::running() const {
    return m_state->running.size();
}

void TaskGroup::cancelAll() {
    const std::shared_ptr<State> state = m_state;
    state->cancelled = true;
    std::vector<std::uint64_t> ids;
    for (const auto& [id, hook] : state->running)
        ids.push_back(id);
    for (const std::uint64_t id : ids)
        state->cancel(id);
}

Task<> TaskGroup::empty() {
    const std::shared_ptr<State> state = m_state;
    while (!state->running.empty())
        co_await state->drained.wait();
}

}  // namespace relay
