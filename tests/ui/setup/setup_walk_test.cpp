#include "tests/ui/setup/setup_bench.h"
#include "tests/ui/support/local_token.h"

#include "engine/simulation.h"
#include "support/relay_process.h"
#include "support/temp_directory.h"

#include <QSignalSpy>

#include <memory>

using namespace Qt::Literals::StringLiterals;
using ui::test::Scripted;
using ui::test::Seen;
using ui::test::SetupBench;

namespace {

constexpr int kPatienceMs = 20'000;

/// A stream's words with pauses of the event loop between them, then its end.
void speak(ui::test::ScriptedApi& relay, const QString& event, const QList<QJsonObject>& parts) {
    QVERIFY(QTest::qWaitFor([&] { return relay.openStreams() > 0; }));
    for (const QJsonObject& part : parts) {
        relay.sendEvent(event, part);
        QTest::qWait(0);
    }
}

constexpr const char* kUpstreamKey = "key-of-the-simulated-provider";

/// The real program, and a provider for it; both on ports of their own.
struct RealEngine {
    const relay::test::TempDirectory directory;
    const relay::test::RelayProcess relay{directory.path()};
    const std::unique_ptr<relay::Simulation> provider =
        relay::Simulation::start({.accountKey = kUpstreamKey, .wordDelay = std::chrono::milliseconds(1)})
            .value();
};

}  // namespace

/// From a relay to which nothing has happened to a first streamed answer, by the widgets that a newcomer has.
class SetupWalkTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aNewcomerComesToAFirstStreamedAnswer_data() {
        QTest::addColumn<bool>("real");
        QTest::newRow("a scripted relay") << false;
        QTest::newRow("the real program") << true;
    }
    void aNewcomerComesToAFirstStreamedAnswer() {
        QFETCH(bool, real);
        SetupBench bench;
        std::unique_ptr<RealEngine> engine;
        QString upstream = u"http://127.0.0.1:9"_s;
        if (real) {
            engine = std::make_unique<RealEngine>();
            upstream = QString::fromStdString(engine->provider->baseUrl());
            bench.client.setBase(QUrl(QString::fromStdString(engine->relay.url())));
            bench.client.setToken(ui::test::localToken(engine->directory.path()));
        } else {
            script(bench);
        }
        bench.page->resize(1280, 800);
        bench.page->show();
        bench.page->setLive(true);
        bench.connection.start();
        QTRY_VERIFY_WITH_TIMEOUT(bench.find<QLineEdit>("field_secret", "card_account") != nullptr,
                                 kPatienceMs);

        bench.type("field_username", u"ada"_s, "card_administrator");
        bench.type("field_password", u"a long password"_s, "card_administrator");
        bench.type("field_again", u"a long password"_s, "card_administrator");
        bench.click("createAdministrator");
        QTRY_COMPARE_WITH_TIMEOUT(bench.state("card_administrator"), u"Done"_s, kPatienceMs);

        QTRY_VERIFY_WITH_TIMEOUT(bench.find<QAbstractButton>("saveAddress")->isEnabled(), kPatienceMs);
        bench.click("saveAddress");
        QTRY_COMPARE_WITH_TIMEOUT(bench.state("card_address"), u"Done"_s, kPatienceMs);

        bench.type("field_baseUrl", upstream, "card_account");
        bench.type("field_secret", QString::fromLatin1(kUpstreamKey), "card_account");
        bench.click("addAccount");
        if (!real) {
            speak(bench.relay, u"text"_s, {{{u"text"_s, u"Good "_s}}, {{u"text"_s, u"day."_s}}});
            bench.relay.sendEvent(u"done"_s,
                                  {{u"ok"_s, true}, {u"durationMs"_s, 420}, {u"model"_s, u"claude"_s}});
            bench.relay.endStreams();
        }
        QTRY_COMPARE_WITH_TIMEOUT(bench.state("card_account"), u"Done"_s, kPatienceMs);
        QVERIFY(!bench.text("answerText", "card_account").isEmpty());

        bench.type("field_name", u"first-key"_s, "card_key");
        bench.type("field_limit", u"5"_s, "card_key");
        bench.click("createKey");
        QTRY_COMPARE_WITH_TIMEOUT(bench.state("card_key"), u"Done"_s, kPatienceMs);
        QVERIFY(bench.find<QWidget>("secretOnce", "card_key")->isVisibleTo(bench.page.get()));

        bench.click("sendTest");
        if (!real) {
            speak(bench.relay, u"content_block_delta"_s,
                  {{{u"delta"_s, QJsonObject{{u"text"_s, u"Hello, "_s}}}},
                   {{u"delta"_s, QJsonObject{{u"text"_s, u"newcomer."_s}}}}});
            bench.relay.sendEvent(u"message_stop"_s, {});
            bench.relay.endStreams();
        }
        const auto answered = [&bench] {
            const auto* label = bench.find<ui::common::StateLabel>("answerState", "tryPanel");
            return label->look().word;
        };
        QTRY_COMPARE_WITH_TIMEOUT(answered(), u"It works"_s, kPatienceMs);
        QVERIFY(!bench.text("answerText", "tryPanel").isEmpty());
        // What it cost comes from the ledger.
        QTRY_VERIFY_WITH_TIMEOUT(bench.text("answerFacts", "tryPanel").contains(u"tokens in"_s), kPatienceMs);
        QCOMPARE(bench.text("answer"), u"Everything is set up."_s);
        ui::test::picture(*bench.page, u"setup-walked"_s);
        if (!real) QCOMPARE(bench.relay.unexpected(), QStringList());
    }

private:
    static void script(SetupBench& bench) {
        bench.relay.answer(u"POST /admin/setup"_s, {{u"username"_s, u"ada"_s}}, 201);
        bench.relay.answer(
            u"POST /admin/accounts"_s,
            {{u"id"_s, u"a1"_s}, {u"name"_s, u"claude-console"_s}, {u"secretHint"_s, u"…cret"_s}}, 201);
        bench.relay.handle(u"POST /admin/accounts/a1/test"_s,
                           [](const Seen&) { return Scripted{.events = true}; });
        bench.relay.answer(u"POST /admin/keys"_s,
                           {{u"id"_s, u"k1"_s}, {u"name"_s, u"first-key"_s}, {u"key"_s, u"cr_new-key"_s}},
                           201);
        bench.relay.handle(u"POST /api/v1/messages"_s, [](const Seen&) {
            return Scripted{.headers = {{"request-id", "req_1"}}, .events = true};
        });
        const QJsonObject attempt{{u"requestId"_s, u"req_1"_s},  {u"outcome"_s, u"succeeded"_s},
                                  {u"inputTokens"_s, 12},        {u"outputTokens"_s, 34},
                                  {u"costUsd"_s, u"0.000546"_s}, {u"priceMatch"_s, u"exact"_s}};
        // The first question comes before the ledger has the row.
        auto asked = std::make_shared<int>(0);
        bench.relay.handle(u"GET /admin/attempts"_s, [attempt, asked](const Seen&) {
            const QJsonArray rows = (*asked)++ == 0 ? QJsonArray() : QJsonArray{attempt};
            return Scripted{.body = {{u"rows"_s, rows}, {u"next"_s, QJsonValue()}}};
        });
    }
};

QTEST_MAIN(SetupWalkTest)
#include "setup_walk_test.moc"
