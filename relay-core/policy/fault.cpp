#include "policy/fault.h"

#include "base/text.h"

#include <algorithm>
#include <array>

namespace relay::policy {
namespace {

/// Said to a request that no account of this kind would serve.
constexpr std::array<std::string_view, 4> kOwnFault{
    "extra usage is required",
    "long context",
    "prompt is too long",
    "request is too large",
};

/// How the message begins that tells of an account which somebody has to repair.
constexpr std::array<std::string_view, 6> kSwitchedOff{
    "this organization has been disabled", "your organization has been disabled",
    "your account has been disabled",      "your credit balance is too low",
    "this account has been disabled",      "oauth authentication is currently not allowed",
};

/// A 400 echoes the names of fields that it does not know; a client must not be able to speak for an account.
constexpr std::string_view kEcho = "inputs are not permitted";

template <class Texts>
bool saysOneOf(std::string_view body, const Texts& texts) {
    const std::string low = toLower(body.substr(0, kFaultBodyBytes));
    return std::ranges::any_of(texts,
                               [&](std::string_view text) { return low.find(text) != std::string::npos; });
}

bool isSwitchedOff(std::string_view body) {
    const std::string low = toLower(body.substr(0, kFaultBodyBytes));
    constexpr std::string_view kMessage = "\"message\":";
    const std::size_t at = low.find(kMessage);
    if (at == std::string::npos || low.find(kEcho) != std::string::npos) return false;
    std::string_view message = trimmed(std::string_view(low).substr(at + kMessage.size()));
    if (!message.starts_with('"')) return false;
    message.remove_prefix(1);
    return std::ranges::any_of(kSwitchedOff,
                               [&](std::string_view text) { return message.starts_with(text); });
}

/// "seven_day_opus" -> "opus"; empty for claims about the whole account.
std::string familyOfClaim(std::string_view claim) {
    const std::size_t last = claim.rfind('_');
    const std::string_view word = last == std::string_view::npos ? claim : claim.substr(last + 1);
    for (const std::string_view family : {"opus", "sonnet", "haiku", "fable"})
        if (equalsIgnoringCase(word, family)) return std::string(family);
    return {};
}

bool isInput(const LimitHeader& limit) {
    return limit.name == "input-tokens" || limit.name == "tokens";
}

/// Refused although nothing of the limit was used: the request alone is larger than it.
bool isLargerThanLimit(const Fault& fault) {
    return std::ranges::any_of(fault.limits, [](const LimitHeader& each) {
        return isInput(each) && each.limit && each.remaining && *each.limit > 0 &&
               *each.remaining >= *each.limit;
    });
}

bool isSpent(const LimitHeader& limit) {
    return limit.remaining && *limit.remaining == 0;
}

}  // namespace

std::string_view toString(FaultScope scope) {
    switch (scope) {
        case FaultScope::Request:
            return "request";
        case FaultScope::Family:
            return "family";
        case FaultScope::Account:
            break;
    }
    return "account";
}

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

std::optional<MarkCause> causeOf(int status, std::string_view body) {
    if (status == 400 && isSwitchedOff(body)) return MarkCause::AuthRejected;
    return causeOf(status);
}

FaultScope scopeOf(const Fault& fault) {
    if (fault.cause != MarkCause::RateLimited) return FaultScope::Account;
    if (saysOneOf(fault.body, kOwnFault)) return FaultScope::Request;
    if (!fault.claim.empty())
        return familyOfClaim(fault.claim).empty() ? FaultScope::Account : FaultScope::Family;
    // An API key's limits are per class of models.
    if (std::ranges::any_of(fault.limits, isSpent))
        return fault.family.empty() ? FaultScope::Account : FaultScope::Family;
    return isLargerThanLimit(fault) ? FaultScope::Request : FaultScope::Account;
}

std::string familyOf(const Fault& fault) {
    if (scopeOf(fault) != FaultScope::Family) return {};
    std::string named = familyOfClaim(fault.claim);
    return named.empty() ? fault.family : named;
}

}  // namespace relay::policy
