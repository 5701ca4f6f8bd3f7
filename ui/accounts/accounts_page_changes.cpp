// What the page does to accounts, as far as somebody has to be asked or told first.
#include "ui/accounts/account_dialog.h"
#include "ui/accounts/accounts_page.h"
#include "ui/accounts/groups_dialog.h"
#include "ui/accounts/notice_bar.h"
#include "ui/api/json_fields.h"
#include "ui/common/interaction.h"
#include "ui/common/states.h"
#include "ui/common/table_view.h"
#include "ui/common/undo_bar.h"

#include <QCloseEvent>

#include <algorithm>
#include <utility>

namespace ui::accounts {

using namespace Qt::Literals::StringLiterals;

void AccountsPage::add() {
    withTypes([this] { openDialog(std::nullopt); });
}

void AccountsPage::edit() {
    const QStringList ids = targetIds();
    const api::Account* account = ids.size() == 1 ? m_feed.find(ids.constFirst()) : nullptr;
    if (account == nullptr) return;
    withTypes([this, edited = *account] { openDialog(edited); });
}

/// The form is made of what the relay says of its types: without that there is none.
void AccountsPage::withTypes(std::function<void()> then) {
    if (!m_feed.types().isEmpty()) {
        then();
        return;
    }
    m_feed.readTypes([this, then = std::move(then)](const api::Outcome& outcome) {
        if (!m_feed.types().isEmpty())
            then();
        else
            m_error->setText({tr("The form could not be made: the relay did not say what an account needs."),
                              outcome ? QString() : outcome.error().message, tr("Try again in a moment.")});
    });
}

void AccountsPage::openDialog(const std::optional<api::Account>& edited) {
    auto* dialog = new AccountDialog(m_parts.client, m_feed.types(), edited, this);
    connect(dialog, &AccountDialog::saved, this, &AccountsPage::takeSaved);
    dialog->open();
}

void AccountsPage::takeSaved(const api::Account& account, bool test, const QString& note) {
    m_feed.take(account);
    open(account.id);
    if (!note.isEmpty()) m_notice->tell(note);
    if (test) m_detail->runTest();
}

void AccountsPage::test() {
    const Targets wanted = targets();
    if (wanted.size() != 1) {
        m_changes.test(wanted);
        return;
    }
    showDetail(wanted.constFirst().id);
    m_detail->runTest();
}

/// Space: those that serve rest; when all rest, they serve.
void AccountsPage::togglePause() {
    Targets serving = targets();
    serving.removeIf([this](const ChangeRun::Target& target) {
        const api::Account* account = m_feed.find(target.id);
        return account == nullptr || common::standingOf(*account) == Standing::Paused;
    });
    if (serving.isEmpty())
        m_changes.resume(targets());
    else
        m_changes.pause(serving);
}

void AccountsPage::duplicate() {
    const Targets one = targets();
    if (one.size() != 1) return;
    QStringList taken;
    for (const api::Account& account : m_feed.accounts())
        taken.append(account.name);
    common::TextQuestion question;
    question.title = tr("Duplicate %1").arg(one.constFirst().name);
    question.label =
        tr("Name of the new account. It has the same settings and secret, and is paused at first.");
    question.action = tr("Duplicate");
    question.initial = tr("%1 copy").arg(one.constFirst().name);
    question.problem = [taken](const QString& text) {
        if (text.trimmed().isEmpty()) return tr("An account needs a name.");
        return taken.contains(text.trimmed()) ? tr("There is an account of that name already.") : QString();
    };
    m_parts.interaction.askText(this, question,
                                [this, id = one.constFirst().id](const std::optional<QString>& name) {
                                    if (name) m_changes.duplicate(id, name->trimmed());
                                });
}

/// What keys are bound to would be refused in ten seconds: better told at once.
void AccountsPage::removeAsked() {
    const Targets wanted = targets();
    if (wanted.isEmpty()) return;
    m_parts.client.get(u"/admin/keys"_s, this, [this, wanted](const api::Outcome& outcome) {
        removeUnbound(wanted, outcome ? api::rowsOf<api::ApiKey>(outcome.body()) : QList<api::ApiKey>());
    });
}

void AccountsPage::removeUnbound(const Targets& wanted, const QList<api::ApiKey>& keys) {
    Targets free;
    QStringList lines;
    for (const ChangeRun::Target& target : wanted) {
        QStringList names;
        for (const api::ApiKey& key : keys)
            if (key.accountId == target.id) names.append(key.name);
        if (names.isEmpty())
            free.append(target);
        else
            lines.append(tr("Keys are bound to %1: %2").arg(target.name, names.join(u", "_s)));
    }
    if (!lines.isEmpty())
        m_error->setText({tr("%n account(s) cannot be deleted.", nullptr, static_cast<int>(lines.size())),
                          lines.join(u'\n'), tr("Bind the keys to another account or to a group first.")});
    if (!free.isEmpty()) offerUndo(free);
}

void AccountsPage::offerUndo(const Targets& targets) {
    // One offer at a time: what was offered before is done first.
    m_undo->commitNow();
    QStringList ids;
    for (const ChangeRun::Target& target : targets)
        ids.append(target.id);
    m_hidden.unite(QSet<QString>(ids.begin(), ids.end()));
    rebuild();
    const QString text = targets.size() == 1
                             ? tr("%1 is deleted.").arg(targets.constFirst().name)
                             : tr("%n account(s) are deleted.", nullptr, static_cast<int>(targets.size()));
    m_undo->offer(
        text,
        [this, ids] {
            for (const QString& id : ids)
                m_hidden.remove(id);
            rebuild();
        },
        [this, targets] { m_changes.remove(targets); });
}

void AccountsPage::openGroups() {
    auto* dialog = new GroupsDialog(m_parts.client, m_feed.accounts(), this);
    connect(dialog, &GroupsDialog::groupsChanged, &m_feed, &AccountFeed::refreshSoon);
    dialog->load();
    dialog->open();
}

void AccountsPage::showEvent(QShowEvent* event) {
    Page::showEvent(event);
    window()->installEventFilter(this);
}

/// A window that closes while a deletion can still be undone sends it first: nothing is lost.
bool AccountsPage::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() != QEvent::Close || watched != window()) return Page::eventFilter(watched, event);
    m_undo->commitNow();
    if (!m_changes.isRemoving() || m_closing) return false;
    m_closing = true;
    event->ignore();
    return true;
}

}  // namespace ui::accounts
