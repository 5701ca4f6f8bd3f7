#pragma once

#include "bench/seed.h"
#include "support/relay_process.h"
#include "support/temp_directory.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace relay::bench {

/// Cores: the subject alone on one, everything else (mock, load) on the other.
struct Cores {
    int subject = 0;
    int others = 1;
};

class Mock {
public:
    Mock(const std::string& ownProgram, int core);
    std::uint16_t port() const { return m_port; }
    std::string url() const;

private:
    test::ChildProcess m_process;
    std::uint16_t m_port = 0;
};

/// nginx as a plain proxy in front of the mock: one worker, keep-alive both ways, nothing logged. It has two
/// ports: with its buffering for whole answers, without for streams; request bodies stay in memory.
class Nginx {
public:
    Nginx(const std::string& upstream, int core);
    std::uint16_t port() const { return m_port; }
    std::uint16_t streamPort() const { return m_streamPort; }
    test::ChildProcess& process() { return *m_process; }

private:
    test::TempDirectory m_directory;
    std::uint16_t m_port = test::unusedPort();
    std::uint16_t m_streamPort = test::unusedPort();
    std::unique_ptr<test::ChildProcess> m_process;
};

/// The daemon with authentication, admission, ledger and metrics as they always are, one shard.
class Relay {
public:
    /// The data directory is filled first.
    Relay(const std::string& upstream, int core, const Seeding& seeding);
    std::uint16_t port() const { return m_process->port(); }
    test::ChildProcess& process() { return m_process->process(); }
    /// The keys that clients use, at most a thousand of them.
    const std::vector<std::string>& keys() const { return m_keys; }
    /// SIGTERM, then started again.
    void restart();

private:
    test::TempDirectory m_directory;
    int m_core;
    std::vector<std::string> m_keys;
    std::optional<test::RelayProcess> m_process;
};

/// Waits until somebody listens there. Throws std::runtime_error with what the process said.
void waitForPort(std::uint16_t port, test::ChildProcess& process);

}  // namespace relay::bench
