#include "policy/reset_time.h"

#include "base/text.h"

#include <algorithm>
#include <ctime>

namespace relay::policy {
namespace {

std::optional<UnixMillis> timeFrom(std::string_view text, const char* format) {
    std::tm parts{};
    const std::string copy(text);
    const char* end = strptime(copy.c_str(), format, &parts);
    if (end == nullptr || *end != '\0') return std::nullopt;
    return static_cast<UnixMillis>(timegm(&parts)) * 1000;
}

std::optional<UnixMillis> httpDate(std::string_view text) {
    return timeFrom(text, "%a, %d %b %Y %H:%M:%S GMT");
}

std::optional<UnixMillis> rfc3339(std::string_view text) {
    return timeFrom(trimmed(text), "%Y-%m-%dT%H:%M:%SZ");
}

std::optional<UnixMillis> unixSeconds(std::string_view text) {
    constexpr std::uint64_t kFarFuture = 100'000'000'000;  // year 5138: beyond that it is no unix time
    const auto seconds = parseUnsigned(trimmed(text));
    if (!seconds || *seconds >= kFarFuture) return std::nullopt;
    return static_cast<UnixMillis>(*seconds) * 1000;
}

/// All of the spent limits have to be back before the next request can pass.
std::optional<AskedRest> latestOfSpent(const Fault& fault, UnixMillis now) {
    std::optional<AskedRest> latest;
    for (const LimitHeader& each : fault.limits) {
        if (!each.remaining || *each.remaining != 0) continue;
        const auto reset = rfc3339(each.reset);
        if (!reset) continue;
        const std::int64_t millis = std::max<std::int64_t>(*reset - now, 0);
        if (!latest || millis > latest->millis)
            latest = AskedRest{millis, "anthropic-ratelimit-" + each.name + "-reset", each.reset};
    }
    return latest;
}

}  // namespace

std::optional<std::int64_t> retryAfterMillis(std::string_view value, UnixMillis now) {
    const std::string_view text = trimmed(value);
    constexpr std::uint64_t kLongest = 366ULL * 24 * 3600;
    if (const auto seconds = parseUnsigned(text))
        return static_cast<std::int64_t>(std::min(*seconds, kLongest)) * 1000;
    if (const auto date = httpDate(text)) return std::max<std::int64_t>(*date - now, 0);
    return std::nullopt;
}

std::optional<AskedRest> askedRest(const Fault& fault, UnixMillis now) {
    if (fault.retryAfter)
        if (const auto millis = retryAfterMillis(*fault.retryAfter, now))
            return AskedRest{*millis, "retry-after", *fault.retryAfter};
    if (fault.rateLimitReset)
        if (const auto reset = unixSeconds(*fault.rateLimitReset))
            return AskedRest{std::max<std::int64_t>(*reset - now, 0), "anthropic-ratelimit-unified-reset",
                             *fault.rateLimitReset};
    return latestOfSpent(fault, now);
}

}  // namespace relay::policy
