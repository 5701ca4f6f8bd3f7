#pragma once

#include "runtime/signal.h"
#include "runtime/task.h"

#include <cstddef>
#include <exception>
#include <functional>
#include <memory>

namespace relay {

/// The coroutines that belong to one owner on one shard; the owner's last member. An owner may die only when
/// the group is empty, for its tasks use it. Owner thread: the shard.
class TaskGroup {
public:
    /// `onException` gets what a task threw; the task is over then. It must not throw.
    TaskGroup(Shard& shard, std::function<void(std::exception_ptr)> onException);
    ~TaskGroup();
    TaskGroup(const TaskGroup&) = delete;
    TaskGroup& operator=(const TaskGroup&) = delete;

    /// Starts the task with the shard's next turn. `cancel`, if given, is what cancelAll() calls while it
    /// runs.
    void spawn(Task<> task, std::function<void()> cancel = {});
    std::size_t running() const;
    /// Asks all running tasks to end, each by its own hook. Tasks spawned from now on are cancelled as soon
    /// as they have started, so that nothing which arrives meanwhile survives a stop.
    void cancelAll();
    /// Returns when no task runs. One waiter at a time.
    Task<> empty();

private:
    struct State;
    std::shared_ptr<State> m_state;
};

}  // namespace relay
