#include "observe/logger.h"

#include "config/settings.h"
#include "observe/log_line.h"

#include <fmt/format.h>
#include <spdlog/async_logger.h>
#include <spdlog/details/thread_pool.h>
#include <spdlog/sinks/rotating_file_sink.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <sys/stat.h>

#include <array>

namespace relay {
namespace {

// About 350 bytes a place are taken at start: enough for a burst, little for an idle relay.
constexpr std::size_t kPendingLines = 2048;
constexpr mode_t kPrivateFile = 0600;

constexpr std::array<std::string_view, 4> kLevelNames{"debug", "info", "warn", "error"};

}  // namespace

std::optional<LogLevel> logLevelFrom(std::string_view text) {
    for (std::size_t i = 0; i < kLevelNames.size(); ++i)
        if (kLevelNames[i] == text) return static_cast<LogLevel>(i);
    return std::nullopt;
}

std::string_view toString(LogLevel level) {
    return kLevelNames[static_cast<std::size_t>(level)];
}

LoggerOptions loggerOptions(const Settings& settings) {
    LoggerOptions options;
    options.level = logLevelFrom(settings.logLevel).value_or(LogLevel::Info);
    options.file = settings.logFile;
    options.fileBytes = std::size_t{settings.logMaxSizeMb} * 1024 * 1024;
    options.files = settings.logMaxFiles;
    options.keyPrefix = settings.apiKeyPrefix;
    return options;
}

/// spdlog does what it is good at: the queue, the writer's thread and the turning over of files. It sees
/// finished lines.
class Logger::Outputs {
public:
    explicit Outputs(const LoggerOptions& options)
        : m_pool(std::make_shared<spdlog::details::thread_pool>(kPendingLines, 1)) {
        if (options.standardError) m_human = output(std::make_shared<spdlog::sinks::stderr_sink_mt>());
        if (!options.file.empty()) m_file = output(fileSink(options));
    }

    bool hasHuman() const { return m_human != nullptr; }
    bool hasFile() const { return m_file != nullptr; }
    void writeHuman(std::string_view line) { m_human->log(spdlog::level::info, toView(line)); }
    void writeFile(std::string_view line) { m_file->log(spdlog::level::info, toView(line)); }
    std::uint64_t dropped() const { return m_pool->overrun_counter(); }
    std::uint64_t failed() const { return m_failed->load(std::memory_order_relaxed); }

private:
    static spdlog::string_view_t toView(std::string_view text) { return {text.data(), text.size()}; }

    static spdlog::sink_ptr fileSink(const LoggerOptions& options) {
        spdlog::file_event_handlers handlers;
        handlers.after_open = [](const spdlog::filename_t&, std::FILE* file) {
            ::fchmod(::fileno(file), kPrivateFile);
        };
        return std::make_shared<spdlog::sinks::rotating_file_sink_mt>(
            options.file.string(), options.fileBytes, options.files, false, handlers);
    }

    std::shared_ptr<spdlog::async_logger> output(spdlog::sink_ptr sink) {
        auto made = std::make_shared<spdlog::async_logger>("", std::move(sink), m_pool,
                                                           spdlog::async_overflow_policy::overrun_oldest);
        made->set_pattern("%v");
        made->set_level(spdlog::level::trace);
        made->flush_on(
            spdlog::level::trace);  // by the writer's thread; a line that waits in a buffer helps nobody
        made->set_error_handler([failed = m_failed](const std::string&) { failed->fetch_add(1); });
        return made;
    }

    std::shared_ptr<std::atomic<std::uint64_t>> m_failed = std::make_shared<std::atomic<std::uint64_t>>(0);
    std::shared_ptr<spdlog::details::thread_pool> m_pool;
    std::shared_ptr<spdlog::async_logger> m_human;
    std::shared_ptr<spdlog::async_logger> m_file;
};

Result<std::unique_ptr<Logger>> Logger::open(const LoggerOptions& options, const Clock& clock,
                                             EventFeed& feed) {
    try {
        auto outputs = std::make_unique<Outputs>(options);
        return std::unique_ptr<Logger>(new Logger(options, clock, feed, std::move(outputs)));
    } catch (const spdlog::spdlog_ex& error) {
        return fail(ErrorCode::InvalidRequest, fmt::format("cannot open the log file: {}", error.what()));
    }
}

Logger::Logger(const LoggerOptions& options, const Clock& clock, EventFeed& feed,
               std::unique_ptr<Outputs> outputs)
    : m_clock(clock),
      m_feed(feed),
      m_mask(options.keyPrefix),
      m_level(options.level),
      m_outputs(std::move(outputs)) {}

Logger::~Logger() = default;

void Logger::log(LogLevel level, std::string_view area, std::string_view message,
                 std::span<const LogField> fields) {
    if (level == LogLevel::Warning) m_warnings.fetch_add(1, std::memory_order_relaxed);
    if (level == LogLevel::Error) m_errors.fetch_add(1, std::memory_order_relaxed);
    if (!enabled(level)) return;
    const LogLine line{m_clock.now(), level, area, message, fields};
    if (m_outputs->hasHuman()) m_outputs->writeHuman(m_mask.masked(humanLine(line)));
    const bool listened = m_feed.listened();
    if (!m_outputs->hasFile() && !listened) return;
    std::string json = m_mask.masked(jsonLine(line));
    if (m_outputs->hasFile()) m_outputs->writeFile(json);
    if (listened) m_feed.publish("log", std::move(json));
}

LogCounts Logger::counts() const {
    return {m_warnings.load(std::memory_order_relaxed), m_errors.load(std::memory_order_relaxed),
            m_outputs->dropped(), m_outputs->failed()};
}

}  // namespace relay
