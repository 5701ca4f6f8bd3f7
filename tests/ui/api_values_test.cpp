#include "ui/api/account.h"
#include "ui/api/api_key.h"
#include "ui/api/attempt.h"
#include "ui/api/json_fields.h"
#include "ui/api/request_story.h"
#include "ui/api/setting.h"
#include "ui/api/status.h"
#include "ui/api/usage.h"

#include <QJsonDocument>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using ui::api::Usd;

namespace {

QJsonObject json(const char* text) {
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(QByteArray(text), &error);
    if (error.error != QJsonParseError::NoError)
        qFatal("the test's JSON is wrong: %s", qPrintable(error.errorString()));
    return document.object();
}

}  // namespace

class ApiValuesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theRelaysDayBeginsInItsZone() {
        const auto setting = [](const QString& name, const QString& value) {
            ui::api::Setting made;
            made.name = name;
            made.value = value;
            return made;
        };
        const auto offset = [](const QTimeZone& zone) {
            return zone.offsetFromUtc(QDateTime({2026, 1, 15}, {12, 0}, Qt::UTC));
        };
        QCOMPARE(offset(ui::api::zoneIn({})), 0);
        QCOMPARE(offset(ui::api::zoneIn({setting(u"TIMEZONE_OFFSET"_s, u"5.5"_s)})), 5 * 3600 + 1800);
        QCOMPARE(offset(ui::api::zoneIn({setting(u"TIMEZONE_OFFSET"_s, u"-3"_s)})), -3 * 3600);
        QCOMPARE(offset(ui::api::zoneIn(
                     {setting(u"TIMEZONE_OFFSET"_s, u"-3"_s), setting(u"TIMEZONE"_s, u"Asia/Shanghai"_s)})),
                 8 * 3600);
    }

    void moneyStaysWhole_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("nanos");
        QTest::addColumn<QString>("back");
        QTest::newRow("nothing") << u"0"_s << qint64(0) << u"0"_s;
        QTest::newRow("small") << u"0.000000001"_s << qint64(1) << u"0.000000001"_s;
        QTest::newRow("zeros") << u"4.2100"_s << qint64(4'210'000'000) << u"4.21"_s;
        QTest::newRow("negative") << u"-0.5"_s << qint64(-500'000'000) << u"-0.5"_s;
        QTest::newRow("large") << u"8999999999.999999999"_s << qint64(8'999'999'999'999'999'999)
                               << u"8999999999.999999999"_s;
    }
    void moneyStaysWhole() {
        QFETCH(QString, text);
        QFETCH(qint64, nanos);
        QFETCH(QString, back);
        const std::optional<Usd> usd = Usd::fromDecimal(text);
        QVERIFY(usd.has_value());
        QCOMPARE(usd->nanos, nanos);
        QCOMPARE(usd->toDecimal(), back);
    }

    void whatIsNoMoneyIsNone() {
        for (const QString& text :
             {u""_s, u"."_s, u"1e3"_s, u"0.0000000001"_s, u"12,5"_s, u"9000000001"_s, u"1.2.3"_s})
            QVERIFY2(!Usd::fromDecimal(text), qPrintable(text));
    }

    void tenthsAddUp() {
        Usd sum;
        for (int i = 0; i < 10; ++i)
            sum += *Usd::fromDecimal(u"0.1");
        QCOMPARE(sum.toDecimal(), u"1"_s);
    }

    void readsAnAccount() {
        const auto account = ui::api::Account::fromJson(json(
            R"({"id":"a","name":"team-b","state":"cooling","priority":50,"schedulable":true,"dailyQuota":"12.5",
            "modelMap":{"x":"y"},"mark":{"cause":"rate_limited","status":429,"until":"2026-03-01T12:00:00.250Z"},
            "familyMarks":[{"family":"opus"}],"lastUsedAt":null})"));
        QCOMPARE(account.state, ui::api::AccountState::Cooling);
        QCOMPARE(account.dailyQuota.toDecimal(), u"12.5"_s);
        QCOMPARE(account.modelMap.value(u"x"_s), u"y"_s);
        QVERIFY(account.mark.has_value());
        QCOMPARE(account.mark->until, QDateTime(QDate(2026, 3, 1), QTime(12, 0, 0, 250), Qt::UTC));
        QCOMPARE(account.familyMarks.value(0).family, u"opus"_s);
        QVERIFY(!account.lastUsedAt.isValid());
    }

    void aKeysSecretIsNotKept() {
        const QJsonObject body = json(R"({"id":"k","name":"laptop","key":"cr_secret","temporary":null})");
        const auto key = ui::api::ApiKey::fromJson(body);
        QVERIFY(!key.json.contains("key"_L1));
        QCOMPARE(ui::api::createdKeyIn(body), u"cr_secret"_s);
        QVERIFY(!key.temporaryLimits);
    }

    void aLimitMayBeANumberOrMoneyOrNone() {
        const auto tokens =
            ui::api::LimitRow::fromJson(json(R"({"kind":"window_tokens","limit":1000,"used":7})"));
        QCOMPARE(tokens.limit.value_or(QString()), u"1000"_s);
        QVERIFY(!tokens.isMoney());
        const auto money =
            ui::api::LimitRow::fromJson(json(R"({"kind":"daily_cost","limit":null,"used":"0.25"})"));
        QVERIFY(!money.limit);
        QVERIFY(money.isMoney());
        QCOMPARE(money.used, u"0.25"_s);
    }

    void nullIsNotZero() {
        const auto attempt =
            ui::api::Attempt::fromJson(json(R"({"firstByteMs":null,"durationMs":0,"priceLines":null})"));
        QVERIFY(!attempt.firstByteMs);
        QCOMPARE(attempt.durationMs.value_or(-1), 0);
        QVERIFY(!attempt.priceLines);
        const auto story = ui::api::RequestStory::fromJson(json(R"({"stages":[],"candidates":null})"));
        QVERIFY(story.stages && story.stages->isEmpty());
        QVERIFY(!story.candidates);
    }

    void anOlderRelayIsShownAsFarAsItTells() {
        const auto status = ui::api::Status::fromJson(json(R"({"accounts":{"total":3,"ready":2}})"));
        QCOMPARE(status.accountsReady, 2);
        QVERIFY(!status.costToday);
        QVERIFY(!status.hasAccounts);
    }

    void readsASeries() {
        const auto series = ui::api::UsageSeries::fromJson(json(
            R"({"range":"day","stepSeconds":900,"rows":[{"start":"2026-03-01T00:00:00.000Z","costUsd":"0.1",
            "addedP50Us":null,"inputTokens":2,"outputTokens":3}],"total":{"requests":9},"previous":{"requests":4}})"));
        QCOMPARE(series.rows.size(), 1);
        QVERIFY(!series.rows[0].addedP50Us);
        QCOMPARE(series.rows[0].tokens(), 5);
        QCOMPARE(series.total.requests, 9);
        QCOMPARE(series.previous.requests, 4);
    }
};

QTEST_GUILESS_MAIN(ApiValuesTest)
#include "api_values_test.moc"
