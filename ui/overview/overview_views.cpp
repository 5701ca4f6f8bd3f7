// The part of OverviewPage about how its data is shown.
#include "ui/api/connection.h"
#include "ui/common/account_words.h"
#include "ui/common/content_stack.h"
#include "ui/common/format.h"
#include "ui/common/page_header.h"
#include "ui/common/sparkline.h"
#include "ui/common/states.h"
#include "ui/common/tile.h"
#include "ui/common/time_chart.h"
#include "ui/overview/attention_list.h"
#include "ui/overview/card.h"
#include "ui/overview/health_strip.h"
#include "ui/overview/overview_data.h"
#include "ui/overview/overview_page.h"
#include "ui/overview/top_list.h"

#include <QLabel>

#include <algorithm>
#include <cmath>
#include <limits>

namespace ui::overview {

using namespace Qt::Literals::StringLiterals;

namespace {

using common::Trend;
namespace format = common::format;

constexpr double kGap = std::numeric_limits<double>::quiet_NaN();
constexpr double kMicrosInMilli = 1000;
/// Samples of a sparkline that the page gathers itself: two minutes of the connection's.
constexpr qsizetype kSamples = 60;
// Lines of the chart and of the tiles: the same thing the same colour.
constexpr int kRequestsSeries = 0;
constexpr int kCostSeries = 1;
constexpr int kTokensSeries = 2;
constexpr int kSuccessSeries = 3;
constexpr int kRunningSeries = 4;
constexpr int kAddedSeries = 5;

QString money(api::Usd amount) {
    return format::money(amount.toDecimal());
}

double number(qint64 value) {
    return static_cast<double>(value);
}

std::optional<double> successOf(const api::UsagePoint& point) {
    if (point.attempts == 0) return std::nullopt;
    return 1 - number(point.failures) / number(point.attempts);
}

qint64 promptOf(const api::UsagePoint& point) {
    return point.inputTokens + point.cacheReadTokens + point.cacheCreationTokens;
}

std::optional<double> cacheRateOf(const api::UsagePoint& point) {
    const qint64 prompt = promptOf(point);
    if (prompt == 0) return std::nullopt;
    return number(point.cacheReadTokens) / number(prompt);
}

template <class Of>
QList<double> lineOf(const api::UsageSeries& series, Of of) {
    QList<double> values;
    values.reserve(series.rows.size());
    for (const api::UsagePoint& row : series.rows)
        values.append(of(row));
    return values;
}

/// In points of a percent: a rate has no percentage of change that anybody could read.
QString pointsOf(double now, double before) {
    const double apart = (now - before) * 100;
    if (std::abs(apart) < 0.05) return u"±0"_s;
    const QString size = QLocale().toString(std::abs(apart), 'f', 1);
    return (apart < 0 ? QString(QChar(0x2212)) : u"+"_s) + size;
}

}  // namespace

QString OverviewPage::than() const {
    const QString& range = m_data->range();
    if (range == "hour"_L1) return tr("vs 1 h ago");
    if (range == "week"_L1) return tr("vs 7 d ago");
    if (range == "month"_L1) return tr("vs 30 d ago");
    return tr("vs 24 h ago");
}

void OverviewPage::showSeries() {
    if (!m_data->series()) return;
    m_error->clear();
    showTiles();
    showChart();
    showCache();
    showWhole();
}

void OverviewPage::showTiles() {
    const api::UsageSeries& series = *m_data->series();
    const api::UsagePoint& total = series.total;
    const api::UsagePoint& before = series.previous;
    m_requests->setValue(format::tokens(total.requests));
    m_requests->setChange(format::change(number(total.requests), number(before.requests)), Trend::Neutral,
                          than());
    m_requests->setLine(lineOf(series, [](const api::UsagePoint& row) { return number(row.requests); }),
                        kRequestsSeries);
    m_tokens->setValue(format::tokens(total.tokens()));
    m_tokens->setChange(format::change(number(total.tokens()), number(before.tokens())), Trend::Neutral,
                        than());
    m_tokens->setLine(lineOf(series, [](const api::UsagePoint& row) { return number(row.tokens()); }),
                      kTokensSeries);
    m_cost->setValue(money(total.cost));
    m_cost->setChange(format::change(number(total.cost.nanos), number(before.cost.nanos)), Trend::Neutral,
                      than());
    m_cost->setLine(lineOf(series, [](const api::UsagePoint& row) { return number(row.cost.nanos); }),
                    kCostSeries);

    const std::optional<double> success = successOf(total);
    const std::optional<double> successBefore = successOf(before);
    m_success->setValue(success ? format::percent(*success) : QString());
    m_success->setChange(success && successBefore
                             ? tr("%1 points", "of a percentage").arg(pointsOf(*success, *successBefore))
                             : QString(),
                         Trend::MoreIsGood, than());
    m_success->setLine(
        lineOf(series, [](const api::UsagePoint& row) { return successOf(row).value_or(kGap); }),
        kSuccessSeries);
    const auto added = total.addedP50Us;
    m_added->setValue(added ? format::milliseconds(number(*added) / kMicrosInMilli) : QString());
    m_added->setChange(
        added && before.addedP50Us ? format::change(number(*added), number(*before.addedP50Us)) : QString(),
        Trend::MoreIsBad, than());
    m_added->setLine(
        lineOf(series,
               [](const api::UsagePoint& row) { return row.addedP50Us ? number(*row.addedP50Us) : kGap; }),
        kAddedSeries);
}

void OverviewPage::showChart() {
    const api::UsageSeries& series = *m_data->series();
    common::ChartLine requests{u"requests"_s, tr("Requests"), kRequestsSeries, true, {}};
    common::ChartLine failures{u"failures"_s, tr("Failed attempts"), kAddedSeries, false, {}};
    common::ChartLine cost{u"cost"_s, tr("Cost"), kCostSeries, true, {}};
    for (const api::UsagePoint& row : series.rows) {
        const double at = number(row.start.toMSecsSinceEpoch());
        requests.points.append({at, number(row.requests)});
        failures.points.append({at, number(row.failures)});
        cost.points.append({at, number(row.cost.nanos)});
    }
    const auto whole = [](double value) { return format::tokens(std::llround(value)); };
    // A position on the scale is nano-dollars, which a double holds exactly up to nine million dollars.
    const auto dollars = [](double nanos) { return money(api::Usd{std::llround(nanos)}); };
    QList<common::ChartLine> counted{requests};
    if (series.total.failures > 0) counted.append(failures);
    m_chart->setRange(series.since, series.until);
    const bool nothing = series.total.requests == 0 && series.total.attempts == 0;
    m_chart->setPanes(
        nothing ? QList<common::ChartPane>()
                : QList<common::ChartPane>{{tr("Requests"), counted, whole}, {tr("Cost"), {cost}, dollars}});
}

void OverviewPage::showCache() {
    const api::UsageSeries& series = *m_data->series();
    const std::optional<double> rate = cacheRateOf(series.total);
    const std::optional<double> before = cacheRateOf(series.previous);
    m_cacheRate->setText(rate ? format::percent(*rate) : u"–"_s);
    m_cacheLine->setValues(
        lineOf(series, [](const api::UsagePoint& row) { return cacheRateOf(row).value_or(kGap); }));
    QString text =
        rate ? tr("%1 of %2 prompt tokens were read from the providers' caches.")
                   .arg(format::tokens(series.total.cacheReadTokens), format::tokens(promptOf(series.total)))
             : tr("How much of the prompts came from the providers' caches. Nothing was asked in this time.");
    m_cacheText->setText(text);
    m_cacheCard->setNote(rate && before ? tr("%1 points %2").arg(pointsOf(*rate, *before), than())
                                        : QString());
}

void OverviewPage::showStatus() {
    if (!m_live || m_connection.state() != api::Connection::State::Connected) return;
    const api::Status& status = m_connection.status();
    m_inFlight.append(number(status.inFlight));
    if (m_inFlight.size() > kSamples) m_inFlight.remove(0, m_inFlight.size() - kSamples);
    m_running->setValue(format::count(status.inFlight));
    m_running->setChange(
        status.waiting > 0 ? tr("%n waiting", nullptr, static_cast<int>(status.waiting)) : tr("none waiting"),
        Trend::Neutral, {});
    m_running->setLine(m_inFlight, kRunningSeries);
    showAttention();
    showWhole();
}

void OverviewPage::showAccounts() {
    if (!m_data->accounts()) return;
    const QDateTime now = m_now();
    QList<HealthCell> cells;
    for (const api::Account& account : *m_data->accounts())
        cells.append({account.id, account.name, common::lookOf(account, now), common::reasonOf(account)});
    m_health->setCells(cells);
    m_health->setVisible(!cells.isEmpty());
    showAttention();
    showWhole();
}

void OverviewPage::showTops() {
    if (!m_data->series()) return;
    const auto items = [](const QList<api::UsageRow>& rows, bool named) {
        QList<TopItem> found;
        for (const api::UsageRow& row : rows.first(std::min<qsizetype>(rows.size(), TopList::kMost))) {
            const double most = number(rows.constFirst().cost.nanos);
            QString name = named ? row.name : row.group;
            if (name.isEmpty()) name = named ? tr("A key that is gone") : tr("No model named");
            found.append({row.group, name, money(row.cost),
                          tr("%1 requests").arg(format::tokens(row.requests)),
                          most > 0 ? number(row.cost.nanos) / most : 0});
        }
        return found;
    };
    m_topKeys->setItems(items(m_data->topKeys(), true), tr("No key was used in this time."));
    m_topModels->setItems(items(m_data->topModels(), false), tr("No model was asked in this time."));
}

void OverviewPage::showAttention() {
    if (!m_data->accounts()) return;
    const QList<AttentionItem> items = attention();
    const auto total = m_data->accounts()->size();
    const QString quiet = total == 0 ? tr("There is no account yet, so no request can be served.")
                                     : tr("Nothing. All accounts that are switched on are ready.");
    m_attention->setItems(items, quiet);
    m_attentionCard->setNote(tr("%n account(s)", nullptr, static_cast<int>(total)));
    const auto ready = std::ranges::count_if(*m_data->accounts(), [](const api::Account& account) {
        return account.state == api::AccountState::Ready || account.state == api::AccountState::Full;
    });
    QStringList parts{tr("%n account(s) ready", nullptr, static_cast<int>(ready))};
    parts.append(items.isEmpty() ? tr("nothing needs attention")
                                 : tr("%n thing(s) need attention", nullptr, static_cast<int>(items.size())));
    m_header->setAnswer(parts.join(u" · "_s));
}

void OverviewPage::showWhole() {
    const bool series = m_data->series().has_value();
    const bool accounts = m_data->accounts().has_value();
    if (!series || !accounts) return;
    const bool used = m_data->series()->total.requests > 0 || m_data->series()->previous.requests > 0;
    if (m_data->accounts()->isEmpty() && !used) {
        m_header->setAnswer({});
        m_stack->showEmpty(
            {tr("Nothing to show yet"),
             tr("This page shows what goes through the relay, what it costs, and what needs attention. It "
                "needs an account to send requests to and a key for whoever asks."),
             tr("Set up the relay")});
        return;
    }
    m_stack->showContent();
}

void OverviewPage::showError(const api::ApiError& error) {
    const common::ErrorText text{tr("The overview could not be read."), error.message,
                                 tr("It is tried again by itself.")};
    if (m_data->series() && m_data->accounts())
        m_error->setText(text);
    else
        m_stack->showError({text.what, text.why, tr("Check that the relay runs.")});
}

}  // namespace ui::overview
