#pragma once

#include "support/raw_client.h"

#include <boost/json/object.hpp>

#include <string_view>

namespace relay::test {

/// An error that the relay made itself: status, `{"type":"error","error":{"type","message"}}` with the
/// business code, JSON content type, and a request id of the relay's form in `request-id`.
void expectRelayError(const ClientAnswer& answer, int status, std::string_view type, std::string_view code);

/// The moment at which a refused limit begins anew: `x-relaywright-reset` and `error.resetAt`, which have to
/// say the same, as ISO time; empty when there is none.
std::string resetAtOf(const ClientAnswer& answer);
/// Seconds of `retry-after`; -1 when there is none or it is no whole number.
std::int64_t retryAfterOf(const ClientAnswer& answer);
/// 429 `RATE_LIMIT_EXCEEDED` that says when to come again.
void expectRateLimited(const ClientAnswer& answer);
/// 402 `QUOTA_EXCEEDED`.
void expectQuotaExceeded(const ClientAnswer& answer);
/// 503 `NO_AVAILABLE_ACCOUNT`.
void expectNobodyServes(const ClientAnswer& answer);

/// The account's mark: cause, a status, non-empty evidence, `since` before `until`.
void expectMark(const boost::json::object& account, std::string_view cause, int status);
void expectNoMark(const boost::json::object& account);

/// One ledger row.
void expectAttempt(const boost::json::object& row, std::string_view account, int number,
                   std::string_view outcome, int status);

std::string text(const boost::json::object& object, std::string_view field);
std::int64_t number(const boost::json::object& object, std::string_view field);

}  // namespace relay::test
