#include "ui/common/format.h"
#include "ui/common/decimal.h"

#include <QLocale>
#include <QTest>

using namespace ui::common;

class FormatTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English)); }

    void money_data() {
        QTest::addColumn<QString>("decimal");
        QTest::addColumn<QString>("shown");
        QTest::newRow("cents") << "4.21" << "$4.21";
        QTest::newRow("rounds up") << "0.185" << "$0.19";
        QTest::newRow("carries") << "9.999" << "$10.00";
        QTest::newRow("smaller than a cent") << "0.00421" << "$0.0042";
        QTest::newRow("much smaller") << "0.00000123" << "$0.0000012";
        QTest::newRow("half a cent") << "0.0051" << "$0.0051";
        QTest::newRow("one digit") << "0.005" << "$0.0050";
        QTest::newRow("nothing") << "0" << "$0.00";
        QTest::newRow("nothing, written long") << "0.000000" << "$0.00";
        QTest::newRow("grouped") << "1234567.5" << QString::fromUtf8("$1\u202f234\u202f567.50");
        QTest::newRow("more than a double holds")
            << "90071992547409931.01"
            << QString::fromUtf8("$90\u202f071\u202f992\u202f547\u202f409\u202f931.01");
        QTest::newRow("negative") << "-3.5" << QString::fromUtf8("\u2212$3.50");
        QTest::newRow("none") << "" << QString::fromUtf8("–");
        QTest::newRow("no number") << "unknown" << "unknown";
    }
    void money() {
        QFETCH(QString, decimal);
        QTEST(format::money(decimal), "shown");
    }

    void moneyByLocale() {
        QLocale::setDefault(QLocale(QLocale::German));
        QCOMPARE(format::money(QStringLiteral("4.21")), QStringLiteral("$4,21"));
        QLocale::setDefault(QLocale(QLocale::English));
    }

    void tokens_data() {
        QTest::addColumn<qint64>("count");
        QTest::addColumn<QString>("shown");
        QTest::newRow("exact") << qint64{9'999} << QString::fromUtf8("9\u202f999");
        QTest::newRow("thousands") << qint64{12'345} << QString::fromUtf8("12.3\u202fk");
        QTest::newRow("just millions") << qint64{999'950} << QString::fromUtf8("1.0\u202fM");
        QTest::newRow("millions") << qint64{1'200'000} << QString::fromUtf8("1.2\u202fM");
        QTest::newRow("billions") << qint64{4'000'000'000} << QString::fromUtf8("4.0\u202fB");
        QTest::newRow("below nothing") << qint64{-5} << QString::fromUtf8("\u22125");
    }
    void tokens() {
        QFETCH(qint64, count);
        QTEST(format::tokens(count), "shown");
    }

    void durations_data() {
        QTest::addColumn<qint64>("seconds");
        QTest::addColumn<QString>("shown");
        QTest::newRow("over") << qint64{-3} << "0s";
        QTest::newRow("seconds") << qint64{45} << "45s";
        QTest::newRow("minutes") << qint64{252} << "4m12s";
        QTest::newRow("padded") << qint64{61} << "1m01s";
        QTest::newRow("hours") << qint64{7'500} << "2h05m";
        QTest::newRow("days") << qint64{3 * 86'400 + 4 * 3'600} << "3d04h";
    }
    void durations() {
        QFETCH(qint64, seconds);
        QTEST(format::duration(seconds), "shown");
    }

    void milliseconds_data() {
        QTest::addColumn<double>("value");
        QTest::addColumn<QString>("shown");
        QTest::newRow("part") << 0.18 << QString::fromUtf8("0.18\u202fms");
        QTest::newRow("few") << 4.23 << QString::fromUtf8("4.2\u202fms");
        QTest::newRow("many") << 128.4 << QString::fromUtf8("128\u202fms");
        QTest::newRow("never 1000 ms") << 999.6 << QString::fromUtf8("1.00\u202fs");
        QTest::newRow("seconds") << 1'284.0 << QString::fromUtf8("1.28\u202fs");
        QTest::newRow("minutes") << 252'000.0 << "4m12s";
        QTest::newRow("none") << -1.0 << QString::fromUtf8("–");
    }
    void milliseconds() {
        QFETCH(double, value);
        QTEST(format::milliseconds(value), "shown");
    }

    void percents() {
        QCOMPARE(format::percent(0.42), QString::fromUtf8("42\u202f%"));
        QCOMPARE(format::percent(1), QString::fromUtf8("100\u202f%"));
        // Never rounded up to all.
        QCOMPARE(format::percent(0.99999), QString::fromUtf8("99.99\u202f%"));
        QCOMPARE(format::percent(0.012), QString::fromUtf8("1.2\u202f%"));
        QCOMPARE(format::percent(qQNaN()), QString::fromUtf8("–"));
    }

    void changes() {
        QCOMPARE(format::change(112, 100), QString::fromUtf8("+12\u202f%"));
        QCOMPARE(format::change(97, 100), QString::fromUtf8("\u22123\u202f%"));
        QCOMPARE(format::change(100, 100), QString::fromUtf8("±0\u202f%"));
        QCOMPARE(format::change(5, 0), QString());
    }

    void times() {
        const QDateTime now(QDate(2026, 3, 10), QTime(12, 0));
        QCOMPARE(format::relativeTime(now.addSecs(-10), now), QStringLiteral("just now"));
        QVERIFY(format::relativeTime(now.addSecs(-240), now).startsWith(QStringLiteral("4 min")));
        QVERIFY(format::relativeTime(now.addSecs(2 * 3'600), now).contains(QStringLiteral("2 h")));
        QCOMPARE(format::relativeTime({}, now), QString::fromUtf8("–"));
        QCOMPARE(format::shortTime(now, now), QStringLiteral("12:00:00"));
        QVERIFY(format::shortTime(now.addDays(-1), now).size() > 8);
        QVERIFY(format::timeFromApi(QStringLiteral("2026-03-10T12:00:00.250Z")).isValid());
        QVERIFY(!format::timeFromApi(QString()).isValid());
    }

    void decimals() {
        QVERIFY(isDecimal(QStringLiteral("-12.50")));
        for (const char* wrong : {"", ".5", "5.", "1,5", "1e3", "--1", "1.2.3"})
            QVERIFY2(!isDecimal(QString::fromLatin1(wrong)), wrong);
        QCOMPARE(roundDecimal(QStringLiteral("1.005"), 2), QStringLiteral("1.01"));
        QCOMPARE(roundDecimal(QStringLiteral("-0.001"), 2), QStringLiteral("0.00"));
        QCOMPARE(roundDecimal(QStringLiteral("99.5"), 0), QStringLiteral("100"));
        QCOMPARE(compareDecimal(QStringLiteral("10"), QStringLiteral("9.99")), 1);
        QCOMPARE(compareDecimal(QStringLiteral("1.50"), QStringLiteral("1.5")), 0);
        QCOMPARE(compareDecimal(QStringLiteral("-2"), QStringLiteral("-1")), -1);
        QCOMPARE(compareDecimal(QStringLiteral("-0"), QStringLiteral("0.0")), 0);
    }
};

QTEST_MAIN(FormatTest)
#include "format_test.moc"
