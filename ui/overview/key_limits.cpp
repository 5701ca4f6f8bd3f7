// The part of OverviewData about which keys are near a limit.
#include "ui/api/json_fields.h"
#include "ui/overview/overview_data.h"

#include <QUrlQuery>

#include <algorithm>

namespace ui::overview {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr double kNear = 0.8;
/// A key's limits are a question of their own: only the keys that spent most are asked about.
constexpr qsizetype kMostKeys = 12;
/// The longest period of a limit but for "in all".
constexpr int kDays = 31;
constexpr int kMostListed = 1000;

bool hasLimit(const api::KeyLimits& limits) {
    const api::Usd nothing;
    return limits.concurrency > 0 || limits.windowRequests > 0 || limits.windowTokens > 0 ||
           limits.windowCost > nothing || limits.dailyCost > nothing || limits.weeklyCost > nothing ||
           limits.monthlyCost > nothing || limits.totalCost > nothing || !limits.families.isEmpty();
}

/// Nano-dollars of money, else the number.
std::optional<double> amountOf(const QString& text, bool money) {
    if (text.isEmpty()) return 0.0;
    if (money) {
        const std::optional<api::Usd> amount = api::Usd::fromDecimal(text);
        if (!amount) return std::nullopt;
        return static_cast<double>(amount->nanos);
    }
    bool ok = false;
    const qint64 value = text.toLongLong(&ok);
    return ok ? std::optional<double>(static_cast<double>(value)) : std::nullopt;
}

}  // namespace

std::optional<double> usedShare(const api::LimitRow& limit) {
    if (!limit.limit) return std::nullopt;
    const bool money = limit.isMoney();
    const std::optional<double> most = amountOf(*limit.limit, money);
    const std::optional<double> used = amountOf(limit.used, money);
    const std::optional<double> held = amountOf(limit.held, money);
    if (!most || !used || !held || *most <= 0) return std::nullopt;
    return (*used + *held) / *most;
}

void OverviewData::askKeys() {
    if (m_keysCall.isRunning()) return;
    QUrlQuery query;
    query.addQueryItem(u"limit"_s, QString::number(kMostListed));
    m_keysCall = m_client.get(u"/admin/keys"_s, query, this, [this](const api::Outcome& outcome) {
        m_keysCall = {};
        if (!outcome) return;  // the other questions tell that something is wrong
        const QList<api::ApiKey> keys = api::rowsOf<api::ApiKey>(outcome.body());
        QUrlQuery used;
        used.addQueryItem(u"by"_s, u"key"_s);
        used.addQueryItem(u"since"_s,
                          QDateTime::currentDateTimeUtc().addDays(-kDays).toString(Qt::ISODateWithMs));
        m_keysCall = m_client.get(u"/admin/usage"_s, used, this, [this, keys](const api::Outcome& answer) {
            m_keysCall = {};
            if (answer) askLimits(keys, api::rowsOf<api::UsageRow>(answer.body()));
        });
    });
}

void OverviewData::askLimits(const QList<api::ApiKey>& keys, const QList<api::UsageRow>& used) {
    QHash<QString, api::Usd> spent;
    for (const api::UsageRow& row : used)
        spent.insert(row.group, row.cost);
    QList<api::ApiKey> asked;
    for (const api::ApiKey& key : keys)
        if (key.enabled && hasLimit(key.limits) && spent.contains(key.id)) asked.append(key);
    std::ranges::sort(asked, [&spent](const api::ApiKey& left, const api::ApiKey& right) {
        const api::Usd more = spent.value(left.id);
        const api::Usd less = spent.value(right.id);
        return more == less ? left.name < right.name : more > less;
    });
    asked.resize(std::min(asked.size(), kMostKeys));
    m_limitsByKey.clear();
    m_limitCalls.clear();
    for (const api::ApiKey& key : std::as_const(asked))
        m_limitCalls.append(m_client.get(u"/admin/keys/"_s + api::AdminClient::segment(key.id) + u"/limits"_s,
                                         this, [this, key](const api::Outcome& outcome) {
                                             if (outcome) takeLimits(key, outcome.body());
                                         }));
    if (asked.isEmpty() && !m_nearLimits.isEmpty()) {
        m_nearLimits.clear();
        Q_EMIT nearLimitsChanged();
    }
}

void OverviewData::takeLimits(const api::ApiKey& key, const QJsonObject& body) {
    QList<KeyNearLimit>& near = m_limitsByKey[key.id];
    near.clear();
    for (const api::LimitRow& limit : api::rowsOf<api::LimitRow>(body)) {
        const std::optional<double> share = usedShare(limit);
        if (share && *share >= kNear) near.append({key.id, key.name, limit, *share});
    }
    QList<KeyNearLimit> all;
    for (const QList<KeyNearLimit>& each : std::as_const(m_limitsByKey))
        all.append(each);
    std::ranges::sort(all, [](const KeyNearLimit& left, const KeyNearLimit& right) {
        return left.share == right.share ? left.keyName < right.keyName : left.share > right.share;
    });
    if (all == m_nearLimits) return;
    m_nearLimits = std::move(all);
    Q_EMIT nearLimitsChanged();
}

}  // namespace ui::overview
