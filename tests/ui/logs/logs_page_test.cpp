#include "ui/logs/logs_page.h"
#include "tests/ui/logs/log_samples.h"
#include "tests/ui/support/picture.h"
#include "tests/ui/support/scripted_interaction.h"
#include "tests/ui/support/settings_sandbox.h"
#include "ui/api/admin_client.h"
#include "ui/api/event_stream.h"
#include "ui/common/search_field.h"
#include "ui/logs/log_model.h"
#include "ui/logs/log_table.h"
#include "ui/theme/theme.h"

#include <QAction>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

#include <memory>

using namespace Qt::Literals::StringLiterals;
using ui::logs::LogTable;
using ui::test::picture;
using ui::test::sampleEvent;
using ui::test::Scripted;
using ui::test::scriptLog;
using ui::test::Seen;

class LogsPageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_sandbox = std::make_unique<ui::test::SettingsSandbox>();
        m_relay = std::make_unique<ui::test::ScriptedApi>();
        m_client = std::make_unique<ui::api::AdminClient>();
        m_client->setBase(m_relay->url());
        m_events = std::make_unique<ui::api::EventStream>(*m_client, ui::api::EventStream::Pauses{10, 20});
        m_interaction = {};
        m_theme = std::make_unique<ui::theme::Theme>(*qApp);
        m_theme->setMode(ui::theme::Mode::Light);
        m_relay->answerRows(u"GET /admin/accounts"_s,
                            {QJsonObject{{u"id"_s, u"a1"_s}, {u"name"_s, u"team-a"_s}},
                             QJsonObject{{u"id"_s, u"a2"_s}, {u"name"_s, u"team-b"_s}}});
        m_page = std::make_unique<ui::logs::LogsPage>(*m_client, *m_events, m_interaction);
    }
    void cleanup() {
        m_page.reset();
        m_theme.reset();
        m_events.reset();
        m_client.reset();
        m_relay.reset();
    }

    void theNewestLinesAreAtTheEnd() {
        show(1'200);
        QCOMPARE(rows(), 500);
        QCOMPARE(requestAt(rows() - 1), u"req_1199"_s);
        QVERIFY(atEnd());
        QVERIFY(text("logFile").contains(u"relay.log"_s));
    }

    void noCountIsShownOfWhatWasNotRead() {
        m_relay->fail(u"GET /admin/logs"_s, 500, u"INTERNAL"_s, u"the file is away"_s);
        m_page->show();
        m_page->setLive(true);
        QTRY_VERIFY(m_page->findChild<QWidget*>(u"errorState"_s)->isVisible());
        QCOMPARE(text("answer"), QString());
    }

    void linesFollowAsTheyHappen() {
        show(20);
        QTRY_VERIFY(m_events->isOpen());
        waitUntilQuiet();
        for (int number = 20; number < 60; ++number)
            m_relay->sendEvent(u"log"_s, sampleEvent(number));
        QTRY_COMPARE(rows(), 60);
        QCOMPARE(requestAt(59), u"req_59"_s);
        QVERIFY(atEnd());
    }

    void aLineThatCameLiveAndIsInTheFileIsShownOnce() {
        show(20);
        QTRY_VERIFY(m_events->isOpen());
        waitUntilQuiet();
        m_relay->sendEvent(u"log"_s, sampleEvent(20));
        QTRY_COMPARE(rows(), 21);
        scriptLog(*m_relay, 25);
        const qsizetype asked = m_relay->seen(u"GET /admin/logs"_s).size();
        m_relay->sendEvent(u"dropped"_s, {{u"count"_s, 4}});
        QTRY_VERIFY(m_relay->seen(u"GET /admin/logs"_s).size() > asked);
        QTRY_COMPARE(rows(), 25);
        for (int row = 0; row < 25; ++row)
            QCOMPARE(requestAt(row), u"req_%1"_s.arg(row));
    }

    void whoeverReadsIsNotDisturbed() {
        show(400);
        QTRY_VERIFY(m_events->isOpen());
        waitUntilQuiet();
        table()->verticalScrollBar()->setValue(table()->verticalScrollBar()->maximum() / 2);
        const int value = table()->verticalScrollBar()->value();
        const QString top = topKey();
        for (int number = 400; number < 437; ++number)
            m_relay->sendEvent(u"log"_s, sampleEvent(number));
        QTRY_VERIFY(find<QPushButton>("newerLines")->isVisible());
        QTRY_COMPARE(find<QPushButton>("newerLines")->text(), u"37 new"_s);
        QCOMPARE(rows(), 400);
        QCOMPARE(table()->verticalScrollBar()->value(), value);
        QCOMPARE(topKey(), top);
        find<QPushButton>("newerLines")->click();
        QCOMPARE(rows(), 437);
        QVERIFY(atEnd());
        QVERIFY(!find<QPushButton>("newerLines")->isVisible());
    }

    void olderLinesAreReadAsOneScrollsUp() {
        show(1'200);
        const QString top = requestAt(0);
        table()->verticalScrollBar()->setValue(0);
        QTRY_COMPARE(rows(), 1'000);
        // What was in sight has stayed where it was.
        QCOMPARE(model()->at(model()->rowOf(topKey())).requestId(), top);
        QVERIFY(table()->verticalScrollBar()->value() > 0);
        table()->verticalScrollBar()->setValue(0);
        QTRY_COMPARE(rows(), 1'200);
        QTRY_VERIFY(text("logReach").contains(u"begins"_s));
        QCOMPARE(requestAt(0), u"req_0"_s);
    }

    void tenThousandLinesAreKeptAndTheRestIsInTheFile() {
        show(100);
        QTRY_VERIFY(m_events->isOpen());
        waitUntilQuiet();
        scriptLog(*m_relay, 13'000);
        for (int number = 100; number < 13'000; ++number) {
            m_relay->sendEvent(u"log"_s, sampleEvent(number));
            if (number % 1'000 == 0) {
                QTRY_VERIFY(requestAt(rows() - 1) == u"req_%1"_s.arg(number));
                waitUntilQuiet();
            }
        }
        QTRY_COMPARE(requestAt(rows() - 1), u"req_12999"_s);
        QVERIFY(rows() <= 10'000);
        QVERIFY(rows() > 7'000);
        QVERIFY(atEnd());
    }

    void theRelayIsAskedForWhatIsWanted() {
        show(50);
        waitUntilQuiet();
        auto* search = m_page->findChild<ui::common::SearchField*>();
        search->setText(u"out of"_s);
        search->searchNow();
        QTRY_COMPARE(lastQuery(u"search"_s), u"out of"_s);
        find<QPushButton>("chip_warn")->click();
        QTRY_COMPARE(lastQuery(u"level"_s), u"warn"_s);
        QTRY_COMPARE(find<QComboBox>("logAccount")->count(), 3);
        find<QComboBox>("logAccount")->setCurrentIndex(2);
        Q_EMIT find<QComboBox>("logAccount")->activated(2);
        QTRY_COMPARE(lastQuery(u"accountId"_s), u"a2"_s);
        QCOMPARE(lastQuery(u"level"_s), u"warn"_s);
    }

    void aRequestsLinesAlone() {
        m_page->open(u"req_7"_s);
        show(50);
        QCOMPARE(lastQuery(u"requestId"_s), u"req_7"_s);
        QTRY_VERIFY(m_events->isOpen());
        waitUntilQuiet();
        const int before = rows();
        m_relay->sendEvent(u"log"_s, sampleEvent(50));
        QJsonObject mine = sampleEvent(51);
        mine[u"requestId"_s] = u"req_7"_s;
        m_relay->sendEvent(u"log"_s, mine);
        QTRY_COMPARE(rows(), before + 1);
        find<QPushButton>("logRequest")->click();
        QTRY_COMPARE(lastQuery(u"requestId"_s), QString());
    }

    void alineTellsItsFieldsAndLeadsToItsRequest() {
        show(50);
        waitUntilQuiet();
        QVERIFY(table()->selectKey(model()->keyAt(46)));
        QTRY_VERIFY(find<QWidget>("detailPanel")->isVisible());
        QCOMPARE(text("detailTitle"), u"out of the pool for a while"_s);
        QCOMPARE(text("value_requestId"), u"req_46"_s);
        QCOMPARE(text("value_status"), u"200"_s);
        const QSignalSpy gone(m_page.get(), &ui::common::Page::goTo);
        find<QPushButton>("button_openRequest")->click();
        QCOMPARE(gone.first().first().value<ui::common::Place>(),
                 (ui::common::Place{u"requests"_s, u"req_46"_s}));
        find<QPushButton>("button_copyLine")->click();
        QVERIFY(m_interaction.copied.last().contains(u"\"req_46\""_s));
        // Reading a line is reading: the list does not run away.
        QVERIFY(!find<QToolButton>("live")->isChecked());
    }

    void allIsExportedOldestFirst() {
        show(2'500);
        waitUntilQuiet();
        const QTemporaryDir folder;
        m_interaction.paths = {folder.filePath(u"log.jsonl"_s)};
        m_page->findChild<QAction*>(u"exportLog"_s)->trigger();
        QTRY_COMPARE(m_interaction.fileQuestions.size(), 1);
        QFile file(folder.filePath(u"log.jsonl"_s));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QList<QByteArray> lines = file.readAll().trimmed().split('\n');
        QCOMPARE(lines.size(), 2'500);
        QVERIFY(lines.first().contains("\"req_0\""));
        QVERIFY(lines.last().contains("\"req_2499\""));
    }

    void anExportCanBeCancelled() {
        show(50);
        waitUntilQuiet();
        m_relay->handle(u"GET /admin/logs"_s, [](const Seen&) { return Scripted{.silent = true}; });
        m_page->findChild<QAction*>(u"exportLog"_s)->trigger();
        QVERIFY(find<QWidget>("exportStrip")->isVisible());
        find<QPushButton>("exportCancel")->click();
        QVERIFY(!find<QWidget>("exportStrip")->isVisible());
        QVERIFY(m_interaction.fileQuestions.isEmpty());
    }

    void withoutALogFileItSaysSo() {
        scriptLog(*m_relay, 0, {});
        m_page->resize(1280, 800);
        m_page->show();
        m_page->setLive(true);
        QTRY_COMPARE(text("emptyTitle"), u"No log file is kept"_s);
        picture(*m_page, u"logs-light-nofile"_s);
        const QSignalSpy gone(m_page.get(), &ui::common::Page::goTo);
        find<QPushButton>("emptyAction")->click();
        QCOMPARE(gone.first().first().value<ui::common::Place>(),
                 (ui::common::Place{u"settings"_s, u"RELAYWRIGHT_LOG_FILE"_s}));
        QTRY_VERIFY(m_events->isOpen());
        waitUntilQuiet();
        m_relay->sendEvent(u"log"_s, sampleEvent(1));
        QTRY_COMPARE(rows(), 1);
    }

    void aFileThatIsReadInPiecesIsReadOnUntilALineIsFound() {
        // 4 MB without a match, again and again, then the only line.
        auto calls = std::make_shared<int>(0);
        m_relay->handle(u"GET /admin/logs"_s, [calls](const Seen&) {
            const bool last = ++*calls == 5;
            const QJsonArray found = last ? QJsonArray{ui::test::sampleLogRow(3)} : QJsonArray();
            return Scripted{.body = {{u"rows"_s, found},
                                     {u"next"_s, last ? QJsonValue() : QJsonValue(u"1:9"_s)},
                                     {u"file"_s, u"/var/log/relay.log"_s}}};
        });
        m_page->show();
        m_page->setLive(true);
        QTRY_COMPARE(rows(), 1);
        QCOMPARE(requestAt(0), u"req_3"_s);
    }

    void aRelayThatFailsIsToldAndAskedAgain() {
        m_relay->fail(u"GET /admin/logs"_s, 500, u"INTERNAL"_s, u"the file cannot be read"_s);
        m_page->resize(1280, 800);
        m_page->show();
        m_page->setLive(true);
        QTRY_VERIFY(find<QWidget>("errorState")->isVisible());
        QVERIFY(text("errorWhy").contains(u"cannot be read"_s));
        scriptLog(*m_relay, 5);
        find<QPushButton>("errorRetry")->click();
        QTRY_COMPARE(rows(), 5);
    }

    void nothingHappensWhileNobodyLooks() {
        show(20);
        QTRY_COMPARE(m_relay->openStreams(), 1);
        waitUntilQuiet();
        m_page->setLive(false);
        QTRY_COMPARE(m_relay->openStreams(), 0);
        const qsizetype asked = m_relay->seen(u"GET /admin/logs"_s).size();
        QTest::qWait(20);
        QCOMPARE(m_relay->seen(u"GET /admin/logs"_s).size(), asked);
        scriptLog(*m_relay, 30);
        m_page->setLive(true);
        QTRY_COMPARE(rows(), 30);
    }

    void pictures_data() {
        QTest::addColumn<int>("mode");
        QTest::addColumn<QSize>("size");
        QTest::addColumn<QString>("name");
        QTest::newRow("light") << static_cast<int>(ui::theme::Mode::Light) << QSize(1280, 800) << u"light"_s;
        QTest::newRow("dark") << static_cast<int>(ui::theme::Mode::Dark) << QSize(1920, 1080) << u"dark"_s;
    }

    void pictures() {
        QFETCH(int, mode);
        QFETCH(QSize, size);
        QFETCH(QString, name);
        m_theme->setMode(static_cast<ui::theme::Mode>(mode));
        m_page->resize(size);
        show(10'000);
        waitUntilQuiet();
        picture(*m_page, u"logs-%1-typical"_s.arg(name));
        QVERIFY(table()->selectKey(model()->keyAt(rows() - 5)));
        for (int number = 10'000; number < 10'037; ++number)
            m_relay->sendEvent(u"log"_s, sampleEvent(number));
        QTRY_VERIFY(find<QPushButton>("newerLines")->isVisible());
        picture(*m_page, u"logs-%1-detail"_s.arg(name));
        auto* search = m_page->findChild<ui::common::SearchField*>();
        m_relay->answer(
            u"GET /admin/logs"_s,
            {{u"rows"_s, QJsonArray()}, {u"next"_s, QJsonValue()}, {u"file"_s, u"/var/log/relay.log"_s}});
        search->setText(u"nothing like it"_s);
        search->searchNow();
        QTRY_VERIFY(find<QWidget>("emptyState")->isVisible());
        picture(*m_page, u"logs-%1-empty"_s.arg(name));
    }

private:
    void show(int count) {
        scriptLog(*m_relay, count);
        if (m_page->size().width() < 1000) m_page->resize(1280, 800);
        m_page->show();
        m_page->setLive(true);
        QTRY_VERIFY(rows() > 0);
    }
    /// All that was asked has been answered: what is opened and counted afterwards is counted once.
    void waitUntilQuiet() {
        QTRY_VERIFY(m_events->isOpen());
        QTRY_VERIFY(text("logReach") != u"Reading the file…"_s);
    }
    template <class Widget>
    Widget* find(const char* name) const {
        return m_page->findChild<Widget*>(QString::fromLatin1(name));
    }
    QString text(const char* name) const {
        const auto* label = find<QLabel>(name);
        return label == nullptr ? QString() : label->text();
    }
    LogTable* table() const { return m_page->findChild<LogTable*>(); }
    ui::logs::LogModel* model() const { return m_page->findChild<ui::logs::LogModel*>(); }
    int rows() const { return model()->rowCount(); }
    QString requestAt(int row) const { return model()->at(row).requestId(); }
    QString topKey() const {
        const QModelIndex top = table()->filter().mapToSource(table()->indexAt(QPoint(4, 0)));
        return model()->keyAt(top.row());
    }
    bool atEnd() const {
        return table()->verticalScrollBar()->value() == table()->verticalScrollBar()->maximum();
    }
    QString lastQuery(const QString& name) const {
        return m_relay->last(u"GET /admin/logs"_s).query.queryItemValue(name, QUrl::FullyDecoded);
    }

    std::unique_ptr<ui::test::SettingsSandbox> m_sandbox;
    std::unique_ptr<ui::test::ScriptedApi> m_relay;
    std::unique_ptr<ui::api::AdminClient> m_client;
    std::unique_ptr<ui::api::EventStream> m_events;
    ui::test::ScriptedInteraction m_interaction;
    std::unique_ptr<ui::theme::Theme> m_theme;
    std::unique_ptr<ui::logs::LogsPage> m_page;
};

QTEST_MAIN(LogsPageTest)
#include "logs_page_test.moc"
