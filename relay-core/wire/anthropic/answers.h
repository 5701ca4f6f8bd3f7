#pragma once

#include "base/clock.h"
#include "model/api_key.h"
#include "model/money.h"
#include "model/usage.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace relay::wire {

/// What a key used in one period.
struct PeriodUsage {
    std::uint64_t requests = 0;
    Usage usage;
    Money cost;
};

struct KeyUsage {
    PeriodUsage total;
    PeriodUsage daily;    ///< today, in the configured time zone
    PeriodUsage monthly;  ///< this month
};

/// `GET /v1/models` as Anthropic answers it, all on one page. Release dates come from the ids; an id without
/// one gets the epoch, as the API does for dates it does not know.
std::string modelsBody(std::span<const std::string> ids);

/// `GET /v1/models/{id}`.
std::string modelBody(std::string_view id);

/// `GET /v1/me`: `{id, type, display_name, created_at}`, created_at being the key's.
std::string meBody(const ApiKey& key);

/// `GET /v1/key-info`: `{keyInfo{id, name, tokenLimit, usage}, timestamp}`; tokenLimit 0 means no limit.
std::string keyInfoBody(const ApiKey& key, const KeyUsage& usage, UnixMillis now);

/// `GET /v1/usage`: `{usage, limits{tokens, requests}, timestamp}`. `usage` holds total, daily, monthly (each
/// with `tokens` = `allTokens`, the four kinds, requests and cost in dollars) and averages since the key's
/// creation, over a day at least.
std::string usageBody(const ApiKey& key, const KeyUsage& usage, UnixMillis now);

/// "claude-sonnet-4-5-20250929" -> "Claude Sonnet 4.5".
std::string modelDisplayName(std::string_view id);

}  // namespace relay::wire
