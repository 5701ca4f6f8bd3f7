#include "ui/api/attempt.h"

#include "ui/api/json_fields.h"

namespace ui::api {

using namespace Qt::Literals::StringLiterals;

PriceLine PriceLine::fromJson(const QJsonObject& object) {
    const JsonFields fields(object);
    return {fields.text("kind"_L1), fields.number("tokens"_L1), fields.usd("ratePerMillion"_L1),
            fields.usd("amountUsd"_L1)};
}

Attempt Attempt::fromJson(const QJsonObject& object) {
    const JsonFields fields(object);
    Attempt attempt;
    attempt.id = fields.number("id"_L1);
    attempt.requestId = fields.text("requestId"_L1);
    attempt.number = static_cast<int>(fields.number("number"_L1));
    attempt.keyId = fields.text("keyId"_L1);
    attempt.keyName = fields.text("keyName"_L1);
    attempt.accountId = fields.text("accountId"_L1);
    attempt.accountName = fields.text("accountName"_L1);
    attempt.route = fields.text("route"_L1);
    attempt.requestedModel = fields.text("requestedModel"_L1);
    attempt.model = fields.text("model"_L1);
    attempt.stream = fields.flag("stream"_L1);
    attempt.outcome = fields.text("outcome"_L1);
    attempt.status = static_cast<int>(fields.number("status"_L1));
    attempt.reason = fields.text("reason"_L1);
    attempt.startedAt = fields.moment("startedAt"_L1);
    attempt.firstByteMs = fields.count("firstByteMs"_L1);
    attempt.durationMs = fields.count("durationMs"_L1);
    attempt.overheadUs = fields.count("overheadUs"_L1);
    attempt.inputTokens = fields.number("inputTokens"_L1);
    attempt.outputTokens = fields.number("outputTokens"_L1);
    attempt.cacheCreationTokens = fields.number("cacheCreationTokens"_L1);
    attempt.cacheReadTokens = fields.number("cacheReadTokens"_L1);
    attempt.thinkingTokens = fields.number("thinkingTokens"_L1);
    attempt.cost = fields.usd("costUsd"_L1);
    attempt.reserved = fields.usd("reservedUsd"_L1);
    attempt.maxTokens = fields.number("maxTokens"_L1);
    attempt.priceMatch = fields.text("priceMatch"_L1);
    attempt.priceVersion = fields.text("priceVersion"_L1);
    if (object.value("priceLines"_L1).isArray()) attempt.priceLines = fields.rows<PriceLine>("priceLines"_L1);
    return attempt;
}

}  // namespace ui::api
