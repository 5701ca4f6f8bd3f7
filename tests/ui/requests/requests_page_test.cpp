#include "ui/requests/requests_page.h"
#include "tests/ui/requests/busy_day.h"
#include "tests/ui/requests/scripted_ledger.h"
#include "tests/ui/support/picture.h"
#include "tests/ui/support/scripted_interaction.h"
#include "tests/ui/support/settings_sandbox.h"
#include "ui/api/admin_client.h"
#include "ui/api/event_stream.h"
#include "ui/common/content_stack.h"
#include "ui/common/detail_split.h"
#include "ui/common/filter_chips.h"
#include "ui/common/search_field.h"
#include "ui/common/table_view.h"
#include "ui/requests/story_panel.h"
#include "ui/theme/theme.h"

#include <QAction>
#include <QApplication>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include <memory>

namespace ui::test {

using requests::RequestModel;
using requests::RequestOutcome;
using requests::RequestsPage;

class RequestsPageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void theNewestComeFirst();
    void olderOnesComeAsOneScrolls();
    void eventsAppearAtTheTopAndEndInPlace();
    void whileSomebodyReadsNewOnesWait();
    void pauseHoldsEverything();
    void aSortedListHoldsNewOnes();
    void filtersAskTheLedger();
    void aFilterThatFindsNothingSaysSo();
    void theStoryTellsWhy();
    void aForgottenStoryShowsWhatIsKnown();
    void nothingIsAskedWhileHidden();
    void missedEventsAreAskedFor();
    void anEmptyPageTeaches();
    void errorsStayInPlace();
    void aTargetOpensARequestOrAFilter();
    void pictures_data();
    void pictures();

private:
    struct Rig;
    RequestModel& model() { return page().model(); }
    RequestsPage& page();
    common::TableView& table() { return *page().findChild<common::TableView*>(); }
    template <class T>
    T& part(const QString& name) {
        T* found = page().findChild<T*>(name);
        if (found == nullptr) qFatal("no %s", qPrintable(name));
        return *found;
    }
    void open(int ledgerSize);
    void openStory(int number);

    std::unique_ptr<Rig> m_rig;
};

struct RequestsPageTest::Rig {
    SettingsSandbox settings;
    theme::Theme theme{*qApp};
    ScriptedApi api;
    ScriptedInteraction interaction;
    api::AdminClient client;
    api::EventStream events{client};
    std::unique_ptr<ScriptedLedger> ledger;
    qint64 now = kNoonMs + 2'000;
    std::unique_ptr<RequestsPage> page;
};

RequestsPage& RequestsPageTest::page() {
    return *m_rig->page;
}

void RequestsPageTest::init() {
    m_rig = std::make_unique<Rig>();
    m_rig->client.setBase(m_rig->api.url());
    m_rig->page = std::make_unique<RequestsPage>(m_rig->client, m_rig->events, m_rig->interaction,
                                                 [this] { return m_rig->now; });
    page().resize(1'072, 720);
}

void RequestsPageTest::cleanup() {
    m_rig.reset();
}

void RequestsPageTest::open(int ledgerSize) {
    m_rig->ledger = std::make_unique<ScriptedLedger>(m_rig->api, ledgerSize, ofABusyDay);
    page().show();
    page().setLive(true);
    QTRY_VERIFY(m_rig->api.openStreams() == 1);
    if (ledgerSize > 0) QTRY_VERIFY(model().rowCount() > 0);
}

void RequestsPageTest::openStory(int number) {
    m_rig->api.answer(u"GET /admin/requests/*"_s, storyJson(m_rig->ledger->at(number)));
    QVERIFY(table().selectKey(requestIdOf(number)));
    QTest::keyClick(&table(), Qt::Key_Return);
    QTRY_VERIFY(page().findChild<QWidget*>(u"candidate"_s) != nullptr);
}

void RequestsPageTest::theNewestComeFirst() {
    open(50);
    QCOMPARE(model().rowCount(), 50);
    QCOMPARE(model().at(0).requestId, requestIdOf(49));
    QTRY_VERIFY(part<QLabel>(u"footer"_s).text().contains(u"all there is"_s));
    QVERIFY(part<QLabel>(u"answer"_s).text().contains(u"50 request"_s));
}

void RequestsPageTest::olderOnesComeAsOneScrolls() {
    open(5'000);
    const int first = model().rowCount();
    QVERIFY(first <= 2 * requests::History::kPage);
    table().verticalScrollBar()->setValue(table().verticalScrollBar()->maximum());
    QTRY_VERIFY(model().rowCount() > first);
    QVERIFY(model().rowCount() < 5'000);
    for (int row = 1; row < model().rowCount(); ++row)
        QVERIFY(model().at(row).startedMs < model().at(row - 1).startedMs);
    for (const Seen& seen : m_rig->api.seen(u"GET /admin/attempts"_s))
        QVERIFY(seen.query.queryItemValue(u"limit"_s).toInt() <= 1'000);
}

void RequestsPageTest::eventsAppearAtTheTopAndEndInPlace() {
    open(30);
    m_rig->api.sendEvent(u"request.started"_s, startedJson(30, kNoonMs + 1'000));
    QTRY_COMPARE(model().at(0).requestId, requestIdOf(30));
    QCOMPARE(model().at(0).outcome, RequestOutcome::Running);
    QCOMPARE(model().index(0, RequestModel::Total).data().toString(), u"1.00\u202Fs"_s);
    m_rig->api.sendEvent(u"request.finished"_s, finishedJson({.number = 30, .startedMs = kNoonMs + 1'000}));
    QTRY_COMPARE(model().at(0).outcome, RequestOutcome::Succeeded);
    QCOMPARE(model().rowCount(), 31);
    QCOMPARE(model().at(0).accountName, u"console-3"_s);
}

void RequestsPageTest::whileSomebodyReadsNewOnesWait() {
    open(300);
    auto& waiting = part<QPushButton>(u"waitingRows"_s);
    QVERIFY(!waiting.isVisible());
    QVERIFY(table().selectKey(requestIdOf(297)));
    const int scroll = table().verticalScrollBar()->value();
    for (int number = 300; number < 312; ++number)
        m_rig->api.sendEvent(u"request.started"_s, startedJson(number, kNoonMs + number));
    QTRY_VERIFY(waiting.text().contains(u"12"_s));
    QVERIFY(waiting.isVisible());
    QCOMPARE(model().at(0).requestId, requestIdOf(299));
    QCOMPARE(table().currentKey(), requestIdOf(297));
    QCOMPARE(table().verticalScrollBar()->value(), scroll);
    waiting.click();
    QTRY_COMPARE(model().at(0).requestId, requestIdOf(311));
    QTRY_VERIFY(!waiting.isVisible());
}

void RequestsPageTest::pauseHoldsEverything() {
    open(30);
    part<QToolButton>(u"live"_s).click();
    m_rig->api.sendEvent(u"request.finished"_s, finishedJson({.number = 30, .startedMs = kNoonMs}));
    QTRY_VERIFY(part<QPushButton>(u"waitingRows"_s).isVisible() ||
                model().at(0).requestId == requestIdOf(29));
    QVERIFY(part<QLabel>(u"answer"_s).isVisible());
    QTRY_VERIFY(part<QLabel>(u"answer"_s).text().contains(u"paused"_s));
    QCOMPARE(model().rowCount(), 30);
    part<QToolButton>(u"live"_s).click();
    QTRY_COMPARE(model().rowCount(), 31);
}

void RequestsPageTest::aSortedListHoldsNewOnes() {
    open(30);
    table().sortBy(u"out"_s, Qt::DescendingOrder);
    QTRY_VERIFY(part<QLabel>(u"answer"_s).text().contains(u"sorted"_s));
    m_rig->api.sendEvent(u"request.started"_s, startedJson(30, kNoonMs + 1));
    QTRY_VERIFY(part<QPushButton>(u"waitingRows"_s).isVisible());
    QCOMPARE(model().rowCount(), 30);
    page().findChild<QAction*>(u"followAction"_s)->trigger();
    QTRY_COMPARE(model().rowCount(), 31);
}

void RequestsPageTest::filtersAskTheLedger() {
    open(4'000);
    part<QPushButton>(u"chip_failed"_s).click();
    QTRY_VERIFY(m_rig->api.last(u"GET /admin/attempts"_s).query.queryItemValue(u"outcome"_s) == u"failed"_s);
    QTRY_VERIFY(table().shownRows() > 40);
    for (int row = 0; row < table().shownRows(); ++row) {
        const QModelIndex source = table().filter().mapToSource(table().filter().index(row, 0));
        QCOMPARE(model().at(source.row()).outcome, RequestOutcome::Failed);
    }
    const int sparse = model().rowCount();
    part<QPushButton>(u"chip_all"_s).click();
    QVERIFY(model().rowCount() < sparse);
}

void RequestsPageTest::aFilterThatFindsNothingSaysSo() {
    open(40);
    auto& search = part<QLineEdit>(u"search"_s);
    search.setText(u"no such thing"_s);
    QTest::keyClick(&search, Qt::Key_Return);
    QTRY_VERIFY(page().findChild<QLabel*>(u"emptyTitle"_s)->isVisible());
    const auto asked = m_rig->api.seen(u"GET /admin/attempts"_s);
    QVERIFY(std::ranges::any_of(asked, [](const Seen& call) {
        return call.query.queryItemValue(u"search"_s) == u"no such thing"_s;
    }));
    part<QPushButton>(u"emptyAction"_s).click();
    QTRY_COMPARE(table().shownRows(), 40);
    QVERIFY(table().isVisible());
}

void RequestsPageTest::theStoryTellsWhy() {
    open(40);
    openStory(33);
    const auto text = [this](const QString& name) { return part<QLabel>(name).text(); };
    QCOMPARE(page().findChildren<QWidget*>(u"candidate"_s).size(), 4);
    QCOMPARE(page().findChildren<QWidget*>(u"attempt"_s).size(), 2);
    QCOMPARE(text(u"value_id"_s), requestIdOf(33));
    QVERIFY(text(u"value_input2"_s).contains(u"$3.00"_s));
    QVERIFY(text(u"value_version"_s).contains(u"2026-02-20"_s));
    QCOMPARE(text(u"value_client"_s), u"192.168.4.17"_s);
    auto& panel = *page().findChild<requests::StoryPanel*>();
    QSignalSpy places(&page(), &common::Page::goTo);
    for (QAction* action : panel.storyActions())
        action->trigger();
    QCOMPARE(places.size(), 3);
    QCOMPARE(places.at(0).at(0).value<common::Place>(), (common::Place{u"logs"_s, requestIdOf(33)}));
    QCOMPARE(m_rig->interaction.copied.size(), 2);
    QVERIFY(m_rig->interaction.copied.at(0).startsWith(u"curl 'http://127.0.0.1"_s));
    QTest::keyClick(&table(), Qt::Key_Escape);
    QVERIFY(!panel.isVisible());
}

void RequestsPageTest::aForgottenStoryShowsWhatIsKnown() {
    open(40);
    m_rig->api.fail(u"GET /admin/requests/*"_s, 404, u"NOT_FOUND"_s, u"There is no such request"_s);
    QVERIFY(table().selectKey(requestIdOf(33)));
    QTest::keyClick(&table(), Qt::Key_Return);
    QTRY_VERIFY(part<QLabel>(u"storyNote"_s).text().contains(u"keeps no more"_s));
    QVERIFY(part<QLabel>(u"detailTitle"_s).text().contains(modelOf(33)));
    QVERIFY(part<QLabel>(u"value_output"_s).text() != u"–"_s);
}

void RequestsPageTest::nothingIsAskedWhileHidden() {
    open(30);
    page().setLive(false);
    QTRY_COMPARE(m_rig->api.openStreams(), 0);
    const auto asked = m_rig->api.seen(u"GET /admin/attempts"_s).size();
    for (const QTimer* timer : page().findChildren<QTimer*>())
        QVERIFY2(!timer->isActive() || timer->isSingleShot(), qPrintable(timer->objectName()));
    table().verticalScrollBar()->setValue(table().verticalScrollBar()->maximum());
    page().setLive(true);
    QTRY_VERIFY(m_rig->api.seen(u"GET /admin/attempts"_s).size() > asked);
}

void RequestsPageTest::missedEventsAreAskedFor() {
    open(30);
    m_rig->api.sendEvent(u"request.started"_s, startedJson(30, kNoonMs - 60'000));
    QTRY_COMPARE(model().count(RequestOutcome::Running), 1);
    m_rig->ledger = std::make_unique<ScriptedLedger>(m_rig->api, 35, ofABusyDay);
    m_rig->api.sendEvent(u"dropped"_s, {{u"count"_s, 7}});
    QTRY_COMPARE(model().at(0).requestId, requestIdOf(34));
    QCOMPARE(model().count(RequestOutcome::Running), 0);
}

void RequestsPageTest::anEmptyPageTeaches() {
    open(0);
    QTRY_VERIFY(page().findChild<QLabel*>(u"emptyTitle"_s)->isVisible());
    QSignalSpy places(&page(), &common::Page::goTo);
    part<QPushButton>(u"emptyAction"_s).click();
    QCOMPARE(places.at(0).at(0).value<common::Place>().page, u"setup"_s);
    m_rig->api.sendEvent(u"request.started"_s, startedJson(1, kNoonMs));
    QTRY_VERIFY(table().isVisible());
}

void RequestsPageTest::errorsStayInPlace() {
    m_rig->api.fail(u"GET /admin/attempts"_s, 500, u"INTERNAL"_s, u"The ledger cannot be read"_s);
    page().show();
    page().setLive(true);
    QTRY_VERIFY(page().findChild<QLabel*>(u"errorWhy"_s)->isVisible());
    QVERIFY(part<QLabel>(u"errorWhy"_s).text().contains(u"ledger"_s));
    // Nothing is counted that was not read.
    QCOMPARE(part<QPushButton>(u"chip_failed"_s).text(), u"Failed"_s);
    picture(page(), u"requests-error"_s);
    m_rig->ledger = std::make_unique<ScriptedLedger>(m_rig->api, 20, ofABusyDay);
    part<QPushButton>(u"errorRetry"_s).click();
    QTRY_VERIFY(table().isVisible());
}

void RequestsPageTest::aTargetOpensARequestOrAFilter() {
    m_rig->api.answer(u"GET /admin/requests/*"_s, {{u"requestId"_s, requestIdOf(12)}});
    page().open(requestIdOf(12));
    open(40);
    QTRY_VERIFY(page().findChild<requests::StoryPanel*>()->isVisible());
    page().open(u"outcome:failed"_s);
    QVERIFY(part<QPushButton>(u"chip_failed"_s).isChecked());
    page().open(u"account:account-2"_s);
    QVERIFY(part<QPushButton>(u"chip_all"_s).isChecked());
    QTRY_COMPARE(m_rig->api.last(u"GET /admin/attempts"_s).query.queryItemValue(u"accountId"_s),
                 u"account-2"_s);
}

void RequestsPageTest::pictures_data() {
    QTest::addColumn<bool>("dark");
    QTest::addColumn<QSize>("size");
    QTest::newRow("light-1280") << false << QSize(1'072, 740);
    QTest::newRow("dark-1920") << true << QSize(1'712, 1'020);
}

void RequestsPageTest::pictures() {
    if (!qEnvironmentVariableIsSet("RELAYWRIGHT_PICTURES")) QSKIP("no folder for pictures");
    QFETCH(bool, dark);
    QFETCH(QSize, size);
    const QString tag = u"-"_s + QString::fromLatin1(QTest::currentDataTag());
    m_rig->theme.setMode(dark ? theme::Mode::Dark : theme::Mode::Light);
    page().resize(size);
    open(10'000);
    for (int number = 10'000; number < 10'006; ++number)
        m_rig->api.sendEvent(u"request.started"_s, startedJson(number, kNoonMs + 200 * (number - 10'000)));
    QTRY_COMPARE(model().count(RequestOutcome::Running), 6);
    picture(page(), u"requests-typical"_s + tag);
    openStory(9'970);
    m_rig->api.sendEvent(u"request.started"_s, startedJson(10'007, kNoonMs + 1'900));
    QTRY_VERIFY(part<QPushButton>(u"waitingRows"_s).isVisible());
    picture(page(), u"requests-story"_s + tag);
    auto* scroll = page().findChild<requests::StoryPanel*>()->findChild<QScrollArea*>();
    scroll->verticalScrollBar()->setValue(scroll->verticalScrollBar()->maximum());
    picture(page(), u"requests-story-end"_s + tag);
    part<QPushButton>(u"chip_failed"_s).click();
    QTRY_VERIFY(table().shownRows() > 40);
    picture(page(), u"requests-failed"_s + tag);
    auto& search = part<QLineEdit>(u"search"_s);
    search.setText(u"nobody"_s);
    QTest::keyClick(&search, Qt::Key_Return);
    QTRY_VERIFY(page().findChild<QLabel*>(u"emptyTitle"_s)->isVisible());
    picture(page(), u"requests-nothing-fits"_s + tag);
}

}  // namespace ui::test

QTEST_MAIN(ui::test::RequestsPageTest)
#include "requests_page_test.moc"
