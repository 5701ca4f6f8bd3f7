#include "admin/json_fields.h"

#include "admin/iso_time.h"
#include "base/text.h"

#include <fmt/format.h>
#include <boost/json.hpp>

#include <algorithm>
#include <cmath>

namespace relay::admin {
namespace {

std::size_t characterCount(std::string_view utf8) {
    const auto leads = std::count_if(utf8.begin(), utf8.end(), [](char c) { return (c & 0xc0) != 0x80; });
    return static_cast<std::size_t>(leads);
}

bool hasControl(std::string_view text, bool linesAllowed) {
    return std::any_of(text.begin(), text.end(), [linesAllowed](char c) {
        if (linesAllowed && (c == '\n' || c == '\r' || c == '\t')) return false;
        return static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
    });
}

std::string_view viewOf(const boost::json::string& text) {
    return {text.data(), text.size()};
}

/// Seconds of a day are not enough to say when: a time without a zone would mean something else on another
/// machine.
bool namesZone(std::string_view time) {
    const std::size_t clock = time.find_first_of("T ");
    return clock != std::string_view::npos && time.find_first_of("Z+-", clock) != std::string_view::npos;
}

std::optional<Money> moneyOf(const boost::json::value& value) {
    if (value.is_string()) return moneyFromDecimal(trimmed(viewOf(value.get_string())));
    if (value.is_int64() && value.get_int64() >= 0)
        return moneyFromDecimal(std::to_string(value.get_int64()));
    return std::nullopt;
}

}  // namespace

Result<JsonFields> JsonFields::parse(std::string_view body) {
    if (trimmed(body).empty()) return JsonFields(boost::json::object());
    boost::system::error_code error;
    boost::json::value value = boost::json::parse(boost::json::string_view(body.data(), body.size()), error);
    if (error) return fail(ErrorCode::InvalidRequest, "the body is not valid JSON: " + error.message());
    if (!value.is_object()) return fail(ErrorCode::InvalidRequest, "the body must be a JSON object");
    return JsonFields(std::move(value.get_object()));
}

std::optional<std::string> JsonFields::text(std::string_view name, std::size_t least, std::size_t most) {
    return checked(name, least, most, false);
}

std::optional<std::string> JsonFields::prose(std::string_view name, std::size_t most) {
    return checked(name, 0, most, true);
}

std::optional<std::string> JsonFields::raw(std::string_view name) {
    const boost::json::value* value = take(name);
    if (value == nullptr) return std::nullopt;
    if (value->is_string()) return std::string(viewOf(value->get_string()));
    complain(fmt::format("field \"{}\" must be a string", name));
    return std::nullopt;
}

std::optional<bool> JsonFields::flag(std::string_view name) {
    const boost::json::value* value = take(name);
    if (value == nullptr) return std::nullopt;
    if (value->is_bool()) return value->get_bool();
    complain(fmt::format("field \"{}\" must be true or false", name));
    return std::nullopt;
}

std::optional<std::int64_t> JsonFields::integer(std::string_view name, std::int64_t least,
                                                std::int64_t most) {
    const boost::json::value* value = take(name);
    if (value == nullptr) return std::nullopt;
    if (value->is_int64() && value->get_int64() >= least && value->get_int64() <= most)
        return value->get_int64();
    complain(fmt::format("field \"{}\" must be a whole number from {} to {}", name, least, most));
    return std::nullopt;
}

std::optional<Money> JsonFields::money(std::string_view name) {
    const boost::json::value* value = take(name);
    if (value == nullptr) return std::nullopt;
    if (const auto money = moneyOf(*value)) return money;
    complain(
        fmt::format("field \"{}\" must be US dollars as a decimal string like \"12.50\", or \"0\"", name));
    return std::nullopt;
}

std::optional<UnixMillis> JsonFields::time(std::string_view name) {
    const boost::json::value* value = take(name);
    if (value == nullptr) return std::nullopt;
    if (value->is_null()) return 0;
    if (value->is_string()) {
        const std::string_view text = trimmed(viewOf(value->get_string()));
        const auto time = parseIsoTime(text);
        if (time && namesZone(text)) return time;
    }
    complain(fmt::format("field \"{}\" must be a time with its zone like \"2026-11-23T15:54:50Z\", or null",
                         name));
    return std::nullopt;
}

std::optional<JsonFields::Pairs> JsonFields::pairs(std::string_view name, std::size_t most) {
    const boost::json::value* value = take(name);
    if (value == nullptr) return std::nullopt;
    Pairs pairs;
    bool good = value->is_object() && value->get_object().size() <= most;
    if (good) {
        for (const auto& [key, item] : value->get_object()) {
            good = good && item.is_string();
            if (good)
                pairs.emplace_back(trimmed({key.data(), key.size()}), trimmed(viewOf(item.get_string())));
        }
    }
    std::sort(pairs.begin(), pairs.end());
    if (good) return pairs;
    complain(fmt::format("field \"{}\" must be an object of at most {} strings", name, most));
    return std::nullopt;
}

std::optional<std::vector<std::string>> JsonFields::texts(std::string_view name, std::size_t most,
                                                          std::size_t longest) {
    const boost::json::value* value = take(name);
    if (value == nullptr) return std::nullopt;
    std::vector<std::string> texts;
    bool good = value->is_array() && value->get_array().size() <= most;
    if (good) {
        for (const auto& item : value->get_array()) {
            const std::string_view text = item.is_string() ? trimmed(viewOf(item.get_string())) : "";
            good = good && !text.empty() && characterCount(text) <= longest && !hasControl(text, false);
            if (std::find(texts.begin(), texts.end(), text) == texts.end()) texts.emplace_back(text);
        }
    }
    if (good) return texts;
    complain(fmt::format("field \"{}\" must be a list of at most {} strings of 1 to {} characters", name,
                         most, longest));
    return std::nullopt;
}

bool JsonFields::isNull(std::string_view name) const {
    const boost::json::value* value =
        m_object.if_contains(boost::json::string_view(name.data(), name.size()));
    return value != nullptr && value->is_null();
}

std::optional<JsonFields> JsonFields::object(std::string_view name) {
    const boost::json::value* value = take(name);
    if (value == nullptr) return std::nullopt;
    if (value->is_object()) return JsonFields(value->get_object());
    complain(fmt::format("field \"{}\" must be an object", name));
    return std::nullopt;
}

std::optional<std::vector<JsonFields>> JsonFields::objects(std::string_view name, std::size_t most) {
    const boost::json::value* value = take(name);
    if (value == nullptr) return std::nullopt;
    std::vector<JsonFields> parts;
    bool good = value->is_array() && value->get_array().size() <= most;
    if (good) {
        for (const auto& item : value->get_array()) {
            good = good && item.is_object();
            if (good) parts.push_back(JsonFields(item.get_object()));
        }
    }
    if (good) return parts;
    complain(fmt::format("field \"{}\" must be a list of at most {} objects", name, most));
    return std::nullopt;
}

void JsonFields::absorb(std::string_view name, const JsonFields& part) {
    if (const auto finished = part.finish(); !finished)
        complain(fmt::format("field \"{}\": {}", name, finished.error().message));
}

std::vector<std::pair<std::string, std::optional<std::string>>> JsonFields::settings() {
    std::vector<std::pair<std::string, std::optional<std::string>>> all;
    for (const auto& [key, value] : m_object) {
        const std::string name(key.data(), key.size());
        m_known.push_back(name);
        if (value.is_null())
            all.emplace_back(name, std::nullopt);
        else if (value.is_string())
            all.emplace_back(name, std::string(viewOf(value.get_string())));
        else if (value.is_bool())
            all.emplace_back(name, value.get_bool() ? "true" : "false");
        else if (value.is_int64())
            all.emplace_back(name, std::to_string(value.get_int64()));
        else
            complain(fmt::format("field \"{}\" must be a string, a whole number, true, false or null", name));
    }
    return all;
}

void JsonFields::complain(std::string message) {
    if (m_complaint.empty()) m_complaint = std::move(message);
}

Result<void> JsonFields::finish() const {
    if (!m_complaint.empty()) return fail(ErrorCode::InvalidRequest, m_complaint);
    for (const auto& [key, value] : m_object) {
        const std::string_view name(key.data(), key.size());
        if (std::find(m_known.begin(), m_known.end(), name) == m_known.end())
            return fail(ErrorCode::InvalidRequest, fmt::format("unknown field \"{}\"", name));
    }
    return {};
}

const boost::json::value* JsonFields::take(std::string_view name) {
    m_known.emplace_back(name);
    return m_object.if_contains(boost::json::string_view(name.data(), name.size()));
}

std::optional<std::string> JsonFields::checked(std::string_view name, std::size_t least, std::size_t most,
                                               bool lines) {
    const boost::json::value* value = take(name);
    if (value == nullptr) return std::nullopt;
    if (value->is_string()) {
        const std::string_view text = trimmed(viewOf(value->get_string()));
        const std::size_t count = characterCount(text);
        if (count >= least && count <= most && !hasControl(text, lines)) return std::string(text);
    }
    complain(least == 0
                 ? fmt::format("field \"{}\" must be a string of at most {} characters", name, most)
                 : fmt::format("field \"{}\" must be a string of {} to {} characters", name, least, most));
    return std::nullopt;
}

}  // namespace relay::admin
