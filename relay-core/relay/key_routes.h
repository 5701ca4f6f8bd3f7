#pragma once

#include "model/api_key.h"
#include "relay/answer.h"
#include "relay/dependencies.h"
#include "relay/route.h"
#include "wire/anthropic/answers.h"

#include <string>
#include <string_view>

namespace relay {

/// What a client may ask about itself, and the small answers that need no account.
class KeyRoutes {
public:
    KeyRoutes(const RelayDependencies& dependencies, Answer& answer)
        : m_dependencies(dependencies), m_answer(answer) {}

    Task<void> serve(const RouteMatch& match, std::string_view query);

private:
    Task<void> serveOpen(Route route);
    Task<void> swallowTelemetry();
    Task<void> serveWithKey(Route route, const ApiKey& key);
    Task<void> usage(Route route, const ApiKey& key);
    Result<wire::KeyUsage> readUsage(const ApiKey& key, UnixMillis now) const;
    Task<void> mountHealth();

    const RelayDependencies& m_dependencies;
    Answer& m_answer;
};

}  // namespace relay
