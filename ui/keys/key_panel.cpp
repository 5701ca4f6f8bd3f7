#include "ui/keys/key_panel.h"

#include "ui/common/format.h"
#include "ui/common/time_chart.h"
#include "ui/keys/key_details.h"
#include "ui/keys/limit_bars.h"

#include <QLabel>

namespace ui::keys {

using namespace Qt::Literals::StringLiterals;
using namespace common;

namespace {

constexpr qsizetype kMostModels = 6;
constexpr double kNanosPerDollar = 1e9;
constexpr int kChartHeight = 190;

QString dollars(api::Usd cost) {
    return format::money(cost.toDecimal());
}

/// Of a scale, so to four places; sums are never made of it.
QString scaleDollars(double value) {
    return format::money(QString::number(value, 'f', 4));
}

QString scaleCount(double value) {
    return format::count(qRound64(value));
}

}  // namespace

KeyPanel::KeyPanel(Interaction& interaction, QWidget* parent)
    : DetailPanel(interaction, parent), m_limits(new LimitBars), m_chart(new TimeChart) {
    setObjectName(u"keyPanel"_s);
    m_chart->setObjectName(u"keyDay"_s);
    m_chart->setFixedHeight(kChartHeight);
    section(u"limits"_s, tr("Limits")).addWidget(m_limits);
    section(u"day"_s, tr("Last 24 hours")).addWidget(m_chart);
    connect(m_limits, &LimitBars::resetWanted, this, &KeyPanel::resetWanted);
}

void KeyPanel::show(const KeyRow& row, const KeyDetails& details, const Bindings& bindings,
                    const QDateTime& now) {
    setTitle(row.key.name, row.key.owner);
    setState(lookOf(row, now));
    showLimits(row, details, now);
    showDay(row, details);
    showRules(row, bindings, now);
    // Rows of another key's models do not stay behind.
    if (m_shown != row.key.id) {
        section(u"models"_s, tr("Models this month")).clearRows();
        section(u"attempts"_s, tr("Last attempts")).clearRows();
        m_shown = row.key.id;
    }
    showModels(details);
    showAttempts(details, now);
    showAbout(row, now);
}

void KeyPanel::showLimits(const KeyRow& row, const KeyDetails& details, const QDateTime& now) {
    QList<api::LimitRow> set;
    for (const api::LimitRow& limit : details.limits())
        if (limit.limit) set.append(limit);
    m_limits->setLimits(set, now);
    m_limits->setVisible(!set.isEmpty());
    DetailSection& limits = section(u"limits"_s, tr("Limits"));
    QString note;
    if (details.hasLimits() && set.isEmpty())
        note = tr("No limit is set: this key may use as much as it likes.");
    else if (row.key.temporaryLimits && row.key.temporaryUntil > now)
        note = tr("An override holds until %1.").arg(format::exactTime(row.key.temporaryUntil));
    limits.setNote(note);
}

void KeyPanel::showDay(const KeyRow& row, const KeyDetails& details) {
    DetailSection& day = section(u"day"_s, tr("Last 24 hours"));
    day.setRow(u"today"_s, tr("Today"),
               tr("%n request(s), %1 tokens, %2", nullptr, static_cast<int>(row.today.requests))
                   .arg(format::tokens(row.today.tokens), dollars(row.today.cost)));
    day.setRow(u"month"_s, tr("This month"),
               tr("%n request(s), %1 tokens, %2", nullptr, static_cast<int>(row.month.requests))
                   .arg(format::tokens(row.month.tokens), dollars(row.month.cost)));
    const api::UsageSeries& series = details.series();
    m_chart->setEmptyText(tr("Nothing in the last 24 hours."));
    ChartLine requests{u"requests"_s, tr("Requests"), 0, true, {}};
    ChartLine cost{u"cost"_s, tr("Cost"), 1, false, {}};
    for (const api::UsagePoint& point : series.rows) {
        const auto at = static_cast<double>(point.start.toMSecsSinceEpoch());
        requests.points.append({at, static_cast<double>(point.requests)});
        cost.points.append({at, static_cast<double>(point.cost.nanos) / kNanosPerDollar});
    }
    if (series.total.requests == 0) {
        requests.points.clear();
        cost.points.clear();
    }
    if (series.since.isValid()) m_chart->setRange(series.since, series.until);
    m_chart->setPanes({{tr("Requests"), {requests}, scaleCount}, {tr("Cost"), {cost}, scaleDollars}});
}

void KeyPanel::showRules(const KeyRow& row, const Bindings& bindings, const QDateTime& now) {
    section(u"rules"_s, tr("What it may be used for"))
        .setNote(rulesInWords(row.key, bindings, now).join(u'\n'));
}

void KeyPanel::showModels(const KeyDetails& details) {
    DetailSection& models = section(u"models"_s, tr("Models this month"));
    models.setNote(details.models().isEmpty() ? tr("None was asked for this month.") : QString());
    for (const api::UsageRow& model : details.models().first(qMin(kMostModels, details.models().size())))
        models.setRow(
            model.group, model.group,
            tr("%1 · %n request(s)", nullptr, static_cast<int>(model.requests)).arg(dollars(model.cost)));
}

void KeyPanel::showAttempts(const KeyDetails& details, const QDateTime& now) {
    DetailSection& attempts = section(u"attempts"_s, tr("Last attempts"));
    attempts.setNote(details.attempts().isEmpty() ? tr("No attempt is kept of it.") : QString());
    int place = 0;
    for (const api::Attempt& attempt : details.attempts()) {
        const bool bad = attempt.outcome == "failed"_L1 || attempt.outcome == "rejected"_L1;
        const QString what =
            tr("%1 · %2 · %3")
                .arg(attempt.requestedModel, QString::number(attempt.status), dollars(attempt.cost));
        ValueStyle style;
        style.token = bad ? theme::Token::Bad : theme::Token::Text;
        style.toolTip = attempt.reason;
        style.copyable = true;
        style.copyText = attempt.requestId;
        attempts.setRow(QString::number(place++), format::relativeTime(attempt.startedAt, now),
                        bad && !attempt.reason.isEmpty() ? what + u'\n' + attempt.reason : what, style);
    }
}

void KeyPanel::showAbout(const KeyRow& row, const QDateTime& now) {
    DetailSection& about = section(u"about"_s, tr("About"));
    const api::ApiKey& key = row.key;
    about.setRow(u"hint"_s, tr("Key"), key.hint, {.mono = true});
    about.setRow(u"tags"_s, tr("Tags"), key.tags.join(u", "_s));
    about.setRow(u"expires"_s, tr("Expires"), expiryInWords(key, now),
                 {.toolTip = format::exactTime(key.expiresAt)});
    about.setRow(u"lastUsed"_s, tr("Last used"),
                 row.lastUsedAt.isValid() ? format::relativeTime(row.lastUsedAt, now) : tr("never"));
    about.setRow(u"created"_s, tr("Created"), format::exactTime(key.createdAt));
    about.setRow(u"id"_s, tr("Id"), key.id, {.copyable = true, .mono = true});
    about.setRow(u"note"_s, tr("Note"), key.description);
    about.setRowShown(u"note"_s, !key.description.isEmpty());
}

}  // namespace ui::keys
