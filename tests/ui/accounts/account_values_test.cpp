#include "tests/ui/accounts/sample_accounts.h"
#include "ui/accounts/account_counts.h"
#include "ui/accounts/account_form.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace ui::accounts;
using ui::api::Account;
using ui::common::lookOf;
using ui::common::reasonOf;
using ui::common::Sign;
using ui::common::standingOf;
using ui::test::sampleNow;

namespace {

std::vector<AccountRow> rowsOf(const QJsonArray& accounts) {
    std::vector<AccountRow> rows;
    for (const QJsonValue& account : accounts)
        rows.push_back(rowOf(Account::fromJson(account.toObject()), {u"Claude"_s, {}, {}, sampleNow()}));
    return rows;
}

Account typical(int index) {
    return Account::fromJson(ui::test::typicalAccounts().at(index).toObject());
}

ui::api::AccountType console() {
    return ui::api::AccountType::fromJson(ui::test::sampleTypes().at(0).toObject());
}

const ui::common::FieldSpec* specOf(const QList<ui::common::FieldSpec>& form, const QString& name) {
    for (const ui::common::FieldSpec& spec : form)
        if (spec.name == name) return &spec;
    return nullptr;
}

}  // namespace

class AccountValuesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyStateHasASignAndAWord() {
        const QList<std::pair<Sign, QString>> expected{
            {Sign::Cooling, u"Ready in part"_s},     {Sign::Cooling, u"Cooling down · 4m12s"_s},
            {Sign::Blocked, u"Rejected · 28m20s"_s}, {Sign::Ready, u"At its limit"_s},
            {Sign::Warning, u"Quota spent"_s},       {Sign::Paused, u"Paused"_s}};
        for (int i = 0; i < expected.size(); ++i) {
            const ui::common::StateLook look = lookOf(typical(i), sampleNow());
            QCOMPARE(look.word, expected[i].second);
            QVERIFY(look.sign == expected[i].first);
        }
    }

    void aStateThatIsNotKnownKeepsItsWord() {
        const Account account =
            Account::fromJson(ui::test::sampleAccount(u"x"_s, u"x"_s, {{u"state"_s, u"dreaming"_s}}));
        QCOMPARE(lookOf(account, sampleNow()).word, u"dreaming"_s);
        QVERIFY(wantsALook(standingOf(account)));
    }

    void saysWhy() {
        QCOMPARE(reasonOf(typical(1)), u"Rate limited (429)"_s);
        QCOMPARE(reasonOf(typical(2)), u"Secret refused (401)"_s);
        // It serves, but not everything.
        QCOMPARE(reasonOf(typical(0)), u"opus only: Rate limited (429)"_s);
        QCOMPARE(reasonOf(typical(5)), QString());
    }

    void theTimeLeftCountsDownToNothing() {
        QCOMPARE(lookOf(typical(1), sampleNow().addSecs(251)).word, u"Cooling down · 1s"_s);
        QCOMPARE(lookOf(typical(1), sampleNow().addSecs(400)).word, u"Cooling down"_s);
    }

    void countsForChipsAndTheAnsweringLine() {
        const AccountCounts counts = AccountCounts::of(rowsOf(ui::test::typicalAccounts()));
        QCOMPARE(counts.all, 6);
        QCOMPARE(
            counts.ready + counts.full + counts.cooling + counts.spent + counts.attention + counts.paused, 6);
        const auto chips = chipsOf(counts);
        QCOMPARE(chips.at(0).count, 6);
        QCOMPARE(chips.at(1).count, 2);
        QCOMPARE(chips.at(2).count, 3);
        QCOMPARE(chips.at(3).count, 1);
        const QString line = answerLine(counts);
        QVERIFY2(line.contains(u"1 ready · 1 at the limit · 1 cooling down · 1 out of quota"_s),
                 qPrintable(line));
        QCOMPARE(answerLine({}), QString());
        QVERIFY(answerLine({.all = 3, .ready = 3}).endsWith(u"all ready"_s));
    }

    void aRowTellsTheDay() {
        ui::api::UsageRow today;
        today.attempts = 1000;
        today.failures = 1;
        today.inputTokens = 1'000'000;
        today.cacheReadTokens = 500'000;
        const AccountRow row = rowOf(typical(0), {u"Claude"_s, {u"research"_s}, today, sampleNow()});
        QCOMPARE(row.tokens, 1'500'000);
        QCOMPARE(row.flight.text, u"3 / 10"_s);
        QCOMPARE(row.quota.text, u"$4.21 / $20.00"_s);
        QCOMPARE(row.success, 0.999);
        QVERIFY(rowOf(typical(5), {{}, {}, {}, sampleNow()}).success < 0);
    }

    void theModelOnlyTellsWhatDiffers() {
        AccountModel model(keyOf, accountColumns());
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setRows(rowsOf(ui::test::crowdedAccounts(40)));
        int changes = 0;
        connect(&model, &QAbstractItemModel::dataChanged, this, [&] { ++changes; });
        model.setRows(rowsOf(ui::test::crowdedAccounts(40)));
        QCOMPARE(changes, 0);
        QJsonArray fewer = ui::test::crowdedAccounts(40);
        fewer.removeAt(7);
        fewer.prepend(ui::test::sampleAccount(u"new"_s, u"new"_s));
        model.setRows(rowsOf(fewer));
        QCOMPARE(model.rowCount(), 40);
        QCOMPARE(model.rowOf(u"new"_s), 0);
        QCOMPARE(model.rowOf(u"c7"_s), -1);
        model.retranslate();
    }

    void theFormComesFromTheDescription() {
        const auto form = formOf(console(), false, {});
        QVERIFY(specOf(form, u"secret"_s)->required);
        QCOMPARE(specOf(form, u"baseUrl"_s)->label, u"Address"_s);
        QCOMPARE(specOf(form, u"priority"_s)->whenEmpty, QJsonValue(50));
        QCOMPARE(specOf(form, u"authScheme"_s)->allowed.size(), 3);
        QVERIFY(specOf(form, u"somethingNew"_s) == nullptr);
        QVERIFY(specOf(form, u"queue"_s) == nullptr);
        QCOMPARE(specOf(form, u"queue.waitMs"_s)->initial, QJsonValue(60000));
        // A field that nobody here has heard of is shown by its name, with the relay's words.
        const auto tiny =
            formOf(ui::api::AccountType::fromJson(ui::test::sampleTypes().at(1).toObject()), false, {});
        QCOMPARE(specOf(tiny, u"region"_s)->label, u"region"_s);
        QCOMPARE(specOf(tiny, u"region"_s)->help, u"In the relay's words."_s);
    }

    void aSecretThatIsThereMayStay() {
        const auto form = formOf(console(), true, u"…9f3a"_s);
        QVERIFY(!specOf(form, u"secret"_s)->required);
        QVERIFY(specOf(form, u"secret"_s)->placeholder.contains(u"…9f3a"_s));
        QVERIFY(specOf(formOf(console(), true, {}), u"secret"_s)->required);
    }

    void objectsGoThroughTheFormAndBack() {
        const QJsonObject account = ui::test::sampleAccount(u"a"_s, u"a"_s);
        const QJsonObject flat = toForm(account);
        QCOMPARE(flat.value("queue.waitMs"_L1), QJsonValue(9000));
        QCOMPARE(fromForm(flat).value("queue"_L1), account.value("queue"_L1));
    }
};

QTEST_GUILESS_MAIN(AccountValuesTest)
#include "account_values_test.moc"
