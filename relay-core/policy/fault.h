#pragma once

#include "model/account.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace relay::policy {

/// One of an upstream's limits as its headers tell of it: `anthropic-ratelimit-{name}-{limit,remaining,reset}`.
struct LimitHeader {
    std::string name;  ///< "requests", "input-tokens" ...
    std::optional<std::uint64_t> limit;
    std::optional<std::uint64_t> remaining;
    std::string reset;  ///< RFC 3339, as it came; may be empty
};

/// As much of an error's body as is kept and looked at.
inline constexpr std::size_t kFaultBodyBytes = 2000;

/// What was seen of a fault.
struct Fault {
    MarkCause cause = MarkCause::Unavailable;
    int status = 0;                             ///< 0: no answer came
    std::optional<std::string> retryAfter;      ///< the header, as it came
    std::optional<std::string> rateLimitReset;  ///< `anthropic-ratelimit-unified-reset`, unix seconds
    std::string claim;  ///< `anthropic-ratelimit-unified-representative-claim`: "five_hour", "seven_day_opus"
    std::vector<LimitHeader> limits;  ///< the per-model limits of an API key
    std::string body;                 ///< at most kFaultBodyBytes of an error's body
    std::string family;               ///< of the request's model
    std::string detail;               ///< what the network said, when there was no answer
};

/// Whose fault it is: how far a mark reaches.
enum class FaultScope {
    Request,  ///< the request's own: no mark, the client gets the answer, another account would say the same
    Family,   ///< the models of one family on this account
    Account,
};
std::string_view toString(FaultScope scope);  ///< "request", "family", "account"

/// The cause that an upstream's status stands for; none when the fault is the request's own.
std::optional<MarkCause> causeOf(int status);

/// The same with the body of an error: an account that was switched off answers 400 as well as 403.
std::optional<MarkCause> causeOf(int status, std::string_view body);

/// Tells the three kinds of 429 apart; every other fault is the account's.
FaultScope scopeOf(const Fault& fault);

/// The family that a fault of scope Family is about: the claim's if it names one, else the request's. Empty for the
/// other scopes.
std::string familyOf(const Fault& fault);

}  // namespace relay::policy
