#include "ui/api/usage.h"

#include "ui/api/json_fields.h"

namespace ui::api {

using namespace Qt::Literals::StringLiterals;

UsageRow UsageRow::fromJson(const QJsonObject& object) {
    const JsonFields fields(object);
    UsageRow row;
    row.group = fields.text("group"_L1);
    row.name = fields.text("name"_L1);
    row.requests = fields.number("requests"_L1);
    row.attempts = fields.number("attempts"_L1);
    row.failures = fields.number("failures"_L1);
    row.unknown = fields.number("unknown"_L1);
    row.unpriced = fields.number("unpriced"_L1);
    row.inputTokens = fields.number("inputTokens"_L1);
    row.outputTokens = fields.number("outputTokens"_L1);
    row.cacheCreationTokens = fields.number("cacheCreationTokens"_L1);
    row.cacheCreation5mTokens = fields.number("cacheCreation5mTokens"_L1);
    row.cacheCreation1hTokens = fields.number("cacheCreation1hTokens"_L1);
    row.cacheReadTokens = fields.number("cacheReadTokens"_L1);
    row.thinkingTokens = fields.number("thinkingTokens"_L1);
    row.cost = fields.usd("costUsd"_L1);
    return row;
}

UsagePoint UsagePoint::fromJson(const QJsonObject& object) {
    const JsonFields fields(object);
    UsagePoint point;
    point.start = fields.moment("start"_L1);
    point.requests = fields.number("requests"_L1);
    point.attempts = fields.number("attempts"_L1);
    point.failures = fields.number("failures"_L1);
    point.inputTokens = fields.number("inputTokens"_L1);
    point.outputTokens = fields.number("outputTokens"_L1);
    point.cacheReadTokens = fields.number("cacheReadTokens"_L1);
    point.cacheCreationTokens = fields.number("cacheCreationTokens"_L1);
    point.cost = fields.usd("costUsd"_L1);
    point.addedP50Us = fields.count("addedP50Us"_L1);
    point.firstByteP50Ms = fields.count("firstByteP50Ms"_L1);
    return point;
}

UsageSeries UsageSeries::fromJson(const QJsonObject& object) {
    const JsonFields fields(object);
    UsageSeries series;
    series.range = fields.text("range"_L1);
    series.stepSeconds = fields.number("stepSeconds"_L1);
    series.since = fields.moment("since"_L1);
    series.until = fields.moment("until"_L1);
    series.rows = fields.rows<UsagePoint>("rows"_L1);
    series.total = UsagePoint::fromJson(fields.object("total"_L1));
    series.previous = UsagePoint::fromJson(fields.object("previous"_L1));
    return series;
}

}  // namespace ui::api
