#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

namespace relay::admin {

/// What only the running engine knows of itself.
struct EngineStatus {
    std::string version;
    std::int64_t pid = 0;
    std::chrono::seconds uptime{0};
    std::vector<std::string> addresses;  ///< as Engine::addresses()
    std::string dataDirectory;
    std::uint32_t threads = 0;
    bool stopping = false;
    std::uint64_t inFlight = 0;
    std::uint64_t requests = 0;  ///< since the start
    std::uint64_t failures = 0;
    std::uint64_t memoryBytes = 0;  ///< resident
    std::uint64_t addedP50Us = 0;   ///< the relay's own share of a request's time
    std::uint64_t addedP99Us = 0;
    std::uint64_t waiting = 0;  ///< requests in line now
    std::uint64_t waits = 0;    ///< that stood in line since the start, and how long
    std::uint64_t waitP50Us = 0;
    std::uint64_t waitP90Us = 0;
    std::uint64_t waitP99Us = 0;
    double stickyHitRate = 0;             ///< 0..1, of requests of known conversations
    std::uint64_t stickySavedTokens = 0;  ///< read from caches because conversations stayed
    std::string priceVersion;
};

/// Implemented by the engine. Thread-safe.
class StatusSource {
public:
    virtual ~StatusSource() = default;
    virtual EngineStatus status() const = 0;
};

}  // namespace relay::admin
