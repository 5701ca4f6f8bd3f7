#pragma once

#include "base/clock.h"
#include "model/money.h"
#include "model/price.h"
#include "model/usage.h"

#include <cstdint>
#include <string>

namespace relay {

enum class Outcome : std::uint8_t {
    Open = 0,        ///< sent upstream, not settled yet
    Succeeded = 1,   ///< the answer was seen whole
    Failed = 2,      ///< upstream error, broken stream, timeout
    ClientGone = 3,  ///< the caller left; what was used is booked
    Rejected = 4,    ///< the upstream called the request itself wrong (4xx): no fault of the account
    Unknown = 5,     ///< the engine died meanwhile; not guessed
};

/// One ledger row: one request sent to one account. A request that fails over has several, with the same requestId.
struct Attempt {
    std::uint64_t id = 0;      ///< unique in a data directory, given by the ledger when the attempt opens
    std::string requestId;     ///< `req_...`
    std::uint32_t number = 1;  ///< 1 for the first account tried
    std::string keyId;
    std::string accountId;
    std::string route;  ///< "/v1/messages"
    std::string requestedModel;
    std::string model;  ///< as the upstream reported it, else as it was sent
    bool stream = false;
    Outcome outcome = Outcome::Open;
    int status = 0;      ///< upstream's status; 0 when none came
    std::string reason;  ///< empty on success, else in words
    UnixMillis startedAt = 0;
    std::uint32_t firstByteMs = 0;  ///< from sending to the first byte of the answer
    std::uint32_t durationMs = 0;
    std::uint32_t overheadUs = 0;  ///< the relay's own share before the request left
    Usage usage;
    Money cost;
    Money reserved;               ///< held for it while it ran: the most it could cost
    std::uint64_t maxTokens = 0;  ///< what `max_tokens` was lowered to, to fit a budget; 0 = as it came
    PriceMatch priceMatch = PriceMatch::Unpriced;
    std::string priceVersion;
};

}  // namespace relay
