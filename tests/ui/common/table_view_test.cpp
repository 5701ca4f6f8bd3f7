#include "ui/common/table_view.h"
#include "tests/ui/support/scripted_interaction.h"
#include "tests/ui/support/settings_sandbox.h"
#include "ui/common/row_model.h"
#include "ui/theme/theme.h"

#include <QHeaderView>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace ui::common;

namespace {

struct Key {
    QString id;
    QString name;
    int requests = 0;

    bool operator==(const Key&) const = default;
};

std::vector<Column<Key>> columns() {
    Column<Key> name{QStringLiteral("name"), [] { return QStringLiteral("Name"); },
                     [](const Key& key) { return key.name; }};
    Column<Key> requests{QStringLiteral("requests"), [] { return QStringLiteral("Requests"); },
                         [](const Key& key) { return QString::number(key.requests); }};
    requests.sortKey = [](const Key& key) { return key.requests; };
    requests.number = true;
    Column<Key> id{QStringLiteral("id"), [] { return QStringLiteral("Id"); },
                   [](const Key& key) { return key.id; }};
    id.hidden = true;
    return {name, requests, id};
}

}  // namespace

class TableViewTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        QSettings().clear();
        m_interaction = {};
        m_model = std::make_unique<RowModel<Key>>([](const Key& key) { return key.id; }, columns());
        m_model->setRows({{QStringLiteral("1"), QStringLiteral("item 10"), 5},
                          {QStringLiteral("2"), QStringLiteral("item 9"), 40},
                          {QStringLiteral("3"), QStringLiteral("Zoe, \"ci\""), 300}});
        m_table = makeTable();
    }
    void cleanup() {
        m_table.reset();
        m_model.reset();
    }

    void sortsTextAsPeopleDo() {
        m_table->sortBy(QStringLiteral("name"), Qt::AscendingOrder);
        QCOMPARE(shown(), QStringList({QStringLiteral("2"), QStringLiteral("1"), QStringLiteral("3")}));
        m_table->sortBy(QStringLiteral("requests"), Qt::DescendingOrder);
        QCOMPARE(shown(), QStringList({QStringLiteral("3"), QStringLiteral("2"), QStringLiteral("1")}));
    }

    void copiesWhatIsSelected() {
        m_table->selectKey(QStringLiteral("2"));
        QTest::keyClick(m_table.get(), Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(m_interaction.copied, QStringList({QStringLiteral("item 9\t40")}));
        m_table->selectAll();
        QCOMPARE(m_table->asTsv(),
                 QStringLiteral("Name\tRequests\nitem 10\t5\nitem 9\t40\nZoe, \"ci\"\t300"));
    }

    void exportsWhatIsShown() {
        const QTemporaryDir folder;
        m_interaction.paths = {folder.filePath(QStringLiteral("out.csv"))};
        m_table->filter().setSearch(QStringLiteral("zoe"));
        m_table->exportCsv();
        QFile file(folder.filePath(QStringLiteral("out.csv")));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), QByteArray("Name,Requests\r\n\"Zoe, \"\"ci\"\"\",300\r\n"));
        QCOMPARE(m_interaction.fileQuestions.first().name, QStringLiteral("keys.csv"));
    }

    void saysWhenTheFileCannotBeWritten() {
        m_interaction.paths = {QStringLiteral("/no such folder/out.csv")};
        m_table->exportCsv();
        QCOMPARE(m_interaction.questions.size(), 1);
    }

    void noFormulaGetsIntoASpreadsheet() {
        m_model->setRows({{QStringLiteral("1"), QStringLiteral("=1+1"), -4}});
        QVERIFY(m_table->asCsv().contains(QStringLiteral("'=1+1,-4")));
    }

    void keysDoWhatTheyPromise() {
        QSignalSpy opened(m_table.get(), &TableView::opened);
        QSignalSpy toggled(m_table.get(), &TableView::toggled);
        QSignalSpy deleted(m_table.get(), &TableView::deleteAsked);
        QSignalSpy back(m_table.get(), &TableView::backAsked);
        m_table->selectKey(QStringLiteral("1"));
        QTest::keyClick(m_table.get(), Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(m_table->selectedKeys(), QStringList({QStringLiteral("1"), QStringLiteral("2")}));
        QTest::keyClick(m_table.get(), Qt::Key_Return);
        QTest::keyClick(m_table.get(), Qt::Key_Space);
        QTest::keyClick(m_table.get(), Qt::Key_Delete);
        QCOMPARE(opened.first().first().toString(), QStringLiteral("2"));
        QCOMPARE(toggled.first().first().toStringList(),
                 QStringList({QStringLiteral("1"), QStringLiteral("2")}));
        QCOMPARE(deleted.count(), 1);
        QTest::keyClick(m_table.get(), Qt::Key_Escape);
        QCOMPARE(back.count(), 1);
        QVERIFY(m_table->selectedKeys().isEmpty());
        QTest::keyClick(m_table.get(), Qt::Key_Delete);
        QCOMPARE(deleted.count(), 1);
    }

    void selectionAndScrollSurviveARefresh() {
        std::vector<Key> keys;
        for (int id = 0; id < 500; ++id)
            keys.push_back({QString::number(id), QStringLiteral("key %1").arg(id), id});
        m_model->setRows(keys);
        m_table->show();
        QVERIFY(m_table->selectKey(QStringLiteral("250")));
        const int scrolled = m_table->verticalScrollBar()->value();
        QVERIFY(scrolled > 0);
        for (Key& key : keys)
            ++key.requests;
        m_model->setRows(keys);
        QCOMPARE(m_table->verticalScrollBar()->value(), scrolled);
        QCOMPARE(m_table->selectedKeys(), QStringList({QStringLiteral("250")}));
        QVERIFY(m_table->isReading());
    }

    void unknownRowsAreNotSelected() {
        QVERIFY(!m_table->selectKey(QStringLiteral("77")));
        m_table->filter().setSearch(QStringLiteral("zoe"));
        QVERIFY(!m_table->selectKey(QStringLiteral("1")));
    }

    void columnsAreRemembered() {
        QVERIFY(m_table->isColumnHidden(2));
        m_table->setColumnShown(QStringLiteral("id"), true);
        m_table->setColumnShown(QStringLiteral("requests"), false);
        m_table->setColumnWidth(0, 233);
        m_table->sortBy(QStringLiteral("name"), Qt::DescendingOrder);
        m_table = makeTable();
        QVERIFY(!m_table->isColumnHidden(2));
        QVERIFY(m_table->isColumnHidden(1));
        QCOMPARE(m_table->columnWidth(0), 233);
        QCOMPARE(m_table->horizontalHeader()->sortIndicatorOrder(), Qt::DescendingOrder);
        QCOMPARE(shown().first(), QStringLiteral("3"));
    }

    void theLastColumnStays() {
        m_table->setColumnShown(QStringLiteral("name"), false);
        m_table->setColumnShown(QStringLiteral("requests"), false);
        QVERIFY(!m_table->isColumnHidden(1));
    }

    void newRowsWait() {
        QSignalSpy wanted(m_table.get(), &TableView::waitingWanted);
        m_table->setWaiting(12);
        auto* button = m_table->findChild<QPushButton*>(QStringLiteral("waitingRows"));
        QVERIFY(!button->isHidden());
        QVERIFY(button->text().contains(QStringLiteral("12")));
        button->click();
        QCOMPARE(wanted.count(), 1);
        m_table->setWaiting(0);
        QVERIFY(button->isHidden());
    }

    void rowsFollowTheDensity() {
        QCOMPARE(m_table->rowHeight(0), 32);
        m_theme.setDensity(ui::theme::Density::Compact);
        QCOMPARE(m_table->rowHeight(0), 26);
        m_theme.setDensity(ui::theme::Density::Comfortable);
        QCOMPARE(m_table->rowHeight(0), 32);
    }

private:
    std::unique_ptr<TableView> makeTable() {
        auto table = std::make_unique<TableView>(m_interaction);
        table->setRows(m_model.get(), QStringLiteral("keys"));
        table->resize(700, 300);
        return table;
    }
    QStringList shown() const {
        QStringList keys;
        for (int row = 0; row < m_table->shownRows(); ++row)
            keys.append(m_model->keyAt(m_table->filter().mapToSource(m_table->filter().index(row, 0)).row()));
        return keys;
    }

    ui::test::SettingsSandbox m_settings;
    ui::theme::Theme m_theme{*qApp};
    ui::test::ScriptedInteraction m_interaction;
    std::unique_ptr<RowModel<Key>> m_model;
    std::unique_ptr<TableView> m_table;
};

QTEST_MAIN(TableViewTest)
#include "table_view_test.moc"
