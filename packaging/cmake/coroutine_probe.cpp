// Exit 0 when every object that lives inside a co_await expression is destroyed exactly once.
#include <coroutine>
#include <exception>
#include <string>
#include <utility>

namespace {

int g_alive = 0;

struct Counted {
    Counted() { ++g_alive; }
    Counted(const Counted& other) : text(other.text) { ++g_alive; }
    Counted(Counted&& other) noexcept : text(std::move(other.text)) { ++g_alive; }
    Counted& operator=(const Counted&) = default;
    Counted& operator=(Counted&&) = default;
    ~Counted() { --g_alive; }
    std::string text = "a text that is too long for the small buffer of std::string";
};

struct Aggregate {
    Counted first;
    Counted second;
};

struct Task {
    struct promise_type {
        Task get_return_object() { return Task{std::coroutine_handle<promise_type>::from_promise(*this)}; }
        std::suspend_always initial_suspend() noexcept { return {}; }
        std::suspend_always final_suspend() noexcept { return {}; }
        void return_void() {}
        void unhandled_exception() { std::terminate(); }
    };
    std::coroutine_handle<promise_type> handle;
};

template <class Payload>
struct Awaiter {
    Payload payload;
    bool await_ready() const noexcept { return false; }
    void await_suspend(std::coroutine_handle<>) noexcept {}
    void await_resume() noexcept {}
};

template <class Payload>
Awaiter<Payload> hold(Payload payload) {
    return Awaiter<Payload>{std::move(payload)};
}

Task body(bool flag) {
    Counted outer;
    co_await hold([outer] { return outer.text.size(); });
    co_await hold(Aggregate{});
    co_await hold(Aggregate{Counted{}, outer});
    co_await hold(flag ? Counted{outer} : Counted{});
}

}  // namespace

int main() {
    for (const bool flag : {true, false}) {
        Task task = body(flag);
        while (!task.handle.done())
            task.handle.resume();
        task.handle.destroy();
        if (g_alive != 0) return 1;
    }
    return 0;
}
