#include "tests/ui/setup/setup_bench.h"

#include <QScrollArea>
#include <QScrollBar>

using namespace Qt::Literals::StringLiterals;
using ui::test::picture;
using ui::test::Scripted;
using ui::test::Seen;
using ui::test::SetupBench;

/// For a person to look at (RELAYWRIGHT_PICTURES); as a test it says that every state can be painted.
class SetupPicturesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void lightAndDark_data() {
        QTest::addColumn<int>("mode");
        QTest::addColumn<QSize>("size");
        QTest::addColumn<QString>("name");
        QTest::newRow("light") << static_cast<int>(ui::theme::Mode::Light) << QSize(1280, 800) << u"light"_s;
        QTest::newRow("dark") << static_cast<int>(ui::theme::Mode::Dark) << QSize(1920, 1080) << u"dark"_s;
    }

    void lightAndDark() {
        QFETCH(int, mode);
        QFETCH(QSize, size);
        QFETCH(QString, name);
        SetupBench bench({.restartEngine = [] {},
                          .useDataDirectory = [](const QString&) {},
                          .startDemo = [](const auto&) {}});
        bench.theme.setMode(static_cast<ui::theme::Mode>(mode));
        bench.connection.start();
        QVERIFY(bench.show(size));
        QTRY_VERIFY(bench.find<QAbstractButton>("saveAddress")->isEnabled());
        QVERIFY(bench.waitFor(u"GET /admin/status"_s));
        QTest::qWait(10);
        picture(*bench.page, u"setup-%1-new"_s.arg(name));
        bench.click("cardSkip", "card_administrator");
        bench.click("saveAddress");
        failAccount(bench);
        showCard(bench, "card_account");
        picture(*bench.page, u"setup-%1-account"_s.arg(name));
        makeKey(bench);
        bottom(bench);
        picture(*bench.page, u"setup-%1-key"_s.arg(name));
        QVERIFY(!bench.page->grab().isNull());
    }

private:
    static void failAccount(SetupBench& bench) {
        const QJsonObject account{
            {u"id"_s, u"a1"_s}, {u"name"_s, u"claude-console"_s}, {u"secretHint"_s, u"…x"_s}};
        bench.relay.answer(u"POST /admin/accounts"_s, account, 201);
        bench.relay.answer(u"POST /admin/accounts/a1/test"_s,
                           {{u"ok"_s, false}, {u"status"_s, 401}, {u"error"_s, u"invalid x-api-key"_s}});
        bench.type("field_secret", u"sk-wrong"_s);
        bench.click("addAccount");
        QTRY_VERIFY(bench.text("answerFacts", "card_account").contains(u"x-api-key"_s));
    }

    static void makeKey(SetupBench& bench) {
        bench.relay.answer(u"POST /admin/keys"_s,
                           {{u"id"_s, u"k1"_s}, {u"name"_s, u"first-key"_s}, {u"key"_s, u"cr_secret-key"_s}},
                           201);
        bench.relay.handle(u"POST /api/v1/messages"_s, [](const Seen&) {
            return Scripted{.headers = {{"request-id", "req_1"}}, .events = true};
        });
        const QJsonObject attempt{{u"requestId"_s, u"req_1"_s},  {u"outcome"_s, u"succeeded"_s},
                                  {u"inputTokens"_s, 12},        {u"outputTokens"_s, 34},
                                  {u"costUsd"_s, u"0.000546"_s}, {u"priceMatch"_s, u"exact"_s}};
        bench.relay.answerRows(u"GET /admin/attempts"_s, {attempt});
        bench.click("createKey");
        QTRY_COMPARE(bench.state("card_key"), u"Done"_s);
        bench.click("sendTest");
        QTRY_VERIFY(bench.relay.openStreams() > 0);
        const QString words =
            u"Hello, and welcome. Your relay passes every word on as it comes; this one took its way through it."_s;
        bench.relay.sendEvent(u"content_block_delta"_s, {{u"delta"_s, QJsonObject{{u"text"_s, words}}}});
        bench.relay.sendEvent(u"message_stop"_s, {});
        bench.relay.endStreams();
        QTRY_VERIFY(bench.text("answerFacts", "tryPanel").contains(u"tokens in"_s));
    }

    static void showCard(SetupBench& bench, const char* name) {
        QTest::qWait(10);
        auto* scroll = bench.page->findChild<QScrollArea*>(u"setupScroll"_s);
        scroll->verticalScrollBar()->setValue(
            bench.find<QWidget>(name)->mapTo(scroll->widget(), QPoint()).y() - 8);
        QTest::qWait(10);
    }

    static void bottom(SetupBench& bench) {
        QTest::qWait(20);
        auto* scroll = bench.page->findChild<QScrollArea*>(u"setupScroll"_s);
        scroll->verticalScrollBar()->setValue(scroll->verticalScrollBar()->maximum());
        QTest::qWait(10);
    }
};

QTEST_MAIN(SetupPicturesTest)
#include "setup_pictures_test.moc"
