#pragma once

#include "base/error.h"

#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace relay {

class Logger;

/// Keeps what the store says before the logger, whose settings lie in the store, can exist; then hands it on. Any
/// thread.
class StartupLog {
public:
    void write(LogLevel level, std::string_view message);
    /// `logger` must outlive every further write().
    void attach(Logger& logger);

private:
    std::mutex m_mutex;
    Logger* m_logger = nullptr;
    std::vector<std::pair<LogLevel, std::string>> m_kept;
};

}  // namespace relay
