#pragma once

#include "base/result.h"
#include "base/secret_string.h"
#include "engine/engine.h"

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace relay {

struct Settings;

/// The admin API with full authority, whether an engine runs already or not. One thread at a time.
class AdminClient {
public:
    virtual ~AdminClient() = default;

    /// Blocks until answered. An answer of any status is a value. Errors: UpstreamConnectFailed (nobody
    /// listens), UpstreamTimeout, UpstreamProtocol.
    virtual Result<AdminResponse> call(const AdminRequest& request) = 0;
    /// The running engine's address, "http://127.0.0.1:3000"; empty when the data directory was opened right
    /// here.
    virtual std::string address() const = 0;
};

/// How to reach an engine that runs on a data directory on this machine.
struct EngineContact {
    std::vector<std::string> addresses;  ///< as Engine::addresses() gives them
    SecretString token;                  ///< the local token
};

/// HTTP to a running engine, a connection a call.
class RemoteAdminClient final : public AdminClient {
public:
    explicit RemoteAdminClient(EngineContact contact,
                               std::chrono::milliseconds timeout = std::chrono::seconds(30));
    Result<AdminResponse> call(const AdminRequest& request) override;
    std::string address() const override { return m_address; }

private:
    std::string m_address;
    SecretString m_token;
    std::chrono::milliseconds m_timeout;
};

/// An engine of its own on the data directory, which listens nowhere; stopped by the destructor.
class LocalAdminClient final : public AdminClient {
public:
    explicit LocalAdminClient(std::unique_ptr<Engine> engine);
    ~LocalAdminClient() override;
    Result<AdminResponse> call(const AdminRequest& request) override;
    std::string address() const override { return {}; }

private:
    std::unique_ptr<Engine> m_engine;
};

/// The steps of connectOrOpen(), for tests to replace.
struct ConnectSteps {
    /// Opens the data directory; Conflict while another process has it.
    std::function<Result<std::unique_ptr<AdminClient>>()> open;
    /// What the running engine wrote down; NotFound while it is starting or stopping.
    std::function<Result<EngineContact>()> readContact;
    std::function<std::unique_ptr<AdminClient>(EngineContact)> connect;
    std::function<void()> pause;  ///< between two tries
};

/// Takes the data directory, or else talks to the engine that has it. Opening is what decides: only the
/// holder of the lock may touch the files, and a run file alone may be left over from an engine that died.
/// Error Conflict: the directory is taken by a process that did not answer in `tries` tries.
Result<std::unique_ptr<AdminClient>> connectOrOpen(const ConnectSteps& steps, int tries);
Result<std::unique_ptr<AdminClient>> connectOrOpen(const Settings& settings);

}  // namespace relay
