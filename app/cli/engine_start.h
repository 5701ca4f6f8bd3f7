#pragma once

#include "config/settings.h"
#include "engine/engine.h"

#include <memory>
#include <string>

namespace relay::cli {

/// Takes the data directory. The errors of all three say in their first line what is wrong, and then what to try.
Result<std::unique_ptr<Engine>> openEngine(const Settings& settings);
/// Error Conflict: somebody else has the port.
Result<void> listen(Engine& engine, const Settings& settings);
/// Both.
Result<std::unique_ptr<Engine>> startEngine(const Settings& settings);

/// What a new relay still lacks, with the command for it, a line each; empty when it is ready for requests.
std::string firstSteps(Engine& engine, const std::string& program);

}  // namespace relay::cli
