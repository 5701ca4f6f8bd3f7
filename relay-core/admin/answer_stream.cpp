#include "admin/answer_stream.h"

#include "runtime/shard.h"

#include <fmt/format.h>
#include <boost/asio/post.hpp>
#include <boost/json.hpp>

#include <mutex>
#include <utility>

namespace relay::admin {

std::string eventText(std::string_view name, const boost::json::value& data) {
    return fmt::format("event: {}\ndata: {}\n\n", name, boost::json::serialize(data));
}

/// Shared with what was posted to the shard, which may run after the stream has ended.
struct AnswerStream::State {
    explicit State(Shard& owner) : shard(owner), signal(owner) {}

    Shard& shard;
    Signal signal;  // the shard's
    std::mutex mutex;
    std::string events;
    std::optional<Answer> answer;
};

AnswerStream::AnswerStream(Shard& shard) : m_state(std::make_shared<State>(shard)) {}

void AnswerStream::push(std::string_view event) {
    {
        const std::lock_guard lock(m_state->mutex);
        m_state->events += event;
    }
    ring();
}

void AnswerStream::end(Answer answer) {
    // Whoever takes the answer may destroy this.
    const auto state = m_state;
    const std::lock_guard lock(state->mutex);
    state->answer = std::move(answer);
    boost::asio::post(state->shard.executor(), [state] { state->signal.fire(); });
}

void AnswerStream::ring() {
    boost::asio::post(m_state->shard.executor(), [state = m_state] { state->signal.fire(); });
}

Task<void> AnswerStream::wait() {
    co_await m_state->signal.wait();
}

std::string AnswerStream::takeEvents() {
    const std::lock_guard lock(m_state->mutex);
    return std::exchange(m_state->events, {});
}

std::optional<Answer> AnswerStream::takeAnswer() {
    const std::lock_guard lock(m_state->mutex);
    return std::exchange(m_state->answer, std::nullopt);
}

}  // namespace relay::admin
