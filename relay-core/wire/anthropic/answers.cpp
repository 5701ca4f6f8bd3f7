#include "wire/anthropic/answers.h"

#include "wire/json/json_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <vector>

namespace relay::wire {
namespace {

constexpr std::size_t kDateDigits = 8;
constexpr UnixMillis kMinute = 60'000;
constexpr UnixMillis kDay = 24 * 60 * kMinute;

bool isNumber(std::string_view word) {
    return !word.empty() && word.find_first_not_of("0123456789") == std::string_view::npos;
}

bool isDate(std::string_view word) {
    return word.size() == kDateDigits && isNumber(word) && word.starts_with("20");
}

std::vector<std::string_view> wordsOf(std::string_view id) {
    std::vector<std::string_view> words;
    while (!id.empty()) {
        const std::size_t dash = std::min(id.find('-'), id.size());
        words.push_back(id.substr(0, dash));
        id.remove_prefix(std::min(id.size(), dash + 1));
    }
    return words;
}

std::string releaseDate(std::string_view id) {
    const std::vector<std::string_view> words = wordsOf(id);
    const auto date = std::find_if(words.begin(), words.end(), isDate);
    if (date == words.end()) return "1970-01-01T00:00:00Z";
    return fmt::format("{}-{}-{}T00:00:00Z", date->substr(0, 4), date->substr(4, 2), date->substr(6, 2));
}

void member(std::string& out, std::string_view name, std::string_view text) {
    appendJsonString(out, name);
    out += ':';
    appendJsonString(out, text);
}

std::uint64_t allTokens(const Usage& usage) {
    return usage.totalInput() + usage.output;
}

void appendPeriod(std::string& out, std::string_view name, const PeriodUsage& period) {
    const Usage& used = period.usage;
    fmt::format_to(std::back_inserter(out),
                   R"("{}":{{"tokens":{},"inputTokens":{},"outputTokens":{},"cacheCreateTokens":{},)"
                   R"("cacheReadTokens":{},"allTokens":{},"requests":{},"cost":"{}"}},)",
                   name, allTokens(used), used.input, used.output, used.cacheCreation(), used.cacheRead,
                   allTokens(used), period.requests, toDecimal(period.cost));
}

/// `amount` a `unit` of the time passed, with two decimals; whole numbers only, so that the text is exact.
std::string average(std::uint64_t amount, UnixMillis unit, UnixMillis passed) {
    const auto hundredths = (static_cast<unsigned __int128>(amount) * 100 * static_cast<std::uint64_t>(unit) +
                             static_cast<std::uint64_t>(passed) / 2) /
                            static_cast<std::uint64_t>(passed);
    const auto value = static_cast<std::uint64_t>(hundredths);
    return fmt::format("{}.{:02}", value / 100, value % 100);
}

std::string usageObject(const ApiKey& key, const KeyUsage& usage, UnixMillis now) {
    std::string out = "{";
    appendPeriod(out, "total", usage.total);
    appendPeriod(out, "daily", usage.daily);
    appendPeriod(out, "monthly", usage.monthly);
    const UnixMillis passed = std::max(kDay, now - key.createdAt);
    const std::uint64_t tokens = allTokens(usage.total.usage);
    fmt::format_to(std::back_inserter(out),
                   R"("averages":{{"rpm":{},"tpm":{},"dailyRequests":{},"dailyTokens":{}}}}})",
                   average(usage.total.requests, kMinute, passed), average(tokens, kMinute, passed),
                   average(usage.total.requests, kDay, passed), average(tokens, kDay, passed));
    return out;
}

}  // namespace

std::string modelDisplayName(std::string_view id) {
    std::string name;
    bool afterNumber = false;
    for (const std::string_view word : wordsOf(id)) {
        if (word.empty() || isDate(word)) continue;
        const bool number = isNumber(word);
        if (!name.empty()) name += number && afterNumber ? '.' : ' ';
        const std::size_t first = name.size();
        name += word;
        if (name[first] >= 'a' && name[first] <= 'z')
            name[first] = static_cast<char>(name[first] - 'a' + 'A');
        afterNumber = number;
    }
    return name;
}

std::string modelBody(std::string_view id) {
    std::string out = R"({"type":"model",)";
    member(out, "id", id);
    out += ',';
    member(out, "display_name", modelDisplayName(id));
    out += ',';
    member(out, "created_at", releaseDate(id));
    out += '}';
    return out;
}

std::string modelsBody(std::span<const std::string> ids) {
    std::string out = R"({"data":[)";
    for (const std::string& id : ids) {
        if (&id != &ids.front()) out += ',';
        out += modelBody(id);
    }
    out += R"(],"has_more":false,)";
    if (ids.empty()) {
        out += R"("first_id":null,"last_id":null})";
        return out;
    }
    member(out, "first_id", ids.front());
    out += ',';
    member(out, "last_id", ids.back());
    out += '}';
    return out;
}

std::string meBody(const ApiKey& key) {
    std::string out = "{";
    member(out, "id", "user_" + key.id);
    out += R"(,"type":"user",)";
    member(out, "display_name", key.name);
    out += ',';
    member(out, "created_at", isoTime(key.createdAt));
    out += '}';
    return out;
}

std::string keyInfoBody(const ApiKey& key, const KeyUsage& usage, UnixMillis now) {
    std::string out = R"({"keyInfo":{)";
    member(out, "id", key.id);
    out += ',';
    member(out, "name", key.name);
    out += R"(,"tokenLimit":0,"usage":)" + usageObject(key, usage, now) + "},";
    member(out, "timestamp", isoTime(now));
    out += '}';
    return out;
}

std::string usageBody(const ApiKey& key, const KeyUsage& usage, UnixMillis now) {
    std::string out =
        R"({"usage":)" + usageObject(key, usage, now) + R"(,"limits":{"tokens":0,"requests":0},)";
    member(out, "timestamp", isoTime(now));
    out += '}';
    return out;
}

}  // namespace relay::wire
