#pragma once

#include "base/result.h"

#include <chrono>
#include <memory>
#include <string>
#include <vector>

namespace relay {

struct Settings;

/// One call of the admin API, as if it had come over HTTP with full authority.
struct AdminRequest {
    std::string method;
    std::string target;  ///< path and query: "/admin/usage?by=key"
    std::string body;    ///< JSON or empty
};

struct AdminResponse {
    int status = 500;
    std::string body;  ///< JSON; empty for 204
};

/// The relay: a data directory, its stores, shards and listeners. Every function from any one thread.
class Engine {
public:
    /// Takes the data directory (Conflict, naming the holder's process id, while another engine has it), opens the
    /// stores and starts the shards. Nothing listens yet; call() works.
    static Result<std::unique_ptr<Engine>> open(const Settings& settings);
    ~Engine();  ///< stops at once if still running

    /// Binds and serves. Errors: Conflict (address in use), InvalidRequest (certificate, address).
    Result<void> listen();
    /// "http://127.0.0.1:3000", "unix:/path"; real ports. Empty before listen().
    std::vector<std::string> addresses() const;
    /// Path of the file that holds the first-run setup token; empty once an administrator exists.
    std::string setupTokenFile() const;

    /// Blocks until answered (`GET /admin/events` is not for this: NotSupported).
    AdminResponse call(const AdminRequest& request);

    /// New requests get 503; returns when the last stream ended or `grace` is over, everything booked and closed.
    /// False: some streams were cut off.
    bool stop(std::chrono::milliseconds grace);
    /// From any thread, and from a signal watcher: ends the grace time of a running stop().
    void stopNow();

private:
    class State;
    explicit Engine(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

}  // namespace relay
