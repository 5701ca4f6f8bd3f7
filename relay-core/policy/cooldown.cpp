#include "policy/cooldown.h"

#include "policy/reset_time.h"

#include <fmt/format.h>

#include <algorithm>

namespace relay::policy {
namespace {

std::int64_t millisOf(std::chrono::seconds time) {
    return std::chrono::milliseconds(time).count();
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

/// An account whose credentials were refused does not choose its own time.
bool mayAsk(const Fault& fault) {
    return fault.cause == MarkCause::RateLimited || fault.cause == MarkCause::Overloaded ||
           fault.cause == MarkCause::Unavailable;
}

std::optional<AskedRest> askedBy(const Fault& fault, UnixMillis now) {
    return mayAsk(fault) ? askedRest(fault, now) : std::nullopt;
}

/// `time` doubled once for each failure after the first, up to `most`, but never cut below `time` itself.
std::int64_t doubled(std::int64_t time, std::uint32_t failures, std::int64_t most) {
    std::int64_t wait = time;
    for (std::uint32_t i = 1; i < failures && wait < most; ++i)
        wait *= 2;
    return std::max(std::min(wait, most), time);
}

}  // namespace

std::string evidenceOf(const Fault& fault, UnixMillis now) {
    if (fault.status == 0 || fault.cause == MarkCause::BrokenStream || fault.cause == MarkCause::CircuitOpen)
        return fault.detail;
    std::string text = fmt::to_string(fault.status);
    if (!fault.claim.empty()) text += fmt::format(" for {}", fault.claim);
    if (const auto asked = askedBy(fault, now))
        return text + fmt::format(" with {}: {}", asked->source, asked->value);
    text += " from upstream";
    return fault.detail.empty() ? text : text + ": " + fault.detail;
}

AccountMark nextMark(const std::optional<AccountMark>& previous, const std::string& accountId,
                     const Fault& fault, const CooldownTimes& times, UnixMillis now) {
    AccountMark mark;
    mark.accountId = accountId;
    mark.family = familyOf(fault);
    mark.cause = fault.cause;
    mark.status = fault.status;
    mark.evidence = evidenceOf(fault, now);
    mark.since = now;
    const bool again = previous && previous->family == mark.family;
    const bool resting = again && now < previous->probeAt;
    if (again) mark.failures = previous->failures + (resting ? 0 : 1);

    const std::int64_t most = millisOf(times.most);
    const std::int64_t usual = doubled(millisOf(usualTime(fault, times)), mark.failures, most);
    mark.until = now + usual;
    mark.source = mark.failures > 1 ? "doubled" : "default";
    if (const auto asked = askedBy(fault, now)) {
        constexpr std::int64_t kShortest = 1000;  // "0" would be an invitation to try at once, and again
        mark.until = now + std::clamp(asked->millis, std::min(kShortest, most), most);
        mark.source = asked->source;
    }
    if (resting && previous->until > mark.until) {
        mark.until = previous->until;
        mark.source = previous->source;
    }
    const UnixMillis next = now + doubled(millisOf(times.probeInterval), mark.failures, most);
    mark.probeAt = std::min(mark.until, resting ? std::max(previous->probeAt, next) : next);
    return mark;
}

}  // namespace relay::policy
