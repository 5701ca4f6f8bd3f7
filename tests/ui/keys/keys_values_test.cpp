#include "ui/api/answer.h"
#include "ui/common/client_snippets.h"
#include "ui/keys/key_form.h"
#include "ui/keys/key_row.h"
#include "ui/keys/key_words.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace ui;
using namespace ui::keys;

namespace {

const QDateTime kNow(QDate(2026, 3, 10), QTime(12, 0), Qt::UTC);

api::Usd dollars(const char* text) {
    return *api::Usd::fromDecimal(QString::fromLatin1(text));
}

KeyRow plainRow() {
    KeyRow row;
    row.key.enabled = true;
    return row;
}

api::ApiError refused(const QString& message) {
    api::ApiError error;
    error.kind = api::ApiError::Kind::Invalid;
    error.message = message;
    return error;
}

}  // namespace

class KeysValuesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void stateSaysWhatMattersFirst() {
        KeyRow row = plainRow();
        QCOMPARE(stateOf(row, kNow), KeyState::Active);
        row.key.activationDays = 30;
        QCOMPARE(stateOf(row, kNow), KeyState::NotActivated);
        row.key.activatedAt = kNow.addDays(-27);
        row.key.expiresAt = kNow.addDays(3);
        QCOMPARE(stateOf(row, kNow), KeyState::ExpiresSoon);
        QCOMPARE(lookOf(row, kNow).word, u"expires in 3 day(s)"_s);
        row.key.limits.dailyCost = dollars("5");
        row.today.cost = dollars("5");
        QCOMPARE(stateOf(row, kNow), KeyState::AtLimit);
        row.key.expiresAt = kNow;
        QCOMPARE(stateOf(row, kNow), KeyState::Expired);
        row.key.enabled = false;
        QCOMPARE(stateOf(row, kNow), KeyState::Disabled);
    }

    void nearIsFourFifthsOfAnyLimit() {
        KeyRow row = plainRow();
        row.key.limits.monthlyCost = dollars("10");
        row.month.cost = dollars("7.999999999");
        QVERIFY(!isNearLimit(row, kNow));
        row.month.cost = dollars("8");
        QVERIFY(isNearLimit(row, kNow));
        row.key.temporaryLimits = api::KeyLimits{};
        row.key.temporaryLimits->monthlyCost = dollars("20");
        row.key.temporaryUntil = kNow.addSecs(1);
        QVERIFY(!isNearLimit(row, kNow));
        QVERIFY(isNearLimit(row, kNow.addSecs(1)));
    }

    void countersOfAPastTimeDoNotCount() {
        api::LimitRow limit;
        limit.kind = u"window_tokens"_s;
        limit.limit = u"100"_s;
        limit.used = u"90"_s;
        limit.held = u"10"_s;
        limit.resetsAt = kNow.addSecs(60);
        QCOMPARE(tightestIn({limit}, kNow), (Tightest{u"window_tokens"_s, 1.0}));
        QVERIFY(!tightestIn({limit}, kNow.addSecs(60)));
        limit.kind = u"concurrency"_s;
        QVERIFY(!tightestIn({limit}, kNow));
    }

    void rulesAreSentences() {
        api::ApiKey key;
        QCOMPARE(rulesInWords(key, {}, kNow).first(), u"May use every model."_s);
        key.allowModels = {u"claude-*"_s};
        key.denyModels = {u"*opus*"_s};
        key.groupId = u"g"_s;
        key.allowClients = {u"claude_code"_s};
        const QStringList rules = rulesInWords(key, {{}, {{u"g"_s, u"research"_s}}}, kNow);
        QCOMPARE(rules, QStringList({u"May use claude-* except *opus*."_s,
                                     u"Is served by the accounts of group “research” alone."_s,
                                     u"Only clients that say they are Claude Code are let in."_s}));
    }

    void aKeyGoesThroughTheFormUnchanged() {
        const QJsonObject limits{{"concurrency"_L1, 4},
                                 {"windowMinutes"_L1, 60},
                                 {"windowTokens"_L1, 5000},
                                 {"windowRequests"_L1, 0},
                                 {"windowCost"_L1, "0"_L1},
                                 {"dailyCost"_L1, "2.5"_L1},
                                 {"weeklyCost"_L1, "0"_L1},
                                 {"monthlyCost"_L1, "50"_L1},
                                 {"totalCost"_L1, "0"_L1},
                                 {"families"_L1, QJsonArray{QJsonObject{{"family"_L1, "opus"_L1},
                                                                        {"period"_L1, "monthly"_L1},
                                                                        {"limit"_L1, "9.99"_L1}}}}};
        const QJsonObject told{{"name"_L1, "ann"_L1},
                               {"owner"_L1, "ann@example.com"_L1},
                               {"tags"_L1, QJsonArray{"a"_L1, "b"_L1}},
                               {"description"_L1, "x"_L1},
                               {"activationDays"_L1, 0},
                               {"services"_L1, QJsonArray{"claude"_L1}},
                               {"allowModels"_L1, QJsonArray{"claude-*"_L1}},
                               {"denyModels"_L1, QJsonArray()},
                               {"allowClients"_L1, QJsonArray()},
                               {"allowAddresses"_L1, QJsonArray{"10.0.0.0/8"_L1}},
                               {"accountId"_L1, ""_L1},
                               {"groupId"_L1, "g"_L1},
                               {"limits"_L1, limits},
                               {"weeklyReset"_L1, QJsonObject{{"day"_L1, 3}, {"hour"_L1, 8}}},
                               {"queue"_L1, QJsonObject{{"places"_L1, 20}, {"waitMs"_L1, 30000}}},
                               {"allowUnpriced"_L1, true},
                               {"expiresAt"_L1, "2026-05-01T00:00:00.000Z"_L1}};
        const QJsonObject form = formOf(api::ApiKey::fromJson(told));
        QCOMPARE(keyOf(form), told);
        QVERIFY(changesBetween(form, form).isEmpty());
        QJsonObject other = form;
        other["monthlyCost"_L1] = "60"_L1;
        other["binding"_L1] = "account:a"_L1;
        QCOMPARE(changesBetween(form, other),
                 (QJsonObject{{"limits"_L1, QJsonObject{{"monthlyCost"_L1, "60"_L1}}},
                              {"accountId"_L1, "a"_L1},
                              {"groupId"_L1, ""_L1}}));
    }

    void anEndMadeByDaysReplacesTheFixedOne() {
        const QJsonObject before{{"expiry"_L1, "date"_L1}, {"expiresAt"_L1, "2026-05-01T00:00:00Z"_L1}};
        const QJsonObject after{{"expiry"_L1, "activation"_L1}, {"activationDays"_L1, 30}};
        QCOMPARE(changesBetween(before, after),
                 (QJsonObject{{"activationDays"_L1, 30}, {"expiresAt"_L1, QJsonValue()}}));
        QCOMPARE(changesBetween(after, {{"expiry"_L1, "never"_L1}}),
                 (QJsonObject{{"activationDays"_L1, 0}, {"expiresAt"_L1, QJsonValue()}}));
    }

    void problemsStandAtTheirField_data() {
        QTest::addColumn<QJsonObject>("form");
        QTest::addColumn<QString>("field");
        QTest::newRow("window") << QJsonObject{{"windowTokens"_L1, 5}} << u"windowMinutes"_s;
        QTest::newRow("window cost") << QJsonObject{{"windowCost"_L1, "1"_L1}} << u"windowMinutes"_s;
        QTest::newRow("past") << QJsonObject{{"expiry"_L1, "date"_L1},
                                             {"expiresAt"_L1, "2026-03-10T11:59:00Z"_L1}}
                              << u"expiresAt"_s;
        QTest::newRow("no date") << QJsonObject{{"expiry"_L1, "date"_L1}} << u"expiresAt"_s;
        QTest::newRow("no days") << QJsonObject{{"expiry"_L1, "activation"_L1}} << u"activationDays"_s;
        QTest::newRow("family") << QJsonObject{{"families"_L1, QJsonArray{"opus yearly 5"_L1}}}
                                << u"families"_s;
        QTest::newRow("address") << QJsonObject{{"allowAddresses"_L1, QJsonArray{"10.0.0.0/33"_L1}}}
                                 << u"allowAddresses"_s;
        QTest::newRow("short address")
            << QJsonObject{{"allowAddresses"_L1, QJsonArray{"10.1"_L1}}} << u"allowAddresses"_s;
        QTest::newRow("model") << QJsonObject{{"denyModels"_L1, QJsonArray{"claude opus"_L1}}}
                               << u"denyModels"_s;
        QTest::newRow("override") << QJsonObject{{"until"_L1, "2026-03-10T12:00:00Z"_L1}} << u"until"_s;
        QTest::newRow("many") << QJsonObject{{"count"_L1, 2}, {"name"_L1, QString(96, u'x')}} << u"name"_s;
    }
    void problemsStandAtTheirField() {
        QFETCH(QJsonObject, form);
        QFETCH(QString, field);
        QCOMPARE(problemsIn(form, kNow).keys(), QStringList{field});
    }

    void whatIsRightHasNoProblem() {
        const QJsonObject form{
            {"expiry"_L1, "date"_L1},
            {"expiresAt"_L1, "2026-03-10T12:01:00Z"_L1},
            {"families"_L1, QJsonArray{"opus monthly $50.5"_L1}},
            {"windowMinutes"_L1, 5},
            {"windowTokens"_L1, 5},
            {"allowAddresses"_L1, QJsonArray{"10.0.0.0/8"_L1, "2001:db8::/32"_L1, "192.168.1.1"_L1}}};
        QCOMPARE(problemsIn(form, kNow), (QMap<QString, QString>{}));
    }

    void errorsOfTheRelayFindTheirField() {
        QCOMPARE(fieldOf(refused(u"field \"limits\": field \"dailyCost\" must be an amount"_s)),
                 u"dailyCost"_s);
        QCOMPARE(
            fieldOf(refused(u"field \"limits\": \"windowMinutes\" is needed with the limits of a window"_s)),
            u"windowMinutes"_s);
        QCOMPARE(fieldOf(refused(u"There is no account \"accountId\""_s)), u"binding"_s);
        QCOMPARE(fieldOf(refused(u"There is a key named \"ann\" already"_s)), u"name"_s);
        QCOMPARE(fieldOf(refused(u"field \"queue\": field \"waitMs\" must be at most 600000"_s)),
                 u"queueWait"_s);
        QCOMPARE(fieldOf(refused(u"The store is full"_s)), QString());
    }

    void tagsAreSeparatedByCommas() {
        QCOMPARE(tagsIn(u" a, b，c,,a "_s), QStringList({u"a"_s, u"b"_s, u"c"_s}));
    }

    void snippetsHoldAddressAndKey() {
        using common::Dialect;
        const auto snippets = common::clientSnippets(
            u"https://relay.example/"_s, u"cr_abc"_s,
            {Dialect::Anthropic, Dialect::OpenAiResponses, Dialect::OpenAiChat, Dialect::Gemini});
        QCOMPARE(snippets.size(), 6);
        for (const common::ClientSnippet& snippet : snippets) {
            QVERIFY2(!snippet.variants.isEmpty(), qPrintable(snippet.id));
            QString all;
            for (const common::SnippetVariant& variant : snippet.variants)
                all += variant.code;
            QVERIFY2(all.contains("cr_abc"_L1) && all.contains("https://relay.example/"_L1),
                     qPrintable(snippet.id));
            QVERIFY2(!all.contains("example//"_L1) && !all.contains(u'{' + u"key}"_s),
                     qPrintable(snippet.id));
        }
        QVERIFY(snippets.first().variants.first().code.contains(
            "ANTHROPIC_BASE_URL=https://relay.example/api\n"_L1));
    }

    void whatIsNotServedShowsNoCommand() {
        for (const common::ClientSnippet& snippet : common::clientSnippets(u"http://h"_s, u"k"_s)) {
            const bool other = QStringList{u"codex"_s, u"gemini-cli"_s, u"openai-sdk"_s}.contains(snippet.id);
            QCOMPARE(snippet.variants.isEmpty(), other);
            if (other) QVERIFY(snippet.note.startsWith("Not yet"_L1));
        }
    }
};

QTEST_GUILESS_MAIN(KeysValuesTest)
#include "keys_values_test.moc"
