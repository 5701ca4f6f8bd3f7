#include "ui/logs/log_model.h"
#include "tests/ui/logs/log_samples.h"
#include "ui/logs/log_filter.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace ui::logs;

namespace {

std::vector<LogRow> rows(int first, int count) {
    std::vector<LogRow> made;
    for (int number = first; number < first + count; ++number)
        made.push_back(LogRow::of(ui::api::LogLine::fromJson(ui::test::sampleLogRow(number))));
    return made;
}

}  // namespace

class LogModelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void linesComeAndGoAtBothEnds() {
        LogModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.append(rows(100, 10));
        const QString key = model.keyAt(3);
        model.prepend(rows(90, 10));
        QCOMPARE(model.rowOf(key), 13);
        QCOMPARE(model.at(0).requestId(), u"req_90"_s);
        QCOMPARE(model.at(19).requestId(), u"req_109"_s);
        model.dropFirst(5);
        QCOMPARE(model.rowOf(key), 8);
        model.append(rows(110, 2));
        model.dropLast(4);
        QCOMPARE(model.rowCount(), 13);
        QCOMPARE(model.rowOf(key), 8);
        model.dropFirst(9);
        QCOMPARE(model.rowOf(key), -1);
        QVERIFY(model.find(key) == nullptr);
        model.clear();
        QCOMPARE(model.rowCount(), 0);
        model.append(rows(1, 1));
        QCOMPARE(model.rowCount(), 1);
    }

    void aLineIsTheSameLiveAndFromTheFile() {
        const LogRow live = LogRow::of(lineOfEvent(ui::test::sampleEvent(7)));
        const LogRow read = LogRow::of(ui::api::LogLine::fromJson(ui::test::sampleLogRow(7)));
        QCOMPARE(live.content, read.content);
        QVERIFY(live.line.id.isEmpty());
        QVERIFY(!read.line.id.isEmpty());
        QCOMPARE(jsonOf(live.line), jsonOf(read.line));
    }

    void aLiveLineGetsItsIdLater() {
        LogModel model;
        std::vector<LogRow> live;
        for (int number = 0; number < 5; ++number)
            live.push_back(LogRow::of(lineOfEvent(ui::test::sampleEvent(number))));
        model.append(live);
        QCOMPARE(model.identifiedFrom(0), -1);
        model.identify(live[3].content, u"1:3"_s);
        QCOMPARE(model.identifiedFrom(0), 3);
        QCOMPARE(model.identifiedFrom(4), -1);
    }

    void theLevelIsASignAndAWord() {
        LogModel model;
        model.append(rows(0, 7));
        QStringList words;
        const int column = model.columnOf(u"level"_s);
        for (int row = 0; row < 7; ++row) {
            words << model.index(row, column).data().toString();
            QVERIFY(!model.index(row, column).data(Qt::DecorationRole).value<QIcon>().isNull());
        }
        QCOMPARE(words, QStringList({u"Info"_s, u"Info"_s, u"Debug"_s, u"Info"_s, u"Warning"_s, u"Info"_s,
                                     u"Error"_s}));
    }

    void theFilterSaysOfALineWhatTheRelayWould() {
        const ui::api::LogLine line = ui::api::LogLine::fromJson(ui::test::sampleLogRow(4));
        QVERIFY(LogFilter().matches(line));
        QVERIFY(LogFilter{.level = u"warn"_s}.matches(line));
        QVERIFY(!LogFilter{.level = u"error"_s}.matches(line));
        QVERIFY(LogFilter{.search = u"OUT OF the pool"_s}.matches(line));
        QVERIFY(LogFilter{.search = u"sonnet"_s}.matches(line));
        QVERIFY(!LogFilter{.search = u"model"_s}.matches(line));
        QVERIFY(LogFilter{.accountId = u"a1"_s}.matches(line));
        QVERIFY(!LogFilter{.accountId = u"a2"_s}.matches(line));
        QVERIFY(!LogFilter{.requestId = u"req_5"_s}.matches(line));
    }

    void whatIsSearchedForArrivesWhole() {
        const QUrlQuery query = LogFilter{.search = u"a+b & 50%=c"_s}.query(10, {});
        QUrl url(u"http://relay/admin/logs"_s);
        url.setQuery(query);
        const QUrlQuery read(QUrl::fromEncoded(url.toEncoded()));
        QCOMPARE(QUrl::fromPercentEncoding(read.queryItemValue(u"search"_s, QUrl::FullyEncoded).toLatin1()),
                 u"a+b & 50%=c"_s);
        QVERIFY(!url.toEncoded().contains('+'));
    }
};

QTEST_MAIN(LogModelTest)
#include "log_model_test.moc"
