#include "config/config_file.h"

#include "base/text.h"

#include <algorithm>
#include <optional>

namespace relay {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::string_view kExport = "export ";

bool isSettingName(std::string_view text) {
    const auto fits = [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'; };
    return !text.empty() && std::all_of(text.begin(), text.end(), fits);
}

std::string_view withoutComment(std::string_view value) {
    for (std::size_t i = 0; i < value.size(); ++i)
        if (value[i] == '#' && (i == 0 || value[i - 1] == ' ' || value[i - 1] == '\t'))
            return value.substr(0, i);
    return value;
}

std::optional<char> unescaped(char c) {
    switch (c) {
        case 'n':
            return '\n';
        case 't':
            return '\t';
        case '\\':
        case '"':
        case '$':
            return c;
        default:
            return std::nullopt;
    }
}

struct Line {
    std::size_t number;
    ConfigText& out;

    void wrong(std::string_view message) const { out.errors.push_back({number, std::string(message)}); }
};

/// Reads a quoted value; `text` begins with the quote.
std::optional<std::string> quoted(const Line& line, std::string_view text) {
    const char quote = text.front();
    std::string value;
    std::size_t at = 1;
    for (; at < text.size() && text[at] != quote; ++at) {
        if (text[at] != '\\' || quote == '\'') {
            value += text[at];
            continue;
        }
        const auto character = ++at < text.size() ? unescaped(text[at]) : std::nullopt;
        if (!character) {
            line.wrong("unknown escape in double quotes; known are \\n \\t \\\\ \\\" \\$");
            return std::nullopt;
        }
        value += *character;
    }
    if (at == text.size()) {
        line.wrong("the closing quote is missing");
        return std::nullopt;
    }
    if (!trimmed(withoutComment(text.substr(at + 1))).empty()) {
        line.wrong("text after the closing quote");
        return std::nullopt;
    }
    return value;
}

void parseLine(const Line& line, std::string_view text) {
    text = trimmed(text);
    if (text.empty() || text.front() == '#') return;
    if (text.starts_with(kExport)) text = trimmed(text.substr(kExport.size()));
    const std::size_t equals = text.find('=');
    if (equals == std::string_view::npos) return line.wrong("expected NAME=value");
    const std::string_view name = trimmed(text.substr(0, equals));
    if (!isSettingName(name)) return line.wrong("a name has capital letters, digits and _ only");
    const std::string_view value = trimmed(text.substr(equals + 1));
    if (value.starts_with('"') || value.starts_with('\'')) {
        if (auto inner = quoted(line, value))
            line.out.entries.push_back({std::string(name), std::move(*inner), line.number});
        return;
    }
    line.out.entries.push_back({std::string(name), std::string(trimmed(withoutComment(value))), line.number});
}

}  // namespace

ConfigText parseConfig(std::string_view text) {
    ConfigText config;
    if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
    for (std::size_t number = 1; !text.empty(); ++number) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        parseLine(Line{number, config}, text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return config;
}

}  // namespace relay
