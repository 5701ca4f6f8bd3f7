#include "ui/common/chart_scale.h"
#include "ui/common/format.h"
#include "ui/common/stage_bar.h"
#include "ui/common/tile.h"
#include "ui/common/time_chart.h"
#include "ui/theme/theme.h"

#include <QLabel>
#include <QSignalSpy>
#include <QTest>

using namespace ui::common;

class ChartsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void ticksAreRoundAndHoldTheValues_data() {
        QTest::addColumn<double>("low");
        QTest::addColumn<double>("high");
        for (const double high : {0.0, 0.004, 0.7, 1.0, 3.0, 9.99, 10.0, 11.0, 999.0, 123'456.0, 4e9})
            QTest::addRow("%g", high) << 0.0 << high;
        QTest::newRow("below zero") << -3.0 << 5.0;
        QTest::newRow("no number") << qQNaN() << qQNaN();
    }
    void ticksAreRoundAndHoldTheValues() {
        QFETCH(double, low);
        QFETCH(double, high);
        const QList<double> ticks = niceTicks(low, high);
        QVERIFY(ticks.size() >= 3 || high == 0.0);
        QVERIFY(ticks.size() <= 7);
        if (qIsNaN(high)) return;
        QVERIFY(ticks.constFirst() <= low);
        QVERIFY(ticks.constLast() >= high * (1 - 1e-9));
        QVERIFY(ticks.contains(0.0));
        const double step = ticks.at(1) - ticks.at(0);
        QVERIFY(ticks.constLast() - high <= step * (1 + 1e-9) || high == 0.0);
    }

    void timesAreWholeAndNotTooMany_data() {
        QTest::addColumn<int>("hours");
        for (const int hours : {1, 24, 7 * 24, 30 * 24, 365 * 24})
            QTest::addRow("%d h", hours) << hours;
    }
    void timesAreWholeAndNotTooMany() {
        QFETCH(int, hours);
        const QDateTime from(QDate(2026, 3, 10), QTime(10, 7));
        const QDateTime to = from.addSecs(hours * 3'600LL);
        const QList<TimeTick> ticks = timeTicks(from.toMSecsSinceEpoch(), to.toMSecsSinceEpoch(), 8);
        QVERIFY(!ticks.isEmpty());
        QVERIFY(hours > 30 * 24 || ticks.size() <= 9);
        for (const TimeTick& tick : ticks) {
            QVERIFY(tick.at >= from.toMSecsSinceEpoch() && tick.at <= to.toMSecsSinceEpoch());
            QCOMPARE(QDateTime::fromMSecsSinceEpoch(tick.at).time().second(), 0);
            QVERIFY(!tick.label.isEmpty());
        }
    }

    void valuesAreReachableByKeys() {
        TimeChart chart;
        const QDateTime from(QDate(2026, 3, 10), QTime(0, 0));
        const auto at = [&from](int minute) {
            return static_cast<double>(from.addSecs(minute * 60).toMSecsSinceEpoch());
        };
        chart.setRange(from, from.addSecs(3'600));
        const ChartLine line{QStringLiteral("all"),
                             QStringLiteral("all"),
                             0,
                             true,
                             {{at(0), 3}, {at(10), qQNaN()}, {at(20), 1'500}}};
        chart.setPanes({{QStringLiteral("Requests"), {line}, [](double value) {
                             return format::count(qRound64(value));
                         }}});
        chart.resize(600, 200);
        chart.show();
        QSignalSpy pointed(&chart, &TimeChart::pointed);
        QVERIFY(!chart.pointedAt().isValid());
        QTest::keyClick(&chart, Qt::Key_End);
        QCOMPARE(chart.pointedAt(), from.addSecs(20 * 60));
        QVERIFY(chart.pointedText().contains(format::count(1'500)));
        QCOMPARE(chart.accessibleDescription(), chart.pointedText());
        QTest::keyClick(&chart, Qt::Key_Left);
        // A gap is said to be one.
        QVERIFY(chart.pointedText().contains(QString::fromUtf8("all –")));
        QTest::keyClick(&chart, Qt::Key_Home);
        QTest::keyClick(&chart, Qt::Key_Left);
        QCOMPARE(chart.pointedAt(), from);
        QTest::keyClick(&chart, Qt::Key_Escape);
        QVERIFY(!chart.pointedAt().isValid());
        QCOMPARE(pointed.count(), 4);
    }

    void aChartCanBeEmptyAndChange() {
        TimeChart chart;
        chart.resize(600, 300);
        chart.show();
        QTest::keyClick(&chart, Qt::Key_Left);
        QVERIFY(chart.pointedText().isEmpty());
        const ChartLine alone{QStringLiteral("a"), QStringLiteral("a"), 0, true, {{1'000, 5}}};
        chart.setRange(QDateTime::fromMSecsSinceEpoch(0), QDateTime::fromMSecsSinceEpoch(60'000));
        chart.setPanes({{QStringLiteral("one"), {alone}, {}}, {QStringLiteral("two"), {}, {}}});
        QVERIFY(!chart.grab().isNull());
        m_theme.setMode(ui::theme::Mode::Dark);
        QVERIFY(!chart.grab().isNull());
        m_theme.setMode(ui::theme::Mode::Light);
        chart.setPanes({});
        QVERIFY(!chart.grab().isNull());
    }

    void stagesAreSaid() {
        StageBar bar;
        bar.setStages({{QStringLiteral("parse"), QStringLiteral("parse"), 0.1, 0},
                       {QStringLiteral("wait"), QStringLiteral("wait"), 620, 1}});
        QVERIFY(bar.accessibleDescription().contains(QStringLiteral("wait")));
        QVERIFY(bar.heightForWidth(60) > bar.heightForWidth(600));
        bar.resize(300, 60);
        QVERIFY(!bar.grab().isNull());
        bar.setStages({});
        QVERIFY(!bar.grab().isNull());
    }

    void aTileSaysWhatItShows() {
        Tile tile(QStringLiteral("Cost"));
        tile.setValue(QStringLiteral("$4.21"));
        tile.setChange(format::change(140, 100), Trend::MoreIsBad, QStringLiteral("than yesterday"));
        QCOMPARE(tile.accessibleName(), QStringLiteral("Cost: $4.21"));
        const auto* change = tile.findChild<QLabel*>(QStringLiteral("tileChange"));
        QVERIFY(change->text().endsWith(QStringLiteral("than yesterday")));
        QCOMPARE(change->property("tint").toString(), QStringLiteral("bad"));
        tile.setChange(format::change(60, 100), Trend::MoreIsBad, QStringLiteral("than yesterday"));
        QCOMPARE(change->property("tint").toString(), QStringLiteral("ok"));
        QSignalSpy clicked(&tile, &QAbstractButton::clicked);
        tile.show();
        QTest::keyClick(&tile, Qt::Key_Space);
        QCOMPARE(clicked.count(), 1);
    }

private:
    ui::theme::Theme m_theme{*qApp};
};

QTEST_MAIN(ChartsTest)
#include "charts_test.moc"
