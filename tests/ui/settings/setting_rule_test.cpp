#include "ui/settings/setting_rule.h"
#include "ui/api/setting.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using ui::settings::SettingRule;
using Kind = SettingRule::Kind;

namespace {

SettingRule ruleOf(const QString& allowed, const QString& standard = u"x"_s) {
    ui::api::Setting setting;
    setting.allowed = allowed;
    setting.defaultValue = standard;
    return SettingRule::of(setting);
}

const QString kSeconds = u"a time from 1s to 1d, such as 30s, 10m or 1h; a bare number counts seconds"_s;
const QString kMilliseconds =
    u"a time from 100 to 10m, such as 30s, 10m or 1h; a bare number counts milliseconds"_s;

}  // namespace

class SettingRuleTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void kindsAreReadFromTheRelaysWords() {
        QCOMPARE(ruleOf(u"true or false"_s).kind(), Kind::Flag);
        QCOMPARE(ruleOf(u"one of debug, info, warn, error"_s).choices(),
                 QStringList({u"debug"_s, u"info"_s, u"warn"_s, u"error"_s}));
        QCOMPARE(ruleOf(u"a whole number from 0 to 65535"_s).kind(), Kind::Integer);
        QCOMPARE(
            ruleOf(u"a size from 1m to 10240m, such as 10m or 1g; a bare number counts megabytes"_s).kind(),
            Kind::Size);
        QCOMPARE(ruleOf(u"hours from -12 to 14, such as 8, 5.5 or -3"_s).kind(), Kind::Hours);
        QCOMPARE(ruleOf(kSeconds).kind(), Kind::Duration);
        QCOMPARE(ruleOf(u"a path, or none"_s).choices(), QStringList({u"none"_s}));
        QCOMPARE(ruleOf(u"an address, a host name or unix:/path"_s).kind(), Kind::Text);
    }

    void values_data() {
        QTest::addColumn<QString>("allowed");
        QTest::addColumn<QString>("value");
        QTest::addColumn<bool>("good");
        const QString port = u"a whole number from 0 to 65535"_s;
        const QString size = u"a size from 1m to 10240m, such as 10m or 1g; a bare number counts megabytes"_s;
        const QString hours = u"hours from -12 to 14, such as 8, 5.5 or -3"_s;
        const auto row = [](const char* name, const QString& allowed, const QString& value, bool good) {
            QTest::newRow(name) << allowed << value << good;
        };
        row("lowest", port, u"0"_s, true);
        row("highest", port, u"65535"_s, true);
        row("too high", port, u"65536"_s, false);
        row("a sign", port, u"-1"_s, false);
        row("a word", port, u"many"_s, false);
        row("nothing", port, QString(), false);
        row("a unit where none is", port, u"10m"_s, false);
        row("ten megabytes", size, u"10m"_s, true);
        row("ten gigabytes", size, u"10g"_s, true);
        row("eleven gigabytes", size, u"11g"_s, false);
        row("bare megabytes", size, u"512"_s, true);
        row("half an hour", hours, u"5.5"_s, true);
        row("west", hours, u"-12"_s, true);
        row("too far west", hours, u"-12.5"_s, false);
        row("no whole minutes", hours, u"0.333"_s, false);
        row("a day", kSeconds, u"1d"_s, true);
        row("more than a day", kSeconds, u"25h"_s, false);
        row("bare seconds", kSeconds, u"86400"_s, true);
        row("less than a second", kSeconds, u"900ms"_s, false);
        row("a strange unit", kSeconds, u"3w"_s, false);
        row("bare milliseconds", kMilliseconds, u"100"_s, true);
        row("too few milliseconds", kMilliseconds, u"99"_s, false);
        row("a word that stands for no path", u"a path, or none"_s, u"none"_s, true);
        row("a path that begins nowhere", u"a path"_s, u"logs/x"_s, false);
        row("a choice", u"one of a, b"_s, u"b"_s, true);
        row("none of the choices", u"one of a, b"_s, u"c"_s, false);
        row("words are the relay's business", u"an address"_s, u"whatever"_s, true);
    }

    void values() {
        QFETCH(QString, allowed);
        QFETCH(QString, value);
        QFETCH(bool, good);
        QCOMPARE(ruleOf(allowed).problem(value).isEmpty(), good);
    }

    void theSameValueMayBeWrittenInManyWays() {
        QVERIFY(ruleOf(kSeconds).same(u"600s"_s, u"10m"_s));
        QVERIFY(ruleOf(kSeconds).same(u"600"_s, u"10m"_s));
        QVERIFY(!ruleOf(kSeconds).same(u"600"_s, u"10h"_s));
        QVERIFY(ruleOf(u"true or false"_s).same(u"on"_s, u"true"_s));
        QVERIFY(!ruleOf(u"an address"_s).same(u"a"_s, u"b"_s));
        QVERIFY(!ruleOf(kSeconds).same(u"nonsense"_s, u"also nonsense"_s));
    }

    void whatHasNoDefaultMayBeEmpty() {
        QVERIFY(ruleOf(u"a name"_s, QString()).problem(QString()).isEmpty());
        QVERIFY(!ruleOf(u"a name"_s, u"x"_s).problem(QString()).isEmpty());
    }
};

QTEST_MAIN(SettingRuleTest)
#include "setting_rule_test.moc"
