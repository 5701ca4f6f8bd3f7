#include "ui/overview/overview_page.h"
#include "tests/ui/overview/overview_samples.h"
#include "tests/ui/support/picture.h"
#include "tests/ui/support/scripted_api.h"
#include "tests/ui/support/scripted_interaction.h"
#include "tests/ui/support/settings_sandbox.h"
#include "ui/api/admin_client.h"
#include "ui/api/connection.h"
#include "ui/common/time_chart.h"
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

#include <memory>

namespace ui::test {

using namespace Qt::Literals::StringLiterals;
using overview::OverviewPage;

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
    void crowd(int accounts) { fill(healthAccounts(accounts)); }

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
                                                 [] { return overviewNow(); });
    page().resize(1'072, 760);
}

void OverviewPageTest::cleanup() {
    m_rig.reset();
}

void OverviewPageTest::fill(const QJsonArray& accounts) {
    scriptOverview(m_rig->api, accounts);
}

void OverviewPageTest::show() {
    m_rig->connection.start();
    page().show();
    page().setLive(true);
    QTRY_VERIFY(!m_rig->api.seen(u"GET /admin/accounts"_s).isEmpty());
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
    fill({healthAccount(1, u"ready"_s),
          healthAccount(2, u"cooling"_s, healthMark(u"rate_limited"_s, 429, 252)),
          healthAccount(3, u"cooling"_s, healthMark(u"auth_rejected"_s, 401, 3'600)),
          healthAccount(4, u"paused"_s)});
    show();
    m_rig->api.answer(u"POST /admin/accounts/account-2/clear"_s, healthAccount(2, u"ready"_s));
    QTRY_COMPARE(page().findChildren<QLabel*>(u"attentionText"_s).size(), 3);
    const QList<QLabel*> texts = page().findChildren<QLabel*>(u"attentionText"_s);
    // What a person must mend comes first, a key near its limit next, what mends itself last.
    QVERIFY2(texts.at(0)->text().contains(u"Secret refused (401)"_s), qPrintable(texts.at(0)->text()));
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
    fill({healthAccount(1, u"ready"_s)});
    show();
    QTRY_COMPARE(page().findChildren<QLabel*>(u"attentionText"_s).size(), 1);
    const QString text = part<QLabel>(u"attentionText"_s).text();
    QVERIFY2(text.contains(u"$18.10 of $20.00"_s), qPrintable(text));
    QSignalSpy places(&page(), &common::Page::goTo);
    part<QPushButton>(u"attentionButton"_s).click();
    QCOMPARE(places.at(0).at(0).value<common::Place>(), (common::Place{u"keys"_s, u"key-1"_s}));
}

void OverviewPageTest::aQuietLineWhenNothingDoes() {
    fill({healthAccount(1, u"ready"_s), healthAccount(2, u"disabled"_s)});
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
    m_rig->api.answer(u"GET /admin/usage/series"_s, usageSeries(96, 900, true));
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
