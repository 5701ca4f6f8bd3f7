#include "ui/accounts/page_actions.h"

#include "ui/common/action_bar.h"
#include "ui/theme/icons.h"

#include <QAction>

namespace ui::accounts {

using namespace Qt::Literals::StringLiterals;

PageActions::PageActions(QWidget& page)
    : QObject(&page),
      add(make(page, u"addAccount"_s, u"add"_s, QKeySequence(Qt::CTRL | Qt::Key_N))),
      edit(make(page, u"editAccount"_s, u"edit"_s, QKeySequence(Qt::Key_F2))),
      test(make(page, u"testAccounts"_s, u"play"_s, QKeySequence(Qt::CTRL | Qt::Key_T))),
      pause(make(page, u"pauseAccounts"_s, u"pause"_s)),
      resume(make(page, u"resumeAccounts"_s, u"power"_s)),
      clear(make(page, u"clearAccounts"_s, u"refresh"_s, QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_R))),
      duplicate(make(page, u"duplicateAccount"_s, u"duplicate"_s, QKeySequence(Qt::CTRL | Qt::Key_D))),
      remove(make(page, u"deleteAccounts"_s, u"trash"_s)),
      clearAll(make(page, u"clearAllAccounts"_s, u"refresh"_s)),
      groups(make(page, u"accountGroups"_s, u"accounts"_s, QKeySequence(Qt::CTRL | Qt::Key_G))),
      refresh(make(page, u"refreshAccounts"_s, u"refresh"_s, QKeySequence(Qt::Key_F5))) {
    common::markDanger(*remove);
    retranslate();
    follow({});
}

QAction* PageActions::make(QWidget& page, const QString& name, const QString& icon,
                           const QKeySequence& keys) {
    auto* action = new QAction(theme::icon(icon), {}, this);
    action->setObjectName(name);
    action->setShortcut(keys);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    page.addAction(action);
    return action;
}

void PageActions::retranslate() {
    const auto name = [](QAction* action, const QString& text, const QString& tip) {
        const QString keys = action->shortcut().toString(QKeySequence::NativeText);
        action->setText(text);
        action->setToolTip(keys.isEmpty() ? tip : tr("%1  %2").arg(tip, keys));
    };
    name(add, tr("Add account"), tr("Add an account of a provider"));
    name(edit, tr("Edit"), tr("Change the account"));
    name(test, tr("Test"), tr("Send a short request and see what comes back"));
    name(pause, tr("Pause"), tr("Send no requests to it until it is resumed"));
    name(resume, tr("Resume"), tr("Send requests to it again"));
    name(clear, tr("Retry now"), tr("End the cooling down and try it with the next request"));
    name(duplicate, tr("Duplicate"), tr("Make another account with the same settings and secret"));
    name(remove, tr("Delete"), tr("Delete; can be undone for ten seconds"));
    name(clearAll, tr("Reset all states"), tr("End the cooling down of every account"));
    name(groups, tr("Groups"), tr("Make, change and delete groups of accounts"));
    name(refresh, tr("Refresh"), tr("Read everything again"));
}

void PageActions::follow(const About& about) {
    const bool any = about.count > 0;
    edit->setEnabled(about.count == 1);
    duplicate->setEnabled(about.count == 1);
    test->setEnabled(any);
    remove->setEnabled(any);
    pause->setEnabled(about.paused < about.count);
    pause->setVisible(about.paused < about.count || !any);
    resume->setEnabled(about.paused > 0);
    resume->setVisible(about.paused > 0);
    clear->setEnabled(about.marked > 0);
    clear->setVisible(about.marked > 0 || !any);
}

QList<QAction*> PageActions::ofDetail() const {
    // The test has a button of its own in the panel.
    return {clear, pause, resume, edit, test, duplicate, remove};
}

QList<QAction*> PageActions::ofBulk() const {
    return {pause, resume, clear, test, remove};
}

QList<QAction*> PageActions::ofRow() const {
    return {clear, pause, resume, test, edit, duplicate, remove};
}

}  // namespace ui::accounts
