#include "ui/overview/overview_page.h"
#include "tests/ui/support/picture.h"
#include "tests/ui/support/scripted_api.h"
#include "tests/ui/support/scripted_interaction.h"
#include "tests/ui/support/settings_sandbox.h"
#include "ui/api/admin_client.h"
#include "ui/api/connection.h"
#include "ui/common/time_chart.h"
#include "ui/overview/account_looks.h"
#include "ui/overview/health_strip.h"
#include "ui/overview/overview_data.h"
#include "ui/overview/top_list.h"
#include "ui/theme/theme.h"

#include <QAbstractButton>
#include <QApplication>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

#include <cmath>
#include <memory>

namespace ui::test {

using namespace Qt::Literals::StringLiterals;
using overview::OverviewPage;

namespace {

const QDateTime kNoon(QDate(2026, 3, 1), QTime(12, 0), Qt::UTC);

QString iso(const QDateTime& time) {
    return time.toUTC().toString(Qt::ISODateWithMs);
}

QJsonObject sums(int requests, int failures, const QString& cost) {
    return {{u"requests"_s, requests},
            {u"attempts"_s, requests + failures},
            {u"failures"_s, failures},
            {u"inputTokens"_s, requests * 900},
            {u"outputTokens"_s, requests * 420},
            {u"cacheReadTokens"_s, requests * 6'100},
            {u"cacheCreationTokens"_s, requests * 350},
            {u"costUsd"_s, cost},
            {u"addedP50Us"_s, requests > 0 ? QJsonValue(184) : QJsonValue()},
            {u"firstByteP50Ms"_s, requests > 0 ? QJsonValue(510) : QJsonValue()}};
}

QJsonObject series(int steps, int stepSeconds, bool quiet = false) {
    QJsonArray rows;
    int requests = 0;
    int failures = 0;
    qint64 cents = 0;
    for (int step = 0; step < steps; ++step) {
        const double wave = 1 + std::sin(step / 9.0) + 0.4 * std::sin(step * 1.7);
        const int here = quiet ? 0 : static_cast<int>(40 * std::max(0.0, wave));
        const int bad = here / 17;
        const qint64 spent = here * 2 + step % 5;
        QJsonObject row =
            sums(here, bad, QString::number(static_cast<double>(quiet ? 0 : spent) / 100, 'f', 2));
        row[u"start"_s] = iso(kNoon.addSecs(qint64(step - steps) * stepSeconds));
        rows.append(row);
        requests += here;
        failures += bad;
        cents += quiet ? 0 : spent;
    }
    return {{u"range"_s, u"day"_s},
            {u"stepSeconds"_s, stepSeconds},
            {u"since"_s, iso(kNoon.addSecs(-qint64(steps) * stepSeconds))},
            {u"until"_s, iso(kNoon)},
            {u"rows"_s, rows},
            {u"total"_s, sums(requests, failures, QString::number(static_cast<double>(cents) / 100, 'f', 2))},
            {u"previous"_s,
             sums(quiet ? 0 : requests * 4 / 5, quiet ? 0 : failures * 2, quiet ? u"0"_s : u"58.20"_s)}};
}

QJsonObject account(int number, const QString& state, const QJsonValue& mark = {}) {
    return {{u"id"_s, u"account-%1"_s.arg(number)},
            {u"name"_s, u"claude-console-%1"_s.arg(number)},
            {u"state"_s, state},
            {u"enabled"_s, state != "disabled"_L1},
            {u"schedulable"_s, state != "paused"_L1},
            {u"dailyQuota"_s, u"25"_s},
            {u"spentToday"_s, u"25.02"_s},
            {u"mark"_s, mark},
            {u"familyMarks"_s, QJsonArray()}};
}

QJsonObject mark(const QString& cause, int status, int seconds) {
    return {{u"cause"_s, cause},
            {u"family"_s, u""_s},
            {u"status"_s, status},
            {u"evidence"_s, u"retry-after"_s},
            {u"since"_s, iso(kNoon.addSecs(-60))},
            {u"until"_s, iso(kNoon.addSecs(seconds))}};
}

QJsonObject usage(const QString& group, const QString& name, int requests, const QString& cost) {
    QJsonObject row = sums(requests, 0, cost);
    row[u"group"_s] = group;
    row[u"name"_s] = name;
    return row;
}

}  // namespace

class OverviewPageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void tilesTellAndLead();
    void theRangeAsksAnew();
    void accountsWithMarksNeedAttention();
    void keysNearALimitNeedAttention();
    void aQuietLineWhenNothingDoes();
    void theStripLeadsToTheAccount();
    void topsLead();
    void theCacheRateIsOfThePrompt();
    void anEmptyRelayLeadsToTheFirstSteps();
    void errorsStayInPlace();
    void nothingIsAskedWhileHidden();
    void sharesOfLimitsAreExact();
    void pictures_data();
    void pictures();

private:
    struct Rig;
    OverviewPage& page();
    template <class T>
    T& part(const QString& name) {
        T* found = page().findChild<T*>(name);
        if (found == nullptr) qFatal("no %s", qPrintable(name));
        return *found;
    }
    QString tile(const QString& name) {
        return part<QAbstractButton>(name).findChild<QLabel*>(u"tileValue"_s)->text();
    }
    void fill(const QJsonArray& accounts);
    void show();
    void crowd(int accounts);

    std::unique_ptr<Rig> m_rig;
};

struct OverviewPageTest::Rig {
    SettingsSandbox settings;
    theme::Theme theme{*qApp};
    ScriptedApi api;
    ScriptedInteraction interaction;
    api::AdminClient client;
    api::Connection connection{client};
    std::unique_ptr<OverviewPage> page;
};

OverviewPage& OverviewPageTest::page() {
    return *m_rig->page;
}

void OverviewPageTest::init() {
    m_rig = std::make_unique<Rig>();
    m_rig->client.setBase(m_rig->api.url());
    m_rig->page = std::make_unique<OverviewPage>(m_rig->client, m_rig->connection, m_rig->interaction,
                                                 [] { return kNoon; });
    page().resize(1'072, 760);
}

void OverviewPageTest::cleanup() {
    m_rig.reset();
}

void OverviewPageTest::fill(const QJsonArray& accounts) {
    ScriptedApi& api = m_rig->api;
    api.handle(u"GET /admin/usage/series"_s, [](const Seen& seen) {
        const QString range = seen.query.queryItemValue(u"range"_s);
        return Scripted{.body = range == "hour"_L1    ? series(60, 60)
                                : range == "week"_L1  ? series(84, 7'200)
                                : range == "month"_L1 ? series(30, 86'400)
                                                      : series(96, 900)};
    });
    api.handle(u"GET /admin/usage"_s, [](const Seen& seen) {
        if (seen.query.queryItemValue(u"by"_s) == "model"_L1)
            return Scripted{
                .body = {
                    {u"rows"_s, QJsonArray{usage(u"claude-haiku-4-5-20251001"_s, {}, 1'820, u"4.10"_s),
                                           usage(u"claude-opus-4-1-20250805"_s, {}, 402, u"51.20"_s),
                                           usage(u"claude-sonnet-4-5-20250929"_s, {}, 2'100, u"28.77"_s)}}}};
        QJsonArray rows;
        const QStringList names{u"backend-team"_s, u"ci"_s,
                                u"alice"_s,        u"a-key-with-a-name-that-goes-on-and-on-for-long"_s,
                                u"bob"_s,          u"docs-bot"_s,
                                u"night-batch"_s};
        for (int key = 0; key < names.size(); ++key)
            rows.append(usage(u"key-%1"_s.arg(key), names.at(key), 1'900 - 240 * key,
                              QString::number(33.4 / (key + 1), 'f', 2)));
        return Scripted{.body = {{u"rows"_s, rows}}};
    });
    api.answerRows(u"GET /admin/accounts"_s, accounts);
    const QJsonObject limited{{u"id"_s, u"key-1"_s},
                              {u"name"_s, u"ci"_s},
                              {u"enabled"_s, true},
                              {u"limits"_s, QJsonObject{{u"dailyCost"_s, u"20"_s}}}};
    api.answerRows(u"GET /admin/keys"_s, {limited});
    api.answerRows(u"GET /admin/keys/key-1/limits"_s,
                   {QJsonObject{{u"kind"_s, u"daily_cost"_s},
                                {u"family"_s, u""_s},
                                {u"limit"_s, u"20"_s},
                                {u"used"_s, u"18.1"_s},
                                {u"held"_s, u"0.3"_s},
                                {u"resetsAt"_s, iso(kNoon.addSecs(5 * 3'600))}}});
}

void OverviewPageTest::show() {
    m_rig->connection.start();
    page().show();
    page().setLive(true);
    QTRY_VERIFY(!m_rig->api.seen(u"GET /admin/accounts"_s).isEmpty());
}

void OverviewPageTest::crowd(int accounts) {
    QJsonArray rows;
    for (int number = 0; number < accounts; ++number) {
        if (number % 29 == 3)
            rows.append(account(number, u"cooling"_s, mark(u"rate_limited"_s, 429, 252)));
        else if (number % 53 == 11)
            rows.append(account(number, u"cooling"_s, mark(u"auth_rejected"_s, 401, 86'400)));
        else if (number % 61 == 20)
            rows.append(account(number, u"spent"_s));
        else if (number % 31 == 9)
            rows.append(account(number, u"paused"_s));
        else if (number % 43 == 14)
            rows.append(account(number, u"disabled"_s));
        else
            rows.append(account(number, u"ready"_s));
    }
    fill(rows);
}

void OverviewPageTest::tilesTellAndLead() {
    crowd(3);
    show();
    QTRY_VERIFY(tile(u"tileRequests"_s) != u"–"_s);
    QVERIFY(tile(u"tileCost"_s).startsWith(u'$'));
    QVERIFY(tile(u"tileSuccess"_s).contains(u'%'));
    QCOMPARE(tile(u"tileAdded"_s), u"0.18\u202Fms"_s);
    QTRY_COMPARE(tile(u"tileInFlight"_s), u"12"_s);
    const QString change =
        part<QAbstractButton>(u"tileRequests"_s).findChild<QLabel*>(u"tileChange"_s)->text();
    QVERIFY2(change.startsWith(u"+25"_s), qPrintable(change));
    QSignalSpy places(&page(), &common::Page::goTo);
    part<QAbstractButton>(u"tileSuccess"_s).click();
    part<QAbstractButton>(u"tileCost"_s).click();
    QCOMPARE(places.at(0).at(0).value<common::Place>(), (common::Place{u"requests"_s, u"outcome:failed"_s}));
    QCOMPARE(places.at(1).at(0).value<common::Place>().page, u"usage"_s);
}

void OverviewPageTest::theRangeAsksAnew() {
    crowd(3);
    show();
    QTRY_VERIFY(tile(u"tileRequests"_s) != u"–"_s);
    part<QPushButton>(u"chip_week"_s).click();
    QTRY_COMPARE(m_rig->api.last(u"GET /admin/usage/series"_s).query.queryItemValue(u"range"_s), u"week"_s);
    QTRY_VERIFY(part<QAbstractButton>(u"tileRequests"_s)
                    .findChild<QLabel*>(u"tileChange"_s)
                    ->text()
                    .contains(u"7 d"_s));
}

void OverviewPageTest::accountsWithMarksNeedAttention() {
    fill({account(1, u"ready"_s), account(2, u"cooling"_s, mark(u"rate_limited"_s, 429, 252)),
          account(3, u"cooling"_s, mark(u"auth_rejected"_s, 401, 3'600)), account(4, u"paused"_s)});
    show();
    m_rig->api.answer(u"POST /admin/accounts/account-2/clear"_s, account(2, u"ready"_s));
    QTRY_COMPARE(page().findChildren<QLabel*>(u"attentionText"_s).size(), 3);
    const QList<QLabel*> texts = page().findChildren<QLabel*>(u"attentionText"_s);
    // What a person must mend comes first, a key near its limit next, what mends itself last.
    QVERIFY2(texts.at(0)->text().contains(u"refuses its secret"_s), qPrintable(texts.at(0)->text()));
    QVERIFY2(texts.at(1)->text().contains(u"92"_s), qPrintable(texts.at(1)->text()));
    QVERIFY2(texts.at(2)->text().contains(u"4m12s"_s), qPrintable(texts.at(2)->text()));
    const QList<QPushButton*> buttons = page().findChildren<QPushButton*>(u"attentionButton"_s);
    buttons.at(2)->click();
    QTRY_COMPARE(m_rig->api.seen(u"POST /admin/accounts/account-2/clear"_s).size(), 1);
    QSignalSpy places(&page(), &common::Page::goTo);
    buttons.at(0)->click();
    QCOMPARE(places.at(0).at(0).value<common::Place>(), (common::Place{u"accounts"_s, u"account-3"_s}));
}

void OverviewPageTest::keysNearALimitNeedAttention() {
    fill({account(1, u"ready"_s)});
    show();
    QTRY_COMPARE(page().findChildren<QLabel*>(u"attentionText"_s).size(), 1);
    const QString text = part<QLabel>(u"attentionText"_s).text();
    QVERIFY2(text.contains(u"$18.10 of $20.00"_s), qPrintable(text));
    QSignalSpy places(&page(), &common::Page::goTo);
    part<QPushButton>(u"attentionButton"_s).click();
    QCOMPARE(places.at(0).at(0).value<common::Place>(), (common::Place{u"keys"_s, u"key-1"_s}));
}

void OverviewPageTest::aQuietLineWhenNothingDoes() {
    fill({account(1, u"ready"_s), account(2, u"disabled"_s)});
    m_rig->api.answerRows(u"GET /admin/keys"_s, {});
    show();
    auto& quiet = part<QLabel>(u"attentionQuiet"_s);
    QTRY_VERIFY(quiet.isVisible());
    QVERIFY(!quiet.text().isEmpty());
    QVERIFY(page().findChildren<QLabel*>(u"attentionText"_s).isEmpty());
}

void OverviewPageTest::theStripLeadsToTheAccount() {
    crowd(40);
    show();
    auto& strip = part<overview::HealthStrip>(u"healthStrip"_s);
    QTRY_VERIFY(strip.accessibleName().contains(u"40"_s));
    QSignalSpy places(&page(), &common::Page::goTo);
    QTest::keyClick(&strip, Qt::Key_Right);
    QTest::keyClick(&strip, Qt::Key_Return);
    QCOMPARE(places.at(0).at(0).value<common::Place>(), (common::Place{u"accounts"_s, u"account-1"_s}));
    QTest::mouseClick(&strip, Qt::LeftButton, {}, QPoint(5, 5));
    QCOMPARE(places.at(1).at(0).value<common::Place>().target, u"account-0"_s);
    QTest::keyClick(&strip, Qt::Key_End);
    QVERIFY(strip.accessibleDescription().contains(u"console-39"_s));
}

void OverviewPageTest::topsLead() {
    crowd(3);
    show();
    auto& models = part<overview::TopList>(u"topModels"_s);
    QTRY_VERIFY(models.findChild<overview::TopRow*>()->isVisible());
    QCOMPARE(models.findChild<overview::TopRow*>()->item().id, u"claude-opus-4-1-20250805"_s);
    QSignalSpy places(&page(), &common::Page::goTo);
    models.findChild<overview::TopRow*>()->click();
    QCOMPARE(places.at(0).at(0).value<common::Place>(),
             (common::Place{u"requests"_s, u"model:claude-opus-4-1-20250805"_s}));
    QCOMPARE(part<overview::TopList>(u"topKeys"_s).findChild<overview::TopRow*>()->item().name,
             u"backend-team"_s);
}

void OverviewPageTest::theCacheRateIsOfThePrompt() {
    crowd(3);
    show();
    // 6100 of 900 + 6100 + 350 a request.
    QTRY_COMPARE(part<QLabel>(u"cacheRate"_s).text(), u"83\u202F%"_s);
}

void OverviewPageTest::anEmptyRelayLeadsToTheFirstSteps() {
    fill({});
    m_rig->api.answer(u"GET /admin/usage/series"_s, series(96, 900, true));
    show();
    QTRY_VERIFY(part<QPushButton>(u"emptyAction"_s).isVisible());
    picture(page(), u"overview-empty"_s);
    QSignalSpy places(&page(), &common::Page::goTo);
    part<QPushButton>(u"emptyAction"_s).click();
    QCOMPARE(places.at(0).at(0).value<common::Place>().page, u"setup"_s);
}

void OverviewPageTest::errorsStayInPlace() {
    crowd(3);
    m_rig->api.fail(u"GET /admin/usage/series"_s, 500, u"INTERNAL"_s, u"The ledger cannot be read"_s);
    show();
    QTRY_VERIFY(part<QLabel>(u"errorWhy"_s).isVisible());
    QVERIFY(part<QLabel>(u"errorWhy"_s).text().contains(u"ledger"_s));
    crowd(3);
    part<QPushButton>(u"errorRetry"_s).click();
    QTRY_VERIFY(tile(u"tileRequests"_s) != u"–"_s);
    QTRY_VERIFY(part<QScrollArea>(u"overviewScroll"_s).isVisible());
}

void OverviewPageTest::nothingIsAskedWhileHidden() {
    crowd(3);
    show();
    QTRY_VERIFY(tile(u"tileRequests"_s) != u"–"_s);
    page().setLive(false);
    for (const QTimer* timer : page().findChildren<QTimer*>())
        QVERIFY(!timer->isActive());
}

void OverviewPageTest::sharesOfLimitsAreExact() {
    api::LimitRow limit;
    limit.kind = u"daily_cost"_s;
    limit.limit = u"0.3"_s;
    limit.used = u"0.1"_s;
    limit.held = u"0.2"_s;
    QCOMPARE(overview::usedShare(limit), std::optional<double>(1.0));
    limit.limit = std::nullopt;
    QVERIFY(!overview::usedShare(limit));
    limit.limit = u"0"_s;
    QVERIFY(!overview::usedShare(limit));
    api::LimitRow tokens;
    tokens.kind = u"window_tokens"_s;
    tokens.limit = u"1000"_s;
    tokens.used = u"800"_s;
    QCOMPARE(overview::usedShare(tokens), std::optional<double>(0.8));
}

void OverviewPageTest::pictures_data() {
    QTest::addColumn<bool>("dark");
    QTest::addColumn<QSize>("size");
    QTest::addColumn<int>("accounts");
    QTest::newRow("light-1280") << false << QSize(1'072, 740) << 14;
    QTest::newRow("dark-1920") << true << QSize(1'712, 1'020) << 200;
    QTest::newRow("light-1920") << false << QSize(1'712, 1'020) << 200;
    QTest::newRow("dark-narrow") << true << QSize(760, 900) << 14;
}

void OverviewPageTest::pictures() {
    if (!qEnvironmentVariableIsSet("RELAYWRIGHT_PICTURES")) QSKIP("no folder for pictures");
    QFETCH(bool, dark);
    QFETCH(QSize, size);
    QFETCH(int, accounts);
    const QString tag = u"-"_s + QString::fromLatin1(QTest::currentDataTag());
    m_rig->theme.setMode(dark ? theme::Mode::Dark : theme::Mode::Light);
    page().resize(size);
    crowd(accounts);
    show();
    QTRY_VERIFY(tile(u"tileRequests"_s) != u"–"_s);
    QTRY_VERIFY(page().findChildren<QLabel*>(u"attentionText"_s).size() > 0);
    QTRY_VERIFY(part<overview::TopList>(u"topModels"_s).findChild<overview::TopRow*>()->isVisible());
    picture(page(), u"overview"_s + tag);
    QScrollBar* bar = part<QScrollArea>(u"overviewScroll"_s).verticalScrollBar();
    bar->setValue(bar->maximum());
    picture(page(), u"overview-end"_s + tag);
}

}  // namespace ui::test

QTEST_MAIN(ui::test::OverviewPageTest)
#include "overview_page_test.moc"
