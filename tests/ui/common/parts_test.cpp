#include "tests/ui/support/scripted_interaction.h"
#include "tests/ui/support/settings_sandbox.h"
#include "ui/common/action_bar.h"
#include "ui/common/code_snippet.h"
#include "ui/common/content_stack.h"
#include "ui/common/detail_panel.h"
#include "ui/common/detail_split.h"
#include "ui/common/dialog_interaction.h"
#include "ui/common/filter_chips.h"
#include "ui/common/page_header.h"
#include "ui/common/search_field.h"
#include "ui/common/secret_once.h"
#include "ui/common/states.h"
#include "ui/common/undo_bar.h"

#include <QAction>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

using namespace ui::common;

class PartsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_interaction = {}; }

    void undoCallsOneOfTwoOnce() {
        QStringList called;
        const auto say = [&called](const char* what) {
            return [&called, what] { called.append(QLatin1String(what)); };
        };
        auto bar = std::make_unique<UndoBar>();
        bar->offer(QStringLiteral("one"), say("undo 1"), say("commit 1"));
        QVERIFY(!bar->isHidden());
        bar->findChild<QPushButton*>(QStringLiteral("undo"))->click();
        QCOMPARE(called, QStringList({QStringLiteral("undo 1")}));
        QVERIFY(bar->isHidden());
        bar->commitNow();
        QCOMPARE(called.size(), 1);

        bar->offer(QStringLiteral("two"), say("undo 2"), say("commit 2"));
        bar->offer(QStringLiteral("three"), say("undo 3"), say("commit 3"));
        QCOMPARE(called.last(), QStringLiteral("commit 2"));
        for (int second = 0; second < 9; ++second)
            bar->tick();
        QVERIFY(bar->isOffering());
        QCOMPARE(called.size(), 2);
        bar->tick();
        QCOMPARE(called.last(), QStringLiteral("commit 3"));
        bar->tick();
        QCOMPARE(called.size(), 3);

        bar->offer(QStringLiteral("four"), say("undo 4"), say("commit 4"));
        bar.reset();
        QCOMPARE(called.last(), QStringLiteral("commit 4"));
    }

    void chipsKeepTheirPlace() {
        FilterChips chips;
        QSignalSpy chosen(&chips, &FilterChips::chosen);
        chips.setChips({{QStringLiteral("all"), QStringLiteral("All"), 14},
                        {QStringLiteral("ready"), QStringLiteral("Ready"), 12}});
        QCOMPARE(chips.current(), QStringLiteral("all"));
        auto* ready = chips.findChild<QPushButton*>(QStringLiteral("chip_ready"));
        ready->click();
        ready->click();
        QCOMPARE(chosen.count(), 1);
        chips.setChips({{QStringLiteral("all"), QStringLiteral("All"), 15},
                        {QStringLiteral("ready"), QStringLiteral("Ready"), 1'300}});
        QCOMPARE(chips.findChild<QPushButton*>(QStringLiteral("chip_ready")), ready);
        QVERIFY(ready->isChecked());
        QVERIFY(ready->text().contains(QString::fromUtf8("1\u202f300")));
        QTest::keyClick(&chips, Qt::Key_Left);
        QCOMPARE(chips.current(), QStringLiteral("all"));
        // A chip that is gone cannot stay chosen.
        chips.setCurrent(QStringLiteral("ready"));
        chips.setChips({{QStringLiteral("all"), QStringLiteral("All")}});
        QCOMPARE(chips.current(), QStringLiteral("all"));
        QCOMPARE(chosen.count(), 2);
    }

    void aFilterMenuMayHaveManyOn() {
        FilterMenu filter(QStringLiteral("type"), QStringLiteral("Type"));
        QSignalSpy changed(&filter, &FilterMenu::chosenIdsChanged);
        filter.setChoices(
            {{QStringLiteral("a"), QStringLiteral("A")}, {QStringLiteral("b"), QStringLiteral("B")}});
        Q_EMIT filter.menu()->aboutToShow();
        for (QAction* action : filter.menu()->actions())
            action->trigger();
        QCOMPARE(filter.chosenIds(), QStringList({QStringLiteral("a"), QStringLiteral("b")}));
        QVERIFY(filter.text().contains(QLatin1Char('2')));
        QCOMPARE(changed.count(), 2);
    }

    void searchAndEscape() {
        SearchField search;
        QSignalSpy searched(&search, &SearchField::searched);
        QSignalSpy left(&search, &SearchField::left);
        QTest::keyClicks(&search, QStringLiteral("team"));
        QCOMPARE(searched.count(), 0);
        QTest::keyClick(&search, Qt::Key_Return);
        QCOMPARE(searched.takeFirst().first().toString(), QStringLiteral("team"));
        QTest::keyClick(&search, Qt::Key_Escape);
        QCOMPARE(searched.takeFirst().first().toString(), QString());
        QCOMPARE(left.count(), 0);
        QTest::keyClick(&search, Qt::Key_Escape);
        QCOMPARE(left.count(), 1);
    }

    void headerFollowsItsAction() {
        PageHeader header(QStringLiteral("Accounts"));
        QAction add(QStringLiteral("Account"));
        QSignalSpy triggered(&add, &QAction::triggered);
        header.setPrimaryAction(&add);
        auto* button = header.findChild<QPushButton*>(QStringLiteral("primaryAction"));
        button->click();
        QCOMPARE(triggered.count(), 1);
        add.setEnabled(false);
        QVERIFY(!button->isEnabled());
        QSignalSpy live(&header, &PageHeader::liveChanged);
        header.setLive(true);
        QCOMPARE(live.count(), 0);
        header.findChild<QToolButton*>(QStringLiteral("live"))->click();
        QCOMPARE(live.first().first().toBool(), false);
        QVERIFY(!header.isLive());
    }

    void contentHasFourStates() {
        auto* content = new QLabel;
        ContentStack stack(m_interaction, content);
        QSignalSpy retry(&stack, &ContentStack::retryWanted);
        QSignalSpy action(&stack, &ContentStack::emptyActionWanted);
        stack.show();
        stack.showLoading();
        // Neither yet: what comes at once never flickers, and nothing unfilled is seen.
        QVERIFY(!content->isVisible());
        QVERIFY(!stack.findChild<Skeleton*>()->isVisible());
        auto* wait = stack.findChild<QTimer*>(QString(), Qt::FindDirectChildrenOnly);
        QCOMPARE(wait->interval(), 150);
        QVERIFY(wait->isActive());
        stack.showError({QStringLiteral("what"), QStringLiteral("why"), QStringLiteral("try")});
        QVERIFY(!wait->isActive());
        stack.findChild<QPushButton*>(QStringLiteral("errorRetry"))->click();
        stack.findChild<QPushButton*>(QStringLiteral("errorCopy"))->click();
        QCOMPARE(retry.count(), 1);
        QCOMPARE(m_interaction.copied, QStringList({QStringLiteral("what why try")}));
        stack.showEmpty({QStringLiteral("Nothing"), QStringLiteral("yet"), QStringLiteral("Make one")});
        stack.findChild<QPushButton*>(QStringLiteral("emptyAction"))->click();
        QCOMPARE(action.count(), 1);
        stack.showContent();
        QVERIFY(content->isVisible());
        stack.showLoading();
        // What was read before stays until the skeleton's time has come.
        QVERIFY(content->isVisible());
    }

    void aSecretIsTakenOnce() {
        SecretOnce secret(m_interaction);
        QSignalSpy taken(&secret, &SecretOnce::taken);
        secret.setSecret(QStringLiteral("not-real"), QStringLiteral("key.txt"));
        QCOMPARE(secret.findChild<QLineEdit*>(QStringLiteral("secret"))->echoMode(), QLineEdit::Password);
        QVERIFY(!secret.isTaken());
        auto* save = secret.findChild<QPushButton*>(QStringLiteral("saveSecret"));
        save->click();
        QVERIFY(!secret.isTaken());
        const QTemporaryDir folder;
        m_interaction.paths = {folder.filePath(QStringLiteral("key.txt"))};
        save->click();
        QVERIFY(secret.isTaken());
        QFile file(folder.filePath(QStringLiteral("key.txt")));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), QByteArray("not-real\n"));
        const auto others = QFileDevice::ReadGroup | QFileDevice::ReadOther | QFileDevice::WriteGroup |
                            QFileDevice::WriteOther;
        QVERIFY(!(file.permissions() & others));
        secret.findChild<QPushButton*>(QStringLiteral("copySecret"))->click();
        QCOMPARE(m_interaction.copied, QStringList({QStringLiteral("not-real")}));
        QCOMPARE(taken.count(), 2);
    }

    void snippetsCopy() {
        SnippetTabs tabs(m_interaction);
        tabs.setSnippet(QStringLiteral("shell"), QStringLiteral("Shell"), QStringLiteral("a"));
        tabs.setSnippet(QStringLiteral("shell"), QStringLiteral("Shell"), QStringLiteral("b"));
        QCOMPARE(tabs.findChildren<CodeSnippet*>().size(), 1);
        tabs.findChild<QToolButton*>(QStringLiteral("copyCode"))->click();
        QCOMPARE(m_interaction.copied, QStringList({QStringLiteral("b")}));
    }

    void detailsChangeInPlace() {
        DetailPanel panel(m_interaction);
        DetailSection& section = panel.section(QStringLiteral("limits"), QStringLiteral("Limits"));
        section.setRow(QStringLiteral("url"), QStringLiteral("Address"), QStringLiteral("https://a"),
                       {.copyable = true});
        auto* value = panel.findChild<QLabel*>(QStringLiteral("value_url"));
        panel.section(QStringLiteral("limits"), QStringLiteral("Limits"))
            .setRow(QStringLiteral("url"), QStringLiteral("Address"), QStringLiteral("https://b"),
                    {.copyable = true});
        QCOMPARE(panel.findChildren<DetailSection*>().size(), 1);
        QCOMPARE(value->text(), QStringLiteral("https://b"));
        panel.findChild<QToolButton*>(QStringLiteral("copy_url"))->click();
        QCOMPARE(m_interaction.copied, QStringList({QStringLiteral("https://b")}));
        section.setRow(QStringLiteral("url"), QStringLiteral("Address"), {});
        QCOMPARE(value->text(), QString::fromUtf8("–"));
        QSignalSpy close(&panel, &DetailPanel::closeWanted);
        QTest::keyClick(&panel, Qt::Key_Escape);
        QCOMPARE(close.count(), 1);
    }

    void theDetailsWidthIsRemembered() {
        auto* detail = new QLabel;
        DetailSplit split(QStringLiteral("things"), new QLabel, detail);
        split.resize(1'200, 400);
        split.show();
        QVERIFY(!split.isDetailShown());
        split.showDetail(true);
        QCOMPARE(detail->width(), 360);
        split.setSizes({700, 499});
        Q_EMIT split.splitterMoved(700, 1);
        auto* again = new QLabel;
        DetailSplit other(QStringLiteral("things"), new QLabel, again);
        other.resize(1'200, 400);
        other.show();
        other.showDetail(true);
        QCOMPARE(again->width(), detail->width());
        QVERIFY(again->width() > 400);
    }

    void actionsHaveButtonsAndAMenu() {
        ActionBar bar;
        QAction retry(QStringLiteral("Retry"));
        retry.setObjectName(QStringLiteral("retry"));
        QAction pause(QStringLiteral("Pause"));
        QAction remove(QStringLiteral("Delete"));
        bar.setActions({&retry, &pause, &remove});
        auto* button = bar.findChild<QPushButton*>(QStringLiteral("button_retry"));
        QSignalSpy triggered(&retry, &QAction::triggered);
        button->click();
        QCOMPARE(triggered.count(), 1);
        retry.setEnabled(false);
        QVERIFY(!button->isEnabled());
        QCOMPARE(bar.findChild<QToolButton*>(QStringLiteral("moreActions"))->menu()->actions(),
                 QList<QAction*>({&remove}));
    }

    void dangerIsTypedBeforeItIsDone() {
        QWidget window;
        window.show();
        DialogInteraction dialogs;
        QList<bool> answers;
        Question question{QStringLiteral("Delete?"), QStringLiteral("For good."), QStringLiteral("Delete"),
                          true, QStringLiteral("team-a")};
        dialogs.confirm(&window, question, [&answers](bool yes) { answers.append(yes); });
        auto* dialog = window.findChild<QDialog*>(QStringLiteral("askDialog"));
        QVERIFY(dialog);
        auto* action = dialog->findChild<QPushButton*>(QStringLiteral("askAction"));
        QVERIFY(!action->isEnabled());
        QTest::keyClicks(dialog->findChild<QLineEdit*>(QStringLiteral("askField")), QStringLiteral("team-a"));
        QVERIFY(action->isEnabled());
        action->click();
        QCOMPARE(answers, QList<bool>({true}));
    }

    void askingForATextCanBeCancelled() {
        QWidget window;
        window.show();
        DialogInteraction dialogs;
        QList<std::optional<QString>> answers;
        TextQuestion question{QStringLiteral("Rename"), QStringLiteral("Name"), QStringLiteral("Rename"),
                              QStringLiteral("old")};
        dialogs.askText(&window, question,
                        [&answers](const std::optional<QString>& text) { answers.append(text); });
        auto* dialog = window.findChild<QDialog*>(QStringLiteral("askDialog"));
        QTest::keyClick(dialog, Qt::Key_Escape);
        QCOMPARE(answers.size(), 1);
        QVERIFY(!answers.first());
    }

private:
    ui::test::SettingsSandbox m_settings;
    ui::test::ScriptedInteraction m_interaction;
};

QTEST_MAIN(PartsTest)
#include "parts_test.moc"
