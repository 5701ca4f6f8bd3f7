#pragma once

#include "observe/logger.h"

#include <span>
#include <string>
#include <string_view>

namespace relay {

struct LogLine {
    UnixMillis time = 0;
    LogLevel level = LogLevel::Info;
    std::string_view area;
    std::string_view message;
    std::span<const LogField> fields;
};

/// `2026-11-23T15:54:50.123Z INFO  relay: message accountId:abc name:"two words"`; one line whatever the
/// texts hold.
std::string humanLine(const LogLine& line);
/// `{"time":"...","level":"info","area":"relay","message":"...","accountId":"abc"}`, valid UTF-8, no line
/// break.
std::string jsonLine(const LogLine& line);

}  // namespace relay
