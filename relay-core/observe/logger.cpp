#include "observe/logger.h"

#include "config/file_access.h"
#include "config/settings.h"
#include "observe/line_writer.h"
#include "observe/log_line.h"

#include <fmt/format.h>
#include <spdlog/sinks/rotating_file_sink.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <sys/stat.h>

#include <array>
#include <utility>

namespace relay {
namespace {

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

/// spdlog does what it is good at: writing, and turning over files. It sees finished lines.
class Logger::Outputs {
public:
    explicit Outputs(const LoggerOptions& options) {
        if (options.standardError)
            m_human =
                writerTo(std::make_shared<spdlog::sinks::stderr_sink_mt>(), LineWriter::Batch::OneMessage);
        if (!options.file.empty()) m_file = writerTo(fileSink(options), LineWriter::Batch::LineByLine);
    }

    bool hasHuman() const { return m_human != nullptr; }
    bool hasFile() const { return m_file != nullptr; }
    void writeHuman(std::string line) { m_human->write(std::move(line)); }
    void writeFile(std::string line) { m_file->write(std::move(line)); }
    std::uint64_t dropped() const { return sum(&LineWriter::dropped); }
    std::uint64_t failed() const { return sum(&LineWriter::failed); }

private:
    static spdlog::sink_ptr fileSink(const LoggerOptions& options) {
        spdlog::file_event_handlers handlers;
        handlers.after_open = [](const spdlog::filename_t&, std::FILE* file) {
            ::fchmod(::fileno(file), kPrivateFile);
        };
        return std::make_shared<spdlog::sinks::rotating_file_sink_mt>(
            options.file.string(), options.fileBytes, options.files, false, handlers);
    }

    static std::unique_ptr<LineWriter> writerTo(spdlog::sink_ptr sink, LineWriter::Batch batch) {
        sink->set_pattern("%v");
        return std::make_unique<LineWriter>(std::move(sink), batch);
    }

    std::uint64_t sum(std::uint64_t (LineWriter::*count)() const) const {
        return (m_human ? (*m_human.*count)() : 0) + (m_file ? (*m_file.*count)() : 0);
    }

    std::unique_ptr<LineWriter> m_human;
    std::unique_ptr<LineWriter> m_file;
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
