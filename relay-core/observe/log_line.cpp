#include "observe/log_line.h"

#include "config/plain_text.h"

#include <fmt/format.h>
#include <boost/json.hpp>

#include <algorithm>

namespace relay {
namespace {

std::string_view padded(LogLevel level) {
    switch (level) {
        case LogLevel::Debug:
            return "DEBUG";
        case LogLevel::Info:
            return "INFO ";
        case LogLevel::Warning:
            return "WARN ";
        case LogLevel::Error:
            return "ERROR";
    }
    return "ERROR";
}

/// Control characters written out: a text from outside must not begin a line of its own or drive a terminal.
void appendPlain(std::string& out, std::string_view text) {
    if (isPlainText(text)) {
        out += text;
        return;
    }
    for (const char c : toValidUtf8(text)) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x20 || byte == 0x7F)
            fmt::format_to(std::back_inserter(out), "\\x{:02x}", byte);
        else
            out += c;
    }
}

void appendText(std::string& out, std::string_view text) {
    const bool quoted = text.empty() || text.find_first_of(" \"") != std::string_view::npos;
    if (!quoted) return appendPlain(out, text);
    std::string escaped;
    for (const char c : text) {
        if (c == '"' || c == '\\') escaped += '\\';
        escaped += c;
    }
    out += '"';
    appendPlain(out, escaped);
    out += '"';
}

void appendValue(std::string& out, const LogField::Value& value) {
    std::visit(
        [&](const auto& held) {
            if constexpr (std::is_same_v<std::decay_t<decltype(held)>, std::string_view>)
                appendText(out, held);
            else
                fmt::format_to(std::back_inserter(out), "{}", held);
        },
        value);
}

boost::json::value jsonValue(const LogField::Value& value) {
    return std::visit(
        [](const auto& held) -> boost::json::value {
            if constexpr (std::is_same_v<std::decay_t<decltype(held)>, std::string_view>)
                return boost::json::value(toValidUtf8(held));
            else
                return boost::json::value(held);
        },
        value);
}

}  // namespace

std::string humanLine(const LogLine& line) {
    std::string text = fmt::format("{} {} {}: ", isoTime(line.time), padded(line.level), line.area);
    appendPlain(text, line.message);
    for (const LogField& field : line.fields) {
        text += ' ';
        text += field.name;
        text += ':';
        appendValue(text, field.value);
    }
    return text;
}

std::string jsonLine(const LogLine& line) {
    boost::json::object object;
    object["time"] = isoTime(line.time);
    object["level"] = toString(line.level);
    object["area"] = boost::json::string_view(line.area);
    object["message"] = toValidUtf8(line.message);
    for (const LogField& field : line.fields)
        object[field.name] = jsonValue(field.value);
    return boost::json::serialize(object);
}

}  // namespace relay
