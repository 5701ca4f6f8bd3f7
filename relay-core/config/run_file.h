#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "base/secret_string.h"
#include "config/data_directory.h"

#include <sys/types.h>

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace relay {

/// How a command finds the engine that runs on a data directory, and proves that it may speak to it: whoever
/// can read this file (0600) is the one who runs the engine.
struct RunFile {
    pid_t pid = 0;
    std::vector<std::string> addresses;  ///< as Engine::addresses()
    SecretString token;                  ///< bearer token of the admin API, made anew at each start
    UnixMillis startedAt = 0;
    std::string version;
};

/// Error: StoreUnavailable.
Result<void> writeRunFile(const DataDirectory& directory, const RunFile& file);
/// At stop; a missing file is fine.
void removeRunFile(const DataDirectory& directory);
/// Nothing when no engine holds the directory, whatever a dead one left there, or when the file is not ours
/// to read.
std::optional<RunFile> readRunFile(const std::filesystem::path& dataDirectory);

}  // namespace relay
