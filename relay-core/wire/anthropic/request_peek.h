#pragma once

#include "base/fingerprint.h"
#include "base/result.h"
#include "wire/json/json_text.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace relay::wire {

/// What the relay has to know about a Messages request before it sends the body on as it came.
struct RequestPeek {
    std::string model;            ///< decoded, never empty
    std::size_t modelAt = 0;      ///< where the value stands in the body, inside its quotes
    std::size_t modelSize = 0;    ///< bytes there; more than model.size() when the value has escapes
    bool stream = false;          ///< only the literal `true` streams
    std::uint64_t maxTokens = 0;  ///< 0 when absent or no plain whole number
    std::size_t maxTokensAt =
        0;  ///< where its value stands, whatever that is; or where the member can be put
    std::size_t maxTokensSize = 0;     ///< bytes there; 0 when absent
    std::uint64_t thinkingBudget = 0;  ///< `thinking.budget_tokens`: max_tokens has to be above it
    std::uint64_t messageCount = 0;
    std::string sessionId;    ///< of `metadata.user_id`; empty when there is none
    std::string serviceTier;  ///< "auto", "standard_only" ...; empty when absent
    std::string speed;        ///< "fast"; empty when absent
    Fingerprint opening;      ///< of the system's and the first message's texts; the same in every turn
};

/// Reads the members above in one pass over the bytes, without a tree; everything else is only checked for
/// being JSON. As in JSON.parse the last of several equal members counts. Error: InvalidRequest with a
/// message for people. Roles and content are not judged: that is the upstream's business.
Result<RequestPeek> peekMessages(std::string_view body);

/// The same for `count_tokens`, which never streams and has no `max_tokens`: those members are ignored.
Result<RequestPeek> peekCountTokens(std::string_view body);

/// The session id in a `metadata.user_id`, which is either `user_<hex>_account_<id>_session_<id>` or the text
/// of a JSON object with `session_id`. Empty when it is neither.
std::string sessionIdOf(std::string_view userId);

}  // namespace relay::wire
