#include "policy/cooldown.h"

#include "base/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <ctime>

namespace relay::policy {
namespace {

std::optional<UnixMillis> httpDate(std::string_view text) {
    std::tm parts{};
    const std::string copy(text);
    const char* end = strptime(copy.c_str(), "%a, %d %b %Y %H:%M:%S GMT", &parts);
    if (end == nullptr || *end != '\0') return std::nullopt;
    return static_cast<UnixMillis>(timegm(&parts)) * 1000;
}

std::chrono::seconds usualTime(const Fault& fault, const CooldownTimes& times) {
    switch (fault.cause) {
        case MarkCause::RateLimited:
            return times.rateLimited;
        case MarkCause::Overloaded:
            return times.overloaded;
        case MarkCause::AuthRejected:
            return times.authRejected;
        case MarkCause::Timeout:
            return times.timeout;
        case MarkCause::ConnectFailed:
        case MarkCause::BrokenStream:
        case MarkCause::CircuitOpen:
            return times.serviceUnavailable;
        case MarkCause::Unavailable:
            break;
    }
    return fault.status == 503 ? times.serviceUnavailable : times.serverError;
}

/// What the upstream itself asked for, if it asked in a way that can be read.
std::optional<std::int64_t> askedMillis(const Fault& fault, UnixMillis now) {
    if (fault.retryAfter) {
        if (const auto millis = retryAfterMillis(*fault.retryAfter, now)) return millis;
    }
    if (fault.rateLimitReset) {
        const auto seconds = parseUnsigned(trimmed(*fault.rateLimitReset));
        constexpr std::uint64_t kFarFuture = 100'000'000'000;  // year 5138: beyond that it is no unix time
        if (seconds && *seconds < kFarFuture)
            return std::max<std::int64_t>(static_cast<std::int64_t>(*seconds) * 1000 - now, 0);
    }
    return std::nullopt;
}

std::string evidenceOf(const Fault& fault) {
    if (fault.status == 0 || fault.cause == MarkCause::BrokenStream) return fault.detail;
    if (fault.retryAfter) return fmt::format("{} with retry-after: {}", fault.status, *fault.retryAfter);
    if (fault.rateLimitReset)
        return fmt::format("{} with anthropic-ratelimit-unified-reset: {}", fault.status,
                           *fault.rateLimitReset);
    return fault.detail.empty() ? fmt::format("{} from upstream", fault.status)
                                : fmt::format("{} from upstream: {}", fault.status, fault.detail);
}

}  // namespace

std::optional<MarkCause> causeOf(int status) {
    switch (status) {
        case 401:
        case 403:
            return MarkCause::AuthRejected;
        case 429:
            return MarkCause::RateLimited;
        case 504:
            return MarkCause::Timeout;
        case 529:
            return MarkCause::Overloaded;
        default:
            break;
    }
    if (status >= 500) return MarkCause::Unavailable;
    return std::nullopt;
}

std::optional<std::int64_t> retryAfterMillis(std::string_view value, UnixMillis now) {
    const std::string_view text = trimmed(value);
    constexpr std::uint64_t kLongest = 366ULL * 24 * 3600;
    if (const auto seconds = parseUnsigned(text))
        return static_cast<std::int64_t>(std::min(*seconds, kLongest)) * 1000;
    if (const auto date = httpDate(text)) return std::max<std::int64_t>(*date - now, 0);
    return std::nullopt;
}

AccountMark markFor(const std::string& accountId, const Fault& fault, const CooldownTimes& times,
                    UnixMillis now) {
    const auto millis = [](std::chrono::seconds time) { return std::chrono::milliseconds(time).count(); };
    std::int64_t rest = millis(usualTime(fault, times));
    const bool mayAsk = fault.cause == MarkCause::RateLimited || fault.cause == MarkCause::Overloaded ||
                        fault.cause == MarkCause::Unavailable;
    if (mayAsk) {
        if (const auto asked = askedMillis(fault, now))
            rest = std::clamp<std::int64_t>(*asked, 1000, millis(times.most));
    }
    AccountMark mark;
    mark.accountId = accountId;
    mark.cause = fault.cause;
    mark.status = fault.status;
    mark.evidence = evidenceOf(fault);
    mark.since = now;
    mark.until = now + rest;
    return mark;
}

}  // namespace relay::policy
