#pragma once

#include "cli/stream_client.h"
#include "engine/simulation.h"

#include <memory>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

namespace relay::cli {

class DemoRelay;

struct DemoPrompt {
    std::string system;  ///< marked for the provider's cache
    std::string text;
    std::string model;
};

/// A streamed Messages request to the relay at that address ("http://127.0.0.1:40123").
StreamRequest demoRequest(const std::string& address, const std::string& key, const DemoPrompt& prompt);

/// A small team at work at a demo's relay: more accounts (one is refused, one is limited now and then and recovers), a key
/// a person (one with a budget that runs out), and clients that keep asking until it goes. What it made goes with the
/// relay's data directory.
class DemoTeam {
public:
    static Result<std::unique_ptr<DemoTeam>> start(DemoRelay& relay);
    ~DemoTeam();  ///< ends what is under way
    DemoTeam(const DemoTeam&) = delete;
    DemoTeam& operator=(const DemoTeam&) = delete;

private:
    DemoTeam() = default;
    Result<void> makeAccounts(DemoRelay& relay);
    Result<void> makeKeys(DemoRelay& relay);
    void ask(const std::string& address, unsigned person, const std::stop_token& stop) const;

    std::unique_ptr<Simulation> m_limited;
    std::vector<std::string> m_keys;  ///< one a person
    std::vector<std::jthread> m_people;
};

}  // namespace relay::cli
