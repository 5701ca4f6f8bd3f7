#pragma once

#include "admin/admin_call.h"
#include "runtime/task.h"

#include <boost/json/value.hpp>

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace relay {
class Shard;
}

namespace relay::admin {

/// `event: <name>` and its JSON as a stream of events carries it.
std::string eventText(std::string_view name, const boost::json::value& data);

/// A call's events, and at last its answer, on their way from the thread that answers it to the shard of its client.
class AnswerStream {
public:
    explicit AnswerStream(Shard& shard);

    /// From any thread.
    void push(std::string_view event);
    void end(Answer answer);

    /// On the shard: returns when there is something to take.
    Task<void> wait();
    std::string takeEvents();
    std::optional<Answer> takeAnswer();

private:
    struct State;
    void ring();

    std::shared_ptr<State> m_state;
};

}  // namespace relay::admin
