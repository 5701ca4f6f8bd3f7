#include "contract/expectations.h"

#include "base/text.h"

#include <gtest/gtest.h>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <regex>

namespace relay::test {

namespace json = boost::json;

std::string text(const json::object& object, std::string_view field) {
    const json::value* value = object.if_contains(field);
    return value != nullptr && value->is_string() ? std::string(value->as_string()) : std::string{};
}

std::int64_t number(const json::object& object, std::string_view field) {
    const json::value* value = object.if_contains(field);
    return value != nullptr && value->is_number() ? value->to_number<std::int64_t>() : -1;
}

void expectRelayError(const ClientAnswer& answer, int status, std::string_view type, std::string_view code) {
    EXPECT_EQ(answer.status, status) << answer.body;
    EXPECT_TRUE(answer.whole);
    EXPECT_TRUE(answer.header("content-type").value_or("").starts_with("application/json")) << answer.head;
    const std::string id = answer.header("request-id").value_or("");
    EXPECT_TRUE(std::regex_match(id, std::regex("req_[0-9a-f]{24}"))) << "request-id: " << id;
    boost::system::error_code broken;
    const json::value body = json::parse(answer.body, broken);
    ASSERT_TRUE(!broken && body.is_object()) << answer.body;
    EXPECT_EQ(text(body.as_object(), "type"), "error") << answer.body;
    const json::value* error = body.as_object().if_contains("error");
    ASSERT_TRUE(error != nullptr && error->is_object()) << answer.body;
    EXPECT_EQ(text(error->as_object(), "type"), type) << answer.body;
    EXPECT_EQ(text(error->as_object(), "code"), code) << answer.body;
    EXPECT_FALSE(text(error->as_object(), "message").empty()) << answer.body;
}

std::string resetAtOf(const ClientAnswer& answer) {
    const std::string inHead = answer.header("x-relaywright-reset").value_or("");
    boost::system::error_code broken;
    const json::value body = json::parse(answer.body, broken);
    const json::value* error = !broken && body.is_object() ? body.as_object().if_contains("error") : nullptr;
    const bool found = error != nullptr && error->is_object();
    EXPECT_EQ(found ? text(error->as_object(), "resetAt") : std::string{}, inHead) << answer.body;
    return inHead;
}

std::int64_t retryAfterOf(const ClientAnswer& answer) {
    const auto seconds = parseUnsigned(answer.header("retry-after").value_or(""));
    return seconds ? static_cast<std::int64_t>(*seconds) : -1;
}

void expectRateLimited(const ClientAnswer& answer) {
    expectRelayError(answer, 429, "rate_limit_error", "RATE_LIMIT_EXCEEDED");
    EXPECT_GE(retryAfterOf(answer), 1) << answer.head;
}

void expectQuotaExceeded(const ClientAnswer& answer) {
    expectRelayError(answer, 402, "billing_error", "QUOTA_EXCEEDED");
}

void expectNobodyServes(const ClientAnswer& answer) {
    expectRelayError(answer, 503, "api_error", "NO_AVAILABLE_ACCOUNT");
}

void expectMark(const json::object& account, std::string_view cause, int status) {
    const json::value* mark = account.if_contains("mark");
    ASSERT_TRUE(mark != nullptr && mark->is_object()) << json::serialize(account);
    EXPECT_EQ(text(mark->as_object(), "cause"), cause);
    EXPECT_EQ(number(mark->as_object(), "status"), status);
    EXPECT_FALSE(text(mark->as_object(), "evidence").empty());
    // ISO times of one form compare as text.
    EXPECT_LT(text(mark->as_object(), "since"), text(mark->as_object(), "until"));
    EXPECT_EQ(text(account, "state"), "cooling");
}

void expectNoMark(const json::object& account) {
    const json::value* mark = account.if_contains("mark");
    EXPECT_TRUE(mark != nullptr && mark->is_null()) << json::serialize(account);
}

void expectAttempt(const json::object& row, std::string_view account, int attempt, std::string_view outcome,
                   int status) {
    EXPECT_EQ(text(row, "accountName"), account) << json::serialize(row);
    EXPECT_EQ(number(row, "number"), attempt) << json::serialize(row);
    EXPECT_EQ(text(row, "outcome"), outcome) << json::serialize(row);
    EXPECT_EQ(number(row, "status"), status) << json::serialize(row);
}

}  // namespace relay::test
