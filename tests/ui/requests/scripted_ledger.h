#pragma once

#include "tests/ui/requests/request_samples.h"
#include "tests/ui/support/scripted_api.h"

#include <functional>

namespace ui::test {

/// A ledger of `size` requests, one a second up to noon, behind `GET /admin/attempts` and `GET /admin/requests/*`. The
/// highest number is the newest.
class ScriptedLedger {
public:
    using Dress = std::function<void(Sample&)>;

    explicit ScriptedLedger(ScriptedApi& api, int size, Dress dress = {})
        : m_size(size), m_dress(std::move(dress)) {
        api.handle(u"GET /admin/attempts"_s, [this](const Seen& seen) { return page(seen.query); });
    }

    Sample at(int number) const {
        Sample sample;
        sample.number = number;
        sample.startedMs = kNoonMs - qint64(m_size - number) * 1'000;
        if (m_dress) m_dress(sample);
        return sample;
    }

private:
    Scripted page(const QUrlQuery& query) const {
        const int limit = query.queryItemValue(u"limit"_s).toInt();
        const QString outcome = query.queryItemValue(u"outcome"_s);
        const QString key = query.queryItemValue(u"keyId"_s);
        const QString until = query.queryItemValue(u"until"_s, QUrl::FullyDecoded);
        int number =
            query.hasQueryItem(u"before"_s) ? query.queryItemValue(u"before"_s).toInt() - 1 : m_size - 1;
        if (!until.isEmpty()) {
            const qint64 ms = QDateTime::fromString(until, Qt::ISODateWithMs).toMSecsSinceEpoch();
            while (number >= 0 && at(number).startedMs >= ms)
                --number;
        }
        QJsonArray rows;
        int looked = 0;
        // Like the relay, a call looks through a bounded number of rows.
        for (; number >= 0 && rows.size() < limit && looked < 1'000; --number, ++looked) {
            const Sample sample = at(number);
            if (!outcome.isEmpty() && outcome != sample.outcome) continue;
            const QJsonObject row = attemptJson(sample);
            if (!key.isEmpty() && row[u"keyId"_s].toString() != key) continue;
            rows.append(row);
        }
        const QJsonValue next = number < 0 ? QJsonValue() : QJsonValue(number + 1);
        return {.body = {{u"rows"_s, rows}, {u"next"_s, next}}};
    }

    const int m_size;
    Dress m_dress;
};

}  // namespace ui::test
