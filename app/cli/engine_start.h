#pragma once

#include "config/settings.h"
#include "engine/engine.h"

#include <memory>
#include <string>

namespace relay::cli {

/// Opens an engine and lets it listen. The errors say what to try.
Result<std::unique_ptr<Engine>> startEngine(const Settings& settings);

/// What a new relay still lacks, with the command for it, a line each; empty when it is ready for requests.
std::string firstSteps(Engine& engine, const std::string& program);

}  // namespace relay::cli
