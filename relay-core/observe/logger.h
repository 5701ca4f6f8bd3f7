#pragma once

#include "base/clock.h"
#include "base/error.h"
#include "base/result.h"
#include "base/secret_string.h"
#include "observe/event_feed.h"
#include "observe/secret_mask.h"

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>

namespace relay {

struct Settings;

/// A named value beside a message. A SecretString does not fit in, by design.
struct LogField {
    using Value = std::variant<std::string_view, std::int64_t, std::uint64_t, double, bool>;

    LogField(std::string_view fieldName, std::string_view text) : name(fieldName), value(text) {}
    LogField(std::string_view fieldName, const std::string& text)
        : LogField(fieldName, std::string_view(text)) {}
    LogField(std::string_view fieldName, const char* text) : LogField(fieldName, std::string_view(text)) {}
    LogField(std::string_view fieldName, std::int64_t number) : name(fieldName), value(number) {}
    LogField(std::string_view fieldName, std::uint64_t number) : name(fieldName), value(number) {}
    LogField(std::string_view fieldName, std::uint32_t number) : LogField(fieldName, std::uint64_t{number}) {}
    LogField(std::string_view fieldName, int number) : LogField(fieldName, std::int64_t{number}) {}
    LogField(std::string_view fieldName, double number) : name(fieldName), value(number) {}
    LogField(std::string_view fieldName, bool yes) : name(fieldName), value(yes) {}
    LogField(std::string_view, const SecretString&) = delete;

    std::string_view name;
    Value value;
};

struct LoggerOptions {
    LogLevel level = LogLevel::Info;
    bool standardError = true;
    std::filesystem::path file;  ///< empty: none
    std::size_t fileBytes = 10 * 1024 * 1024;
    std::size_t files = 5;  ///< kept beside the current one
    std::string keyPrefix = "cr_";
};

/// "debug", "info", "warn", "error".
std::optional<LogLevel> logLevelFrom(std::string_view text);
std::string_view toString(LogLevel level);
LoggerOptions loggerOptions(const Settings& settings);

struct LogCounts {
    std::uint64_t warnings = 0;
    std::uint64_t errors = 0;
    std::uint64_t droppedLines = 0;  ///< the writer's thread could not keep up
    std::uint64_t failedWrites = 0;
};

/// Structured log lines: readable ones on standard error (`time LEVEL area: message name:value ...`), JSON
/// ones in a file that is put aside when it is full (0600), `log` events in the feed. Any thread may log: a
/// line is composed and handed to a writer's thread that owns the slow part; when that is far behind, the
/// oldest lines are dropped and counted rather than a request delayed. Everything that looks like a
/// credential is masked.
class Logger {
public:
    /// Error: InvalidRequest when the file cannot be opened. Clock and feed must outlive the logger.
    static Result<std::unique_ptr<Logger>> open(const LoggerOptions& options, const Clock& clock,
                                                EventFeed& feed);
    ~Logger();  ///< writes what is pending

    bool enabled(LogLevel level) const { return level >= m_level.load(std::memory_order_relaxed); }
    void setLevel(LogLevel level) { m_level.store(level, std::memory_order_relaxed); }

    /// Message and fields hold no prompt, no answer, no query string.
    void log(LogLevel level, std::string_view area, std::string_view message,
             std::span<const LogField> fields = {});
    LogCounts counts() const;

private:
    class Outputs;
    Logger(const LoggerOptions& options, const Clock& clock, EventFeed& feed,
           std::unique_ptr<Outputs> outputs);

    const Clock& m_clock;
    EventFeed& m_feed;
    SecretMask m_mask;
    std::atomic<LogLevel> m_level;
    std::atomic<std::uint64_t> m_warnings{0};
    std::atomic<std::uint64_t> m_errors{0};
    std::unique_ptr<Outputs> m_outputs;
};

}  // namespace relay
