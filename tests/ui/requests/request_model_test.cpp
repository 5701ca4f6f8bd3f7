#include "ui/requests/request_model.h"
#include "tests/ui/requests/request_samples.h"
#include "ui/requests/arrivals.h"
#include "ui/requests/curl_text.h"
#include "ui/requests/request_filter.h"
#include "ui/requests/request_words.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

namespace ui::test {

using requests::Arrivals;
using requests::RequestModel;
using requests::RequestOutcome;
using requests::RequestRow;

namespace {

RequestRow ledgerRow(const Sample& sample) {
    return RequestRow::fromAttempt(api::Attempt::fromJson(attemptJson(sample)));
}

RequestRow endRow(const Sample& sample) {
    return RequestRow::fromFinished(finishedJson(sample));
}

RequestRow startRow(int number, qint64 at = kNoonMs) {
    return RequestRow::fromStarted(startedJson(number, at));
}

/// `count` rows, the newest (highest number) first.
std::vector<RequestRow> newestFirst(int from, int count) {
    std::vector<RequestRow> rows;
    for (int number = from + count - 1; number >= from; --number)
        rows.push_back(ledgerRow({.number = number, .startedMs = kNoonMs + number}));
    return rows;
}

}  // namespace

class RequestModelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aRowBecomesItsEnd();
    void aFirstByteAtOnceIsNoMissingOne();
    void attemptsOfOneRequestAreOneRow();
    void aFailedAttemptIsNotTheEndOfARunningRequest();
    void theTopGrowsAndTheRingKeepsItsSize();
    void olderRowsGoBelowOnce();
    void sparseRowsGoWithTheirFilter();
    void endsOfRowsAreToldInPlace();
    void lostRequestsAreNotRunning();
    void arrivalsAreOfferedNewestFirst();
    void arrivalsAreBounded();
    void aFilterSaysWhatTheLedgerCanBeAsked();
    void curlHoldsNoSecret();

private:
    qint64 m_now = kNoonMs;
    RequestModel::Now now() {
        return [this] { return m_now; };
    }
};

void RequestModelTest::aRowBecomesItsEnd() {
    RequestRow row = startRow(1, kNoonMs + 3);
    QCOMPARE(row.outcome, RequestOutcome::Running);
    row.finish(endRow({.number = 1, .startedMs = kNoonMs + 5}));
    QCOMPARE(row.outcome, RequestOutcome::Succeeded);
    QCOMPARE(row.startedMs, kNoonMs + 3);
    QCOMPARE(row.model, modelOf(1));
    QCOMPARE(row.cost.toDecimal(), u"0.0184"_s);
    QVERIFY(!row.absorb(ledgerRow({.number = 1})));
}

void RequestModelTest::aFirstByteAtOnceIsNoMissingOne() {
    QJsonObject json = attemptJson({.number = 1});
    json[u"firstByteMs"_s] = 0;
    QCOMPARE(RequestRow::fromAttempt(api::Attempt::fromJson(json)).firstByteMs, 0);
    json[u"outcome"_s] = u"failed"_s;
    QCOMPARE(RequestRow::fromAttempt(api::Attempt::fromJson(json)).firstByteMs, -1);
    QCOMPARE(ui::requests::words::milliseconds(0), u"<1\u202Fms"_s);
    QCOMPARE(ui::requests::words::milliseconds(-1), u"–"_s);
}

void RequestModelTest::attemptsOfOneRequestAreOneRow() {
    RequestModel model(now());
    QAbstractItemModelTester tester(&model);
    model.append(
        {ledgerRow({.number = 5, .startedMs = kNoonMs + 900, .attempt = 2}),
         ledgerRow({.number = 5, .startedMs = kNoonMs, .outcome = u"failed"_s, .status = 529, .attempt = 1})},
        false);
    QCOMPARE(model.rowCount(), 1);
    const RequestRow& row = model.at(0);
    QCOMPARE(row.attempts, 2);
    QCOMPARE(row.outcome, RequestOutcome::Succeeded);
    QCOMPARE(row.startedMs, kNoonMs);
    QCOMPARE(row.durationMs, 1'840 + 5 + 900);
    // The same page once more adds nothing.
    model.append({ledgerRow({.number = 5, .startedMs = kNoonMs, .outcome = u"failed"_s, .attempt = 1})},
                 false);
    QCOMPARE(model.at(0).durationMs, 1'840 + 5 + 900);
}

void RequestModelTest::aFailedAttemptIsNotTheEndOfARunningRequest() {
    RequestModel model(now());
    model.prepend({startRow(1)});
    model.absorb({ledgerRow({.number = 1, .outcome = u"failed"_s, .status = 529})});
    QCOMPARE(model.at(0).outcome, RequestOutcome::Running);
    QCOMPARE(model.at(0).accountName, u"console-2"_s);
    model.finish({endRow({.number = 1, .attempt = 2})});
    QCOMPARE(model.at(0).outcome, RequestOutcome::Succeeded);
    QCOMPARE(model.count(RequestOutcome::Running), 0);
}

void RequestModelTest::theTopGrowsAndTheRingKeepsItsSize() {
    RequestModel model(now());
    QAbstractItemModelTester tester(&model);
    model.prepend(newestFirst(0, RequestModel::kRing - 1));
    model.prepend(newestFirst(RequestModel::kRing - 1, 4));
    QCOMPARE(model.rowCount(), RequestModel::kRing);
    QCOMPARE(model.at(0).requestId, requestIdOf(RequestModel::kRing + 2));
    QCOMPARE(model.at(RequestModel::kRing - 1).requestId, requestIdOf(3));
    QCOMPARE(model.rowOf(requestIdOf(2)), -1);
    QCOMPARE(model.rowOf(requestIdOf(100)), RequestModel::kRing + 2 - 100);
    QCOMPARE(model.count(RequestOutcome::Succeeded), RequestModel::kRing);
    QCOMPARE(model.oldestWholeMs(), kNoonMs + 3);
}

void RequestModelTest::olderRowsGoBelowOnce() {
    RequestModel model(now());
    QAbstractItemModelTester tester(&model);
    model.prepend(newestFirst(10, 5));
    QVERIFY(model.append(newestFirst(8, 4), false));
    QCOMPARE(model.rowCount(), 7);
    QCOMPARE(model.at(6).requestId, requestIdOf(8));
    QVERIFY(!model.append(newestFirst(8, 4), false));
}

void RequestModelTest::sparseRowsGoWithTheirFilter() {
    RequestModel model(now());
    QAbstractItemModelTester tester(&model);
    model.append(newestFirst(100, 5), false);
    model.append(newestFirst(40, 3), true);
    QCOMPARE(model.oldestWholeMs(), kNoonMs + 100);
    model.dropSparse();
    QCOMPARE(model.rowCount(), 5);
    QCOMPARE(model.rowOf(requestIdOf(41)), -1);
}

void RequestModelTest::endsOfRowsAreToldInPlace() {
    RequestModel model(now());
    QAbstractItemModelTester tester(&model);
    model.prepend({startRow(3, kNoonMs + 3), startRow(2, kNoonMs + 2), startRow(1, kNoonMs + 1)});
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    const std::vector<RequestRow> others =
        model.finish({endRow({.number = 2}), endRow({.number = 9}), endRow({.number = 3})});
    QCOMPARE(others.size(), std::size_t(1));
    QCOMPARE(others.front().requestId, requestIdOf(9));
    QCOMPARE(changed.size(), 1);
    QCOMPARE(inserted.size(), 0);
    QCOMPARE(model.count(RequestOutcome::Running), 1);
    m_now = kNoonMs + 2'501;
    QCOMPARE(model.index(2, RequestModel::Total).data().toString(), u"2.50\u202Fs"_s);
}

void RequestModelTest::lostRequestsAreNotRunning() {
    RequestModel model(now());
    model.prepend({startRow(3, kNoonMs + 9'000), startRow(2, kNoonMs), startRow(1, kNoonMs)});
    model.loseRunning(kNoonMs + 5'000, {requestIdOf(1)});
    QCOMPARE(model.find(requestIdOf(1))->outcome, RequestOutcome::Running);
    QCOMPARE(model.find(requestIdOf(2))->outcome, RequestOutcome::Unknown);
    QCOMPARE(model.find(requestIdOf(3))->outcome, RequestOutcome::Running);
}

void RequestModelTest::arrivalsAreOfferedNewestFirst() {
    Arrivals arrivals(100);
    arrivals.started(startRow(1, kNoonMs + 1));
    arrivals.started(startRow(2, kNoonMs + 2));
    arrivals.finished(endRow({.number = 1}));
    arrivals.finished(endRow({.number = 7}));
    QCOMPARE(arrivals.waiting(), std::size_t(2));
    QCOMPARE(arrivals.takeEnds().size(), std::size_t(1));
    const std::vector<RequestRow> rows = arrivals.takeWaiting();
    QCOMPARE(rows.size(), std::size_t(2));
    QCOMPARE(rows[0].requestId, requestIdOf(2));
    QCOMPARE(rows[1].outcome, RequestOutcome::Succeeded);
    QVERIFY(arrivals.isEmpty());
    // What was taken is known here no longer.
    arrivals.finished(endRow({.number = 2}));
    QCOMPARE(arrivals.takeEnds().size(), std::size_t(1));
}

void RequestModelTest::arrivalsAreBounded() {
    Arrivals arrivals(3);
    for (int number = 0; number < 5; ++number)
        arrivals.started(startRow(number, kNoonMs + number));
    QCOMPARE(arrivals.waiting(), std::size_t(3));
    arrivals.finished(endRow({.number = 4}));
    QCOMPARE(arrivals.rows().back().outcome, RequestOutcome::Succeeded);
    arrivals.finished(endRow({.number = 0}));
    QCOMPARE(arrivals.takeEnds().size(), std::size_t(1));
}

void RequestModelTest::aFilterSaysWhatTheLedgerCanBeAsked() {
    requests::RequestFilter filter;
    filter.outcome = u"refused"_s;
    filter.keys = {u"key 1&2"_s};
    filter.models = {u"a"_s, u"b"_s};
    const QUrlQuery query = filter.toQuery();
    QCOMPARE(query.queryItemValue(u"outcome"_s), u"rejected"_s);
    QCOMPARE(query.queryItemValue(u"keyId"_s, QUrl::FullyDecoded), u"key 1&2"_s);
    QVERIFY(!query.hasQueryItem(u"model"_s));
    RequestRow row = endRow({.number = 1, .outcome = u"refused"_s, .status = 401});
    QVERIFY(!filter.accepts(row));
    row.keyId = u"key 1&2"_s;
    row.model = u"b"_s;
    QVERIFY(filter.accepts(row));
    row.model = u"c"_s;
    QVERIFY(!filter.accepts(row));
    // One that has just begun has no key's id yet.
    requests::RequestFilter key{.outcome = {}, .keys = {u"key-1"_s}, .keyNames = {u"team-1"_s}};
    QVERIFY(key.accepts(startRow(1)));
    QVERIFY(!key.accepts(startRow(2)));
}

void RequestModelTest::curlHoldsNoSecret() {
    const QString text = requests::curlText(QUrl(u"http://user:secret@127.0.0.1:3000/?key=abc"_s),
                                            u"/v1/messages"_s, u"it's"_s, true);
    QVERIFY(!text.contains(u"secret"_s));
    QVERIFY(!text.contains(u"abc"_s));
    QVERIFY(text.contains(u"'http://127.0.0.1:3000/v1/messages'"_s));
    QVERIFY(text.contains(u"\"x-api-key: $RELAY_KEY\""_s));
    QVERIFY(text.contains(u"it'\\''s"_s));
    QVERIFY(text.contains(u"\"stream\":true"_s));
}

}  // namespace ui::test

QTEST_MAIN(ui::test::RequestModelTest)
#include "request_model_test.moc"
