#include "ui/accounts/groups_dialog.h"

#include "ui/api/json_fields.h"
#include "ui/theme/icons.h"

#include <QListWidget>

#include <algorithm>
#include <utility>

namespace ui::accounts {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr QSize kSize(720, 560);
constexpr int kListWidth = 220;
constexpr int kIdRole = Qt::UserRole;

QString pathOf(const QString& id) {
    return u"/admin/groups/"_s + api::AdminClient::segment(id);
}

QPushButton* button(const QString& name, const QString& text, theme::ButtonKind kind) {
    auto* made = new QPushButton(text);
    made->setObjectName(name);
    made->setAutoDefault(false);
    theme::setKind(*made, kind);
    return made;
}

QLineEdit* field(const QString& name, const QString& label, QVBoxLayout& column) {
    auto* line = new QLineEdit;
    line->setObjectName(name);
    line->setAccessibleName(label);
    auto* text = new QLabel(label);
    text->setBuddy(line);
    column.addWidget(text);
    column.addWidget(line);
    return line;
}

}  // namespace

GroupsDialog::GroupsDialog(api::AdminClient& client, const QList<api::Account>& accounts, QWidget* parent)
    : QDialog(parent), m_client(client) {
    setObjectName(u"groupsDialog"_s);
    setWindowTitle(tr("Groups"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowModality(Qt::WindowModal);
    resize(kSize);
    auto* heading = new QLabel(tr("Groups"));
    theme::setType(*heading, theme::Type::Title);
    auto* note = new QLabel(tr("A key that is bound to a group uses the accounts of that group only."));
    note->setWordWrap(true);
    theme::tint(*note, theme::Token::Quiet);
    auto* both = new QHBoxLayout;
    both->setSpacing(theme::kMargin);
    both->addWidget(buildList());
    both->addWidget(buildEditor(), 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(theme::kMargin, theme::kSection, theme::kMargin, theme::kSection);
    column->setSpacing(theme::kGap);
    column->addWidget(heading);
    column->addWidget(note);
    column->addSpacing(theme::kGap);
    column->addLayout(both, 1);
    column->addWidget(buildQuestion());
    for (const api::Account& account : accounts) {
        auto* item = new QListWidgetItem(account.name, m_members);
        item->setData(kIdRole, account.id);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(Qt::Unchecked);
    }
    m_editor->setEnabled(false);
}

QWidget* GroupsDialog::buildList() {
    auto* left = new QWidget;
    left->setFixedWidth(kListWidth);
    m_list = new QListWidget;
    m_list->setObjectName(u"groupList"_s);
    m_list->setAccessibleName(tr("Groups"));
    m_list->setTextElideMode(Qt::ElideRight);
    connect(m_list, &QListWidget::currentItemChanged, this,
            [this](QListWidgetItem* item, QListWidgetItem* before) { leave(item, before); });
    auto* add = button(u"groupNew"_s, tr("New group"), theme::ButtonKind::Plain);
    add->setIcon(theme::icon(u"add"_s));
    connect(add, &QPushButton::clicked, this, [this] {
        if (isChanged())
            ask(tr("Discard what you changed?"), tr("Discard"), [this] { startNew(); });
        else
            startNew();
    });
    auto* column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme::kGap);
    column->addWidget(m_list, 1);
    column->addWidget(add);
    return left;
}

QWidget* GroupsDialog::buildEditor() {
    m_editor = new QWidget;
    auto* column = new QVBoxLayout(m_editor);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme::kTight);
    m_name = field(u"groupName"_s, tr("Name"), *column);
    column->addSpacing(theme::kGap);
    m_description = field(u"groupDescription"_s, tr("Note"), *column);
    column->addSpacing(theme::kGap);
    m_search = field(u"groupSearch"_s, tr("Members"), *column);
    m_search->setPlaceholderText(tr("Search accounts"));
    m_search->addAction(theme::icon(u"search"_s), QLineEdit::LeadingPosition);
    m_search->setClearButtonEnabled(true);
    connect(m_search, &QLineEdit::textChanged, this, &GroupsDialog::filterMembers);
    m_members = new QListWidget;
    m_members->setObjectName(u"groupMembers"_s);
    m_members->setAccessibleName(tr("Members"));
    m_members->setUniformItemSizes(true);
    connect(m_members, &QListWidget::itemChanged, this, &GroupsDialog::countMembers);
    m_count = new QLabel;
    m_count->setObjectName(u"groupCount"_s);
    theme::setType(*m_count, theme::Type::Caption);
    theme::tint(*m_count, theme::Token::Quiet);
    m_problem = new QLabel;
    m_problem->setObjectName(u"groupProblem"_s);
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setWordWrap(true);
    m_problem->setTextInteractionFlags(Qt::TextSelectableByMouse);
    theme::tint(*m_problem, theme::Token::Bad);
    m_problem->hide();
    m_delete = button(u"groupDelete"_s, tr("Delete group"), theme::ButtonKind::Danger);
    m_save = button(u"groupSave"_s, tr("Save"), theme::ButtonKind::Primary);
    connect(m_save, &QPushButton::clicked, this, &GroupsDialog::save);
    connect(m_delete, &QPushButton::clicked, this, [this] {
        ask(tr("Delete the group %1? Its accounts stay.").arg(m_shown.name), tr("Delete group"),
            [this] { remove(); });
    });
    auto* row = new QHBoxLayout;
    row->setSpacing(theme::kGap);
    row->addWidget(m_delete);
    row->addStretch(1);
    row->addWidget(m_save);
    column->addWidget(m_members, 1);
    column->addWidget(m_count);
    column->addWidget(m_problem);
    column->addSpacing(theme::kGap);
    column->addLayout(row);
    return m_editor;
}

QWidget* GroupsDialog::buildQuestion() {
    m_question = new QFrame;
    m_question->setObjectName(u"groupQuestion"_s);
    theme::setGround(*m_question, theme::Ground::Card);
    m_questionText = new QLabel;
    m_questionText->setTextFormat(Qt::PlainText);
    m_questionText->setWordWrap(true);
    auto* no = button(u"groupNo"_s, tr("Keep"), theme::ButtonKind::Plain);
    m_yes = button(u"groupYes"_s, {}, theme::ButtonKind::Danger);
    connect(no, &QPushButton::clicked, m_question, &QWidget::hide);
    connect(m_yes, &QPushButton::clicked, this, [this] {
        m_question->hide();
        if (const auto answer = std::exchange(m_answer, nullptr)) answer();
    });
    auto* row = new QHBoxLayout(m_question);
    row->setContentsMargins(theme::kRow, theme::kGap, theme::kGap, theme::kGap);
    row->setSpacing(theme::kGap);
    row->addWidget(m_questionText, 1);
    row->addWidget(no);
    row->addWidget(m_yes);
    m_question->hide();
    return m_question;
}

void GroupsDialog::load(const QString& choose) {
    m_client.get(u"/admin/groups"_s, this, [this, choose](const api::Outcome& outcome) {
        if (outcome)
            fill(api::rowsOf<api::Group>(outcome.body()), choose);
        else
            tell(tr("The groups could not be read: %1").arg(outcome.error().message));
    });
}

void GroupsDialog::fill(const QList<api::Group>& groups, const QString& choose) {
    m_groups = groups;
    const QSignalBlocker quiet(m_list);
    m_list->clear();
    int row = 0;
    for (const api::Group& group : groups) {
        auto* item = new QListWidgetItem(group.name, m_list);
        item->setData(kIdRole, group.id);
        item->setToolTip(tr("%n account(s)", nullptr, static_cast<int>(group.accountIds.size())));
        if (group.id == choose) row = m_list->count() - 1;
    }
    if (groups.isEmpty()) {
        startNew();
        return;
    }
    m_list->setCurrentRow(row);
    this->choose(m_list->currentItem());
}

/// To another group, unless something is changed in this one: then it is asked first.
void GroupsDialog::leave(QListWidgetItem* to, QListWidgetItem* from) {
    if (!isChanged()) {
        choose(to);
        return;
    }
    {
        const QSignalBlocker quiet(m_list);
        m_list->setCurrentItem(from);
    }
    const QString id = to == nullptr ? QString() : to->data(kIdRole).toString();
    ask(tr("Discard what you changed?"), tr("Discard"), [this, id] { fill(m_groups, id); });
}

void GroupsDialog::choose(const QListWidgetItem* item) {
    if (item == nullptr) return;
    const QString id = item->data(kIdRole).toString();
    const auto group = std::ranges::find(m_groups, id, &api::Group::id);
    if (group != m_groups.end()) show(*group);
}

void GroupsDialog::startNew() {
    {
        const QSignalBlocker quiet(m_list);
        m_list->setCurrentRow(-1);
        m_list->clearSelection();
    }
    show({});
    m_name->setFocus();
}

void GroupsDialog::show(const api::Group& group) {
    m_shown = group;
    m_editor->setEnabled(true);
    m_name->setText(group.name);
    m_description->setText(group.description);
    m_search->clear();
    {
        const QSignalBlocker quiet(m_members);
        for (int row = 0; row < m_members->count(); ++row) {
            QListWidgetItem* item = m_members->item(row);
            const bool in = group.accountIds.contains(item->data(kIdRole).toString());
            item->setCheckState(in ? Qt::Checked : Qt::Unchecked);
        }
    }
    countMembers();
    m_delete->setVisible(!group.id.isEmpty());
    m_save->setText(group.id.isEmpty() ? tr("Make group") : tr("Save"));
    m_question->hide();
    tell({});
}

void GroupsDialog::filterMembers(const QString& words) {
    for (int row = 0; row < m_members->count(); ++row) {
        QListWidgetItem* item = m_members->item(row);
        item->setHidden(!item->text().contains(words, Qt::CaseInsensitive));
    }
}

void GroupsDialog::countMembers() {
    m_count->setText(tr("%n of the accounts chosen", nullptr, static_cast<int>(members().size())));
}

QStringList GroupsDialog::members() const {
    QStringList ids;
    for (int row = 0; row < m_members->count(); ++row)
        if (m_members->item(row)->checkState() == Qt::Checked)
            ids.append(m_members->item(row)->data(kIdRole).toString());
    return ids;
}

bool GroupsDialog::isChanged() const {
    if (!m_editor->isEnabled()) return false;
    QStringList before;
    for (const QString& id : m_shown.accountIds)
        before.append(id);
    QStringList now = members();
    // Members that are deleted by now are in the group, but not in the list.
    before.removeIf([this](const QString& id) {
        for (int row = 0; row < m_members->count(); ++row)
            if (m_members->item(row)->data(kIdRole).toString() == id) return false;
        return true;
    });
    before.sort();
    now.sort();
    return m_name->text() != m_shown.name || m_description->text() != m_shown.description || before != now;
}

void GroupsDialog::save() {
    const QString name = m_name->text().trimmed();
    if (name.isEmpty()) {
        tell(tr("A group needs a name."));
        m_name->setFocus();
        return;
    }
    const QJsonObject body{{u"name"_s, name},
                           {u"description"_s, m_description->text().trimmed()},
                           {u"accountIds"_s, QJsonArray::fromStringList(members())}};
    setBusy(true);
    const auto answered = [this](const api::Outcome& outcome) {
        setBusy(false);
        if (!outcome) {
            tell(outcome.error().message);
            return;
        }
        Q_EMIT groupsChanged();
        load(outcome.body().value("id"_L1).toString());
    };
    if (m_shown.id.isEmpty())
        m_client.post(u"/admin/groups"_s, body, this, answered);
    else
        m_client.patch(pathOf(m_shown.id), body, this, answered);
}

void GroupsDialog::remove() {
    setBusy(true);
    m_client.remove(pathOf(m_shown.id), this, [this](const api::Outcome& outcome) {
        setBusy(false);
        if (!outcome) {
            tell(tr("The group was not deleted. %1").arg(outcome.error().message));
            return;
        }
        Q_EMIT groupsChanged();
        load();
    });
}

void GroupsDialog::ask(const QString& question, const QString& action, std::function<void()> answer) {
    m_questionText->setText(question);
    m_yes->setText(action);
    m_answer = std::move(answer);
    m_question->show();
    m_yes->setFocus();
}

void GroupsDialog::tell(const QString& problem) {
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
}

void GroupsDialog::setBusy(bool busy) {
    m_editor->setEnabled(!busy);
    m_list->setEnabled(!busy);
}

void GroupsDialog::reject() {
    if (m_question->isHidden() && isChanged()) {
        ask(tr("Discard what you changed?"), tr("Discard"), [this] { QDialog::reject(); });
        return;
    }
    if (!m_question->isHidden()) {
        m_question->hide();  // Esc goes back one step
        return;
    }
    QDialog::reject();
}

}  // namespace ui::accounts
