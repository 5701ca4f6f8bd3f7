#include "tests/ui/accounts/page_bench.h"
#include "tests/ui/support/settings_sandbox.h"
#include "ui/accounts/account_dialog.h"
#include "ui/accounts/groups_dialog.h"

#include <QAction>
#include <QComboBox>
#include <QListWidget>

using namespace Qt::Literals::StringLiterals;
using ui::accounts::AccountDialog;
using ui::accounts::GroupsDialog;
using ui::test::momentIn;
using ui::test::PageBench;
using ui::test::sampleAccount;
using ui::test::Scripted;
using ui::test::Seen;

namespace {

const QString kSecret = u"sk-very-secret"_s;

/// The dialog that the page has opened.
template <class Dialog>
Dialog* opened(const PageBench& bench) {
    Dialog* dialog = nullptr;
    (void)QTest::qWaitFor([&] { return (dialog = bench.page->findChild<Dialog*>()) != nullptr; });
    return dialog;
}

void type(const QWidget* dialog, const QString& field, const QString& text) {
    auto* line = dialog->findChild<QLineEdit*>(u"field_"_s + field);
    line->selectAll();
    QTest::keyClicks(line, text);
}

void press(const QWidget* dialog, const QString& button) {
    dialog->findChild<QPushButton*>(button)->click();
}

QString textIn(const QWidget* dialog, const QString& label) {
    const auto* found = dialog->findChild<QLabel*>(label);
    return found == nullptr || found->isHidden() ? QString() : found->text();
}

}  // namespace

class AccountDialogsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anAccountIsAdded() {
        PageBench bench;
        bench.relay.answer(u"POST /admin/accounts"_s, sampleAccount(u"new"_s, u"fresh"_s), 201);
        QVERIFY(bench.showFilled());
        bench.trigger(u"addAccount"_s);
        auto* dialog = opened<AccountDialog>(bench);
        QVERIFY(dialog);
        type(dialog, u"name"_s, u"fresh"_s);
        type(dialog, u"baseUrl"_s, u"https://api.example.com/v1/messages"_s);
        type(dialog, u"secret"_s, kSecret);
        press(dialog, u"formSave"_s);
        QVERIFY(bench.waitFor(u"POST /admin/accounts"_s));
        const QJsonObject body = bench.relay.last(u"POST /admin/accounts"_s).body;
        QCOMPARE(body.value("name"_L1).toString(), u"fresh"_s);
        QCOMPARE(body.value("secret"_L1).toString(), kSecret);
        QCOMPARE(body.value("type"_L1).toString(), u"claude-console"_s);
        QCOMPARE(body.value("queue"_L1).toObject(), (QJsonObject{{u"places"_s, 0}, {u"waitMs"_s, 60000}}));
        QTRY_COMPARE(bench.text(u"detailTitle"_s), u"fresh"_s);
        QTRY_VERIFY(!bench.page->findChild<AccountDialog*>());
        // The relay cut the path off, and that is told.
        QVERIFY(bench.text(u"noticeText"_s).contains(u"https://api.example.com"_s));
        QVERIFY(bench.find(u"noticeBar"_s)->isVisible());
    }

    void savesAndTests() {
        PageBench bench;
        bench.relay.answer(u"POST /admin/accounts"_s, sampleAccount(u"new"_s, u"fresh"_s), 201);
        bench.relay.handle(u"POST /admin/accounts/new/test"_s,
                           [](const Seen&) { return Scripted{.events = true}; });
        QVERIFY(bench.showFilled());
        bench.trigger(u"addAccount"_s);
        auto* dialog = opened<AccountDialog>(bench);
        type(dialog, u"name"_s, u"fresh"_s);
        type(dialog, u"baseUrl"_s, u"https://api.example.com"_s);
        type(dialog, u"secret"_s, kSecret);
        press(dialog, u"formSaveAndTest"_s);
        QVERIFY(bench.waitFor(u"POST /admin/accounts/new/test"_s));
        QCOMPARE(bench.relay.seen(u"POST /admin/accounts"_s).size(), 1);
    }

    void whatIsMissingIsNotSent() {
        PageBench bench;
        QVERIFY(bench.showFilled());
        bench.trigger(u"addAccount"_s);
        auto* dialog = opened<AccountDialog>(bench);
        press(dialog, u"formSave"_s);
        QVERIFY(!textIn(dialog, u"error_name"_s).isEmpty());
        QVERIFY(!textIn(dialog, u"error_secret"_s).isEmpty());
        QCOMPARE(bench.relay.seen(u"POST /admin/accounts"_s).size(), 0);
    }

    void theRelaysErrorsStandAtTheirFields() {
        PageBench bench;
        bench.relay.fail(u"PATCH /admin/accounts/a1"_s, 400, u"INVALID_REQUEST"_s,
                         u"field \"queue\" must have at most 1000 places"_s);
        QVERIFY(bench.showFilled());
        QVERIFY(bench.table().selectKey(u"a1"_s));
        bench.trigger(u"editAccount"_s);
        auto* dialog = opened<AccountDialog>(bench);
        type(dialog, u"name"_s, u"renamed"_s);
        press(dialog, u"formSave"_s);
        QTRY_VERIFY(textIn(dialog, u"error_queue.places"_s).contains(u"at most 1000"_s) ||
                    textIn(dialog, u"formMessage"_s).contains(u"at most 1000"_s));
        bench.relay.fail(u"PATCH /admin/accounts/a1"_s, 409, u"CONFLICT"_s,
                         u"There is one named so already"_s);
        press(dialog, u"formSave"_s);
        QTRY_COMPARE(textIn(dialog, u"error_name"_s), u"There is one named so already"_s);
        QVERIFY(dialog->findChild<QPushButton*>(u"formSave"_s)->isEnabled());
    }

    void onlyWhatWasChangedIsSent() {
        PageBench bench;
        bench.relay.answer(u"PATCH /admin/accounts/a1"_s, sampleAccount(u"a1"_s, u"team-a"_s));
        QVERIFY(bench.showFilled());
        QVERIFY(bench.table().selectKey(u"a1"_s));
        bench.trigger(u"editAccount"_s);
        auto* dialog = opened<AccountDialog>(bench);
        type(dialog, u"queue.places"_s, u"7"_s);
        press(dialog, u"formSave"_s);
        QVERIFY(bench.waitFor(u"PATCH /admin/accounts/a1"_s));
        // The relay takes the queue as a whole.
        QCOMPARE(bench.relay.last(u"PATCH /admin/accounts/a1"_s).body,
                 (QJsonObject{{u"queue"_s, QJsonObject{{u"places"_s, 7}, {u"waitMs"_s, 9000}}},
                              {u"ifUpdatedAt"_s, momentIn(-86'400)}}));
    }

    void aNewerOneIsOfferedAndWhatWasTypedStays() {
        PageBench bench;
        bench.relay.fail(u"PATCH /admin/accounts/a1"_s, 409, u"CONFLICT"_s,
                         u"The account was changed meanwhile"_s);
        QVERIFY(bench.showFilled());
        QVERIFY(bench.table().selectKey(u"a1"_s));
        bench.trigger(u"editAccount"_s);
        auto* dialog = opened<AccountDialog>(bench);
        type(dialog, u"name"_s, u"mine"_s);
        bench.relay.answer(
            u"GET /admin/accounts/a1"_s,
            sampleAccount(u"a1"_s, u"theirs"_s, {{u"priority"_s, 7}, {u"updatedAt"_s, momentIn(-5)}}));
        press(dialog, u"formSave"_s);
        QTRY_VERIFY(dialog->findChild<QWidget*>(u"conflict"_s)->isVisible());
        press(dialog, u"loadNewer"_s);
        QCOMPARE(dialog->findChild<QLineEdit*>(u"field_name"_s)->text(), u"mine"_s);
        QCOMPARE(dialog->findChild<QLineEdit*>(u"field_priority"_s)->text(), u"7"_s);
        bench.relay.answer(u"PATCH /admin/accounts/a1"_s, sampleAccount(u"a1"_s, u"mine"_s));
        press(dialog, u"formSave"_s);
        QVERIFY(bench.waitFor(u"PATCH /admin/accounts/a1"_s, 2));
        QCOMPARE(bench.relay.last(u"PATCH /admin/accounts/a1"_s).body,
                 (QJsonObject{{u"name"_s, u"mine"_s}, {u"ifUpdatedAt"_s, momentIn(-5)}}));
    }

    void anotherTypeIsAnotherForm() {
        PageBench bench;
        QVERIFY(bench.showFilled());
        bench.trigger(u"addAccount"_s);
        auto* dialog = opened<AccountDialog>(bench);
        type(dialog, u"name"_s, u"kept"_s);
        dialog->findChild<QComboBox*>(u"accountType"_s)->setCurrentIndex(1);
        QVERIFY(dialog->findChild<QWidget*>(u"field_region"_s));
        QCOMPARE(dialog->findChild<QLineEdit*>(u"field_name"_s)->text(), u"kept"_s);
    }

    void groupsAreShownWithTheirMembers() {
        PageBench bench;
        QVERIFY(bench.showFilled());
        bench.trigger(u"accountGroups"_s);
        auto* dialog = opened<GroupsDialog>(bench);
        auto* list = dialog->findChild<QListWidget*>(u"groupList"_s);
        QTRY_COMPARE(list->count(), 2);
        QCOMPARE(dialog->findChild<QLineEdit*>(u"groupName"_s)->text(), u"research"_s);
        const auto* members = dialog->findChild<QListWidget*>(u"groupMembers"_s);
        QCOMPARE(members->count(), 6);
        QCOMPARE(members->item(0)->checkState(), Qt::Checked);
        QCOMPARE(members->item(2)->checkState(), Qt::Unchecked);
    }

    void aGroupIsMadeAndChanged() {
        PageBench bench;
        bench.relay.answer(u"POST /admin/groups"_s, {{u"id"_s, u"g3"_s}}, 201);
        bench.relay.answer(u"PATCH /admin/groups/g1"_s, {{u"id"_s, u"g1"_s}});
        QVERIFY(bench.showFilled());
        bench.trigger(u"accountGroups"_s);
        auto* dialog = opened<GroupsDialog>(bench);
        auto* members = dialog->findChild<QListWidget*>(u"groupMembers"_s);
        QTRY_COMPARE(dialog->findChild<QListWidget*>(u"groupList"_s)->count(), 2);
        members->item(4)->setCheckState(Qt::Checked);
        press(dialog, u"groupSave"_s);
        QVERIFY(bench.waitFor(u"PATCH /admin/groups/g1"_s));
        QCOMPARE(bench.relay.last(u"PATCH /admin/groups/g1"_s).body.value("accountIds"_L1).toArray(),
                 (QJsonArray{u"a1"_s, u"a2"_s, u"a5"_s}));
        QVERIFY(bench.waitFor(u"GET /admin/groups"_s, 3));
        QTRY_COMPARE(members->item(4)->checkState(), Qt::Unchecked);
        press(dialog, u"groupNew"_s);
        dialog->findChild<QLineEdit*>(u"groupName"_s)->setText(u"third"_s);
        press(dialog, u"groupSave"_s);
        QVERIFY(bench.waitFor(u"POST /admin/groups"_s));
        QCOMPARE(bench.relay.last(u"POST /admin/groups"_s).body.value("name"_L1).toString(), u"third"_s);
    }

    void aGroupThatKeysUseIsNotDeleted() {
        PageBench bench;
        bench.relay.fail(u"DELETE /admin/groups/g1"_s, 409, u"CONFLICT"_s, u"Keys are bound to it: bob"_s);
        QVERIFY(bench.showFilled());
        bench.trigger(u"accountGroups"_s);
        auto* dialog = opened<GroupsDialog>(bench);
        QTRY_COMPARE(dialog->findChild<QListWidget*>(u"groupList"_s)->count(), 2);
        press(dialog, u"groupDelete"_s);
        QVERIFY(dialog->findChild<QWidget*>(u"groupQuestion"_s)->isVisible());
        press(dialog, u"groupYes"_s);
        QTRY_VERIFY(textIn(dialog, u"groupProblem"_s).contains(u"Keys are bound to it: bob"_s));
    }

    void whatWasChangedInAGroupIsNotLostByAccident() {
        PageBench bench;
        QVERIFY(bench.showFilled());
        bench.trigger(u"accountGroups"_s);
        auto* dialog = opened<GroupsDialog>(bench);
        auto* list = dialog->findChild<QListWidget*>(u"groupList"_s);
        QTRY_COMPARE(list->count(), 2);
        dialog->findChild<QLineEdit*>(u"groupName"_s)->setText(u"changed"_s);
        list->setCurrentRow(1);
        QCOMPARE(list->currentRow(), 0);
        QVERIFY(dialog->findChild<QWidget*>(u"groupQuestion"_s)->isVisible());
        press(dialog, u"groupYes"_s);
        QCOMPARE(dialog->findChild<QLineEdit*>(u"groupName"_s)->text(), u"nightly"_s);
        dialog->findChild<QLineEdit*>(u"groupName"_s)->setText(u"again"_s);
        QTest::keyClick(dialog, Qt::Key_Escape);
        QVERIFY(dialog->isVisible());
    }

private:
    ui::test::SettingsSandbox m_settings;
};

QTEST_MAIN(AccountDialogsTest)
#include "account_dialogs_test.moc"
