#include "ui/requests/request_row.h"

#include "ui/api/json_fields.h"

#include <algorithm>
#include <array>
#include <utility>

namespace ui::requests {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kMostBits = 31;

quint32 bitOf(int attempt) {
    return quint32(1) << std::clamp(attempt - 1, 0, kMostBits);
}

/// "2026-03-01T12:00:00.123Z" without the detour over a time zone: events come by the thousand.
qint64 millisFrom(const QString& time) {
    return QDateTime::fromString(time, Qt::ISODateWithMs).toMSecsSinceEpoch();
}

/// 0 is less than a millisecond when an answer came, and else says that none did.
qint64 firstByteOf(const RequestRow& row, qint64 ms) {
    return ms > 0 || row.outcome == RequestOutcome::Succeeded ? ms : -1;
}

}  // namespace

RequestOutcome outcomeFrom(QStringView word) {
    constexpr std::array<std::pair<QLatin1StringView, RequestOutcome>, 6> kWords{{
        {"succeeded"_L1, RequestOutcome::Succeeded},
        {"failed"_L1, RequestOutcome::Failed},
        {"rejected"_L1, RequestOutcome::Rejected},
        {"refused"_L1, RequestOutcome::Refused},
        {"client_gone"_L1, RequestOutcome::ClientGone},
        {"open"_L1, RequestOutcome::Running},
    }};
    const auto found = std::ranges::find_if(kWords, [word](const auto& each) { return word == each.first; });
    return found == kWords.end() ? RequestOutcome::Unknown : found->second;
}

RequestRow RequestRow::fromStarted(const QJsonObject& event) {
    const api::JsonFields fields(event);
    RequestRow row;
    row.requestId = fields.text("requestId"_L1);
    row.route = fields.text("route"_L1);
    row.keyName = fields.text("keyName"_L1);
    row.startedMs = millisFrom(fields.text("time"_L1));
    return row;
}

RequestRow RequestRow::fromFinished(const QJsonObject& event) {
    const api::JsonFields fields(event);
    RequestRow row;
    row.requestId = fields.text("requestId"_L1);
    row.keyId = fields.text("keyId"_L1);
    row.keyName = fields.text("keyName"_L1);
    row.accountId = fields.text("accountId"_L1);
    row.accountName = fields.text("accountName"_L1);
    row.model = fields.text("model"_L1);
    row.route = fields.text("route"_L1);
    row.reason = fields.text("reason"_L1);
    row.outcome = outcomeFrom(fields.text("outcome"_L1));
    row.status = static_cast<int>(fields.number("status"_L1));
    row.attempts = static_cast<int>(fields.number("attempts"_L1));
    row.stream = fields.flag("stream"_L1);
    row.durationMs = fields.number("durationMs"_L1);
    row.firstByteMs = firstByteOf(row, fields.number("firstByteMs"_L1));
    row.overheadUs = fields.number("overheadUs"_L1);
    row.startedMs = millisFrom(fields.text("time"_L1)) - row.durationMs;
    row.inputTokens = fields.number("inputTokens"_L1);
    row.outputTokens = fields.number("outputTokens"_L1);
    row.cacheReadTokens = fields.number("cacheReadTokens"_L1);
    row.cacheCreationTokens = fields.number("cacheCreationTokens"_L1);
    row.cost = fields.usd("costUsd"_L1);
    row.told = true;
    return row;
}

RequestRow RequestRow::fromAttempt(const api::Attempt& attempt) {
    RequestRow row;
    row.requestId = attempt.requestId;
    row.keyId = attempt.keyId;
    row.keyName = attempt.keyName;
    row.accountId = attempt.accountId;
    row.accountName = attempt.accountName;
    row.model = attempt.requestedModel.isEmpty() ? attempt.model : attempt.requestedModel;
    row.route = attempt.route;
    row.reason = attempt.reason;
    row.outcome = outcomeFrom(attempt.outcome);
    row.status = attempt.status;
    row.attempts = std::max(attempt.number, 1);
    row.stream = attempt.stream;
    row.startedMs = attempt.startedAt.toMSecsSinceEpoch();
    row.firstByteMs = firstByteOf(row, attempt.firstByteMs.value_or(-1));
    row.durationMs = row.outcome == RequestOutcome::Running ? -1 : attempt.durationMs.value_or(-1);
    row.overheadUs = attempt.overheadUs.value_or(-1);
    row.inputTokens = attempt.inputTokens;
    row.outputTokens = attempt.outputTokens;
    row.cacheReadTokens = attempt.cacheReadTokens;
    row.cacheCreationTokens = attempt.cacheCreationTokens;
    row.cost = attempt.cost;
    row.rowsSeen = bitOf(row.attempts);
    return row;
}

void RequestRow::finish(const RequestRow& finished) {
    const qint64 started = startedMs == 0 ? finished.startedMs : startedMs;
    *this = finished;
    startedMs = started;
}

bool RequestRow::absorb(const RequestRow& attempt) {
    if (told) return false;
    const bool known = (rowsSeen & attempt.rowsSeen) != 0;
    if (known && (outcome != RequestOutcome::Running || attempt.outcome == RequestOutcome::Running))
        return false;
    // A request that runs may have failed attempts behind it: only its end says what it became.
    const bool heard = rowsSeen == 0;
    if (heard || known || attempt.attempts > attempts) {
        RequestRow sum = attempt;
        if (heard && attempt.outcome == RequestOutcome::Failed) {
            sum.outcome = RequestOutcome::Running;
            sum.durationMs = -1;
        }
        if (!known) {
            sum.inputTokens += inputTokens;
            sum.outputTokens += outputTokens;
            sum.cacheReadTokens += cacheReadTokens;
            sum.cacheCreationTokens += cacheCreationTokens;
            sum.cost += cost;
        }
        if (sum.durationMs >= 0 && startedMs > 0) sum.durationMs += sum.startedMs - startedMs;
        sum.rowsSeen |= rowsSeen;
        if (startedMs > 0) sum.startedMs = startedMs;
        *this = sum;
        return true;
    }
    inputTokens += attempt.inputTokens;
    outputTokens += attempt.outputTokens;
    cacheReadTokens += attempt.cacheReadTokens;
    cacheCreationTokens += attempt.cacheCreationTokens;
    cost += attempt.cost;
    rowsSeen |= attempt.rowsSeen;
    // The client's clock runs from the first attempt.
    if (const qint64 earlier = startedMs - attempt.startedMs; earlier > 0) {
        startedMs = attempt.startedMs;
        if (durationMs >= 0) durationMs += earlier;
        if (firstByteMs >= 0) firstByteMs += earlier;
    }
    return true;
}

}  // namespace ui::requests
