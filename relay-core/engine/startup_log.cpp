#include "engine/startup_log.h"

#include "observe/logger.h"

namespace relay {
namespace {

constexpr std::string_view kArea = "store";

}  // namespace

void StartupLog::write(LogLevel level, std::string_view message) {
    const std::lock_guard lock(m_mutex);
    if (m_logger != nullptr)
        m_logger->log(level, kArea, message);
    else
        m_kept.emplace_back(level, message);
}

void StartupLog::attach(Logger& logger) {
    const std::lock_guard lock(m_mutex);
    m_logger = &logger;
    for (const auto& [level, message] : m_kept)
        logger.log(level, kArea, message);
    m_kept.clear();
}

}  // namespace relay
