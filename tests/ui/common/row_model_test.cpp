#include "ui/common/row_model.h"
#include "ui/common/row_filter.h"

#include <QAbstractItemModelTester>
#include <QItemSelectionModel>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace ui::common;

namespace {

struct Thing {
    QString id;
    int size = 0;

    bool operator==(const Thing&) const = default;
};

using Things = std::vector<Thing>;

RowModel<Thing>::Key keyOfThing() {
    return [](const Thing& thing) { return thing.id; };
}

std::vector<Column<Thing>> columns() {
    Column<Thing> name{QStringLiteral("name"), [] { return QStringLiteral("Name"); },
                       [](const Thing& thing) { return thing.id; }};
    Column<Thing> size{QStringLiteral("size"), [] { return QStringLiteral("Size"); },
                       [](const Thing& thing) { return QString::number(thing.size); }};
    size.sortKey = [](const Thing& thing) { return thing.size; };
    size.number = true;
    return {name, size};
}

Things randomThings(QRandomGenerator& random) {
    Things things;
    for (int id = 0; id < 40; ++id)
        if (random.bounded(3) != 0) things.push_back({QString::number(id), random.bounded(4)});
    for (std::size_t at = things.size(); at > 1; --at)
        if (random.bounded(4) == 0)
            std::swap(things[at - 1], things[static_cast<std::size_t>(random.bounded(static_cast<int>(at)))]);
    return things;
}

}  // namespace

class RowModelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void becomesWhateverItIsTold() {
        RowModel<Thing> model(keyOfThing(), columns());
        RowFilter filter;
        filter.setModel(&model);
        filter.sort(1);
        const QAbstractItemModelTester strict(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const QAbstractItemModelTester strictFilter(&filter,
                                                    QAbstractItemModelTester::FailureReportingMode::QtTest);
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        QRandomGenerator random(7);
        for (int turn = 0; turn < 300; ++turn) {
            const Things wanted = randomThings(random);
            model.setRows(wanted);
            QCOMPARE(model.rowCount(), static_cast<int>(wanted.size()));
            QCOMPARE(filter.rowCount(), model.rowCount());
            for (int row = 0; row < model.rowCount(); ++row) {
                QCOMPARE(model.at(row), wanted[static_cast<std::size_t>(row)]);
                QCOMPARE(model.rowOf(model.keyAt(row)), row);
            }
            for (int row = 1; row < filter.rowCount(); ++row)
                QVERIFY(filter.index(row - 1, 1).data(TableModel::SortRole).toInt() <=
                        filter.index(row, 1).data(TableModel::SortRole).toInt());
        }
        QCOMPARE(resets.count(), 0);
    }

    void persistentIndexesFollowTheirRows() {
        RowModel<Thing> model(keyOfThing(), columns());
        QRandomGenerator random(11);
        Things things = randomThings(random);
        model.setRows(things);
        const QPersistentModelIndex held = model.index(model.rowOf(things.front().id), 1);
        const QString key = things.front().id;
        for (int turn = 0; turn < 100; ++turn) {
            things = randomThings(random);
            if (std::ranges::find(things, key, &Thing::id) == things.end()) things.push_back({key, 1});
            model.setRows(things);
            QVERIFY(held.isValid());
            QCOMPARE(model.keyAt(held.row()), key);
            QCOMPARE(held.column(), 1);
        }
    }

    void tellsOnlyWhatDiffers() {
        RowModel<Thing> model(keyOfThing(), columns());
        model.setRows({{QStringLiteral("a"), 1},
                       {QStringLiteral("b"), 2},
                       {QStringLiteral("c"), 3},
                       {QStringLiteral("d"), 4}});
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
        QSignalSpy moved(&model, &QAbstractItemModel::layoutChanged);
        model.setRows({{QStringLiteral("a"), 1},
                       {QStringLiteral("b"), 2},
                       {QStringLiteral("c"), 3},
                       {QStringLiteral("d"), 4}});
        QCOMPARE(changed.count() + inserted.count() + removed.count() + moved.count(), 0);
        model.setRows({{QStringLiteral("a"), 1},
                       {QStringLiteral("b"), 9},
                       {QStringLiteral("c"), 9},
                       {QStringLiteral("d"), 4}});
        QCOMPARE(changed.count(), 1);
        QCOMPARE(changed.first().at(0).toModelIndex().row(), 1);
        QCOMPARE(changed.first().at(1).toModelIndex().row(), 2);
        model.setRows({{QStringLiteral("x"), 0},
                       {QStringLiteral("a"), 1},
                       {QStringLiteral("b"), 9},
                       {QStringLiteral("c"), 9}});
        QCOMPARE(inserted.count(), 1);
        QCOMPARE(removed.count(), 1);
        QCOMPARE(moved.count(), 0);
        QCOMPARE(changed.count(), 1);
    }

    void selectionSurvives() {
        RowModel<Thing> model(keyOfThing(), columns());
        model.setRows({{QStringLiteral("a"), 1}, {QStringLiteral("b"), 2}, {QStringLiteral("c"), 3}});
        QItemSelectionModel selection(&model);
        selection.select(model.index(1, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
        model.setRows({{QStringLiteral("c"), 3}, {QStringLiteral("n"), 0}, {QStringLiteral("b"), 7}});
        const QModelIndexList rows = selection.selectedRows();
        QCOMPARE(rows.size(), 1);
        QCOMPARE(model.keyAt(rows.first().row()), QStringLiteral("b"));
    }

    void sameKeysCountOnce() {
        RowModel<Thing> model(keyOfThing(), columns());
        model.setRows({{QStringLiteral("a"), 1}, {QStringLiteral("a"), 2}});
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.at(0).size, 1);
    }

    void oneRowAtATime() {
        RowModel<Thing> model(keyOfThing(), columns());
        const QAbstractItemModelTester strict(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.upsert({QStringLiteral("a"), 1});
        model.upsert({QStringLiteral("b"), 1});
        model.upsert({QStringLiteral("a"), 5});
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.find(QStringLiteral("a"))->size, 5);
        model.prepend({{QStringLiteral("n"), 0}, {QStringLiteral("b"), 9}}, 2);
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.keyAt(0), QStringLiteral("n"));
        QCOMPARE(model.keyAt(1), QStringLiteral("a"));
        model.removeKey(QStringLiteral("n"));
        model.removeKey(QStringLiteral("no such"));
        QCOMPARE(model.rowCount(), 1);
        QVERIFY(model.find(QStringLiteral("n")) == nullptr);
    }

    void searchesAndFilters() {
        RowModel<Thing> model(keyOfThing(), columns());
        model.setRows(
            {{QStringLiteral("Team A"), 12}, {QStringLiteral("Team B"), 7}, {QStringLiteral("other"), 12}});
        RowFilter filter;
        filter.setModel(&model);
        filter.setSearch(QStringLiteral("team 12"));
        QCOMPARE(filter.rowCount(), 1);
        filter.setSearch(QStringLiteral("TEAM"));
        QCOMPARE(filter.rowCount(), 2);
        filter.setCondition([&model](int row) { return model.at(row).size < 10; });
        QCOMPARE(filter.rowCount(), 1);
        // A row that changes is searched as it now is.
        model.upsert({QStringLiteral("Team A"), 3});
        QCOMPARE(filter.rowCount(), 2);
    }

    void nothingMovesWhileHeld() {
        RowModel<Thing> model(keyOfThing(), columns());
        model.setRows({{QStringLiteral("a"), 1}, {QStringLiteral("b"), 2}});
        RowFilter filter;
        filter.setModel(&model);
        filter.sort(1);
        filter.setHeld(true);
        model.upsert({QStringLiteral("a"), 9});
        QCOMPARE(filter.index(0, 0).data().toString(), QStringLiteral("a"));
        filter.setHeld(false);
        QCOMPARE(filter.index(0, 0).data().toString(), QStringLiteral("b"));
    }

    void manyRowsInBatches() {
        RowModel<Thing> model(keyOfThing(), columns());
        RowFilter filter;
        filter.setModel(&model);
        filter.sort(1);
        Things things;
        for (int id = 0; id < 10'000; ++id)
            things.push_back({QString::number(id), id % 97});
        model.setRows(things);
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        for (std::size_t at = 0; at < things.size(); at += 100)
            things[at].size += 1;
        std::ranges::reverse(things);
        model.setRows(things);
        QCOMPARE(changed.count(), 100);
        QCOMPARE(filter.rowCount(), 10'000);
    }
};

QTEST_MAIN(RowModelTest)
#include "row_model_test.moc"
