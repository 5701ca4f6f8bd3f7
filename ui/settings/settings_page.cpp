#include "ui/settings/settings_page.h"

#include "ui/api/admin_client.h"
#include "ui/api/json_fields.h"
#include "ui/common/content_stack.h"
#include "ui/common/filter_chips.h"
#include "ui/common/page_header.h"
#include "ui/common/search_field.h"
#include "ui/common/states.h"
#include "ui/settings/own_choices_card.h"
#include "ui/settings/save_bar.h"
#include "ui/settings/setting_row.h"
#include "ui/settings/setting_texts.h"
#include "ui/settings/sign_in_card.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QAction>
#include <QBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QRegularExpression>
#include <QScrollArea>
#include <QScrollBar>

#include <algorithm>
#include <utility>

namespace ui::settings {

using namespace Qt::Literals::StringLiterals;

SettingsPage::SettingsPage(api::AdminClient& client, common::Interaction& interaction, SettingsHost host,
                           QWidget* parent)
    : Page(parent), m_client(client), m_host(std::move(host)), m_shown(u"all"_s) {
    build(interaction);
    addActions();
    buildHeader();
    retranslate();
    m_stack->showLoading();
}

QAction* SettingsPage::add(const QString& name, const QString& icon) {
    auto* action = new QAction(theme::icon(icon), {}, this);
    action->setObjectName(name);
    addAction(action);
    return action;
}

void SettingsPage::addActions() {
    m_save = add(u"saveChanges"_s, u"check"_s);
    m_save->setShortcut(QKeySequence::Save);
    m_save->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    m_discard = add(u"discardChanges"_s, u"undo"_s);
    m_onlyChanged = add(u"onlyChanged"_s, u"filter"_s);
    m_password = add(u"changePassword"_s, u"users"_s);
    connect(m_save, &QAction::triggered, this, &SettingsPage::save);
    connect(m_discard, &QAction::triggered, this, &SettingsPage::discard);
    connect(m_password, &QAction::triggered, m_signIn, &SignInCard::changePassword);
    connect(m_onlyChanged, &QAction::triggered, this, [this] {
        m_shown = u"changed"_s;
        m_header->chips().setCurrent(m_shown);
        filter();
    });
}

QString SettingsPage::pageId() const {
    return u"settings"_s;
}

QString SettingsPage::title() const {
    return tr("Settings");
}

void SettingsPage::open(const QString& target) {
    m_opened = target;
    goToOpened();
}

void SettingsPage::setLive(bool live) {
    if (std::exchange(m_live, live) == live || !live) return;
    m_own->refresh();
    m_signIn->refresh();
    refresh();
}

void SettingsPage::refresh() {
    m_client.get(u"/admin/settings"_s, this, [this](const api::Outcome& outcome) {
        if (outcome) {
            m_error->clear();
            take(api::rowsOf<api::Setting>(outcome.body()));
            return;
        }
        const common::ErrorText text{tr("The settings could not be read."), outcome.error().message, {}};
        if (m_rows.isEmpty())
            m_stack->showError(text);
        else
            m_error->setText(text);
    });
}

void SettingsPage::take(const QList<api::Setting>& settings) {
    for (const api::Setting& setting : settings) {
        if (SettingRow* row = m_rows.value(setting.name))
            row->setSetting(setting);
        else
            makeRow(setting);
    }
    m_stack->showContent();
    filter();
    goToOpened();
}

void SettingsPage::save() {
    QJsonObject changes;
    for (const SettingRow* row : std::as_const(m_rows)) {
        if (!row->problem().isEmpty()) return;
        if (row->isChanged()) changes.insert(row->setting().name, row->change());
    }
    if (changes.isEmpty()) return;
    m_saving = true;
    m_error->clear();
    m_bar->setBusy(true);
    m_client.patch(u"/admin/settings"_s, changes, this,
                   [this](const api::Outcome& outcome) { saved(outcome); });
}

void SettingsPage::saved(const api::Outcome& outcome) {
    m_bar->setBusy(false);
    if (!outcome) {
        showProblems(outcome.error());
        return;
    }
    m_saving = false;
    const QList<api::Setting> settings = api::rowsOf<api::Setting>(outcome.body());
    for (const api::Setting& setting : settings) {
        SettingRow* row = m_rows.value(setting.name);
        if (row == nullptr) continue;
        row->setSetting(setting);
        row->discard();
    }
    take(settings);
}

/// The relay names the settings that it means: each gets its line. What is about none stands above.
void SettingsPage::showProblems(const api::ApiError& error) {
    bool placed = false;
    const QStringList lines = error.message.split(u'\n', Qt::SkipEmptyParts);
    for (const QString& line : lines) {
        for (auto row = m_rows.cbegin(); row != m_rows.cend(); ++row) {
            static const QString kBoundary = u"(?<![A-Z_])%1(?![A-Z_])"_s;
            if (!line.contains(QRegularExpression(kBoundary.arg(row.key())))) continue;
            row.value()->showError(line.trimmed());
            if (!placed) scrollTo(*row.value());
            placed = true;
            break;
        }
    }
    if (!placed) m_error->setText({tr("The settings were not saved."), error.message, {}});
    showCounts();
}

void SettingsPage::discard() {
    m_saving = false;
    m_error->clear();
    for (SettingRow* row : std::as_const(m_rows))
        row->discard();
    showCounts();
}

void SettingsPage::filter() {
    int shown = 0;
    for (const Group& group : std::as_const(m_groups)) {
        int inGroup = 0;
        for (SettingRow* row : group.members) {
            const bool wanted = m_shown == "all"_L1 || (m_shown == "changed"_L1 && row->isOwn()) ||
                                (m_shown == "pending"_L1 && row->setting().pending);
            const bool visible = wanted && row->matches(m_words);
            row->setVisible(visible);
            // The line above the first one in sight would stand alone.
            const int at = group.rows->indexOf(row);
            if (at > 0) group.rows->itemAt(at - 1)->widget()->setVisible(visible && inGroup > 0);
            if (visible) ++inGroup;
        }
        for (QWidget* part :
             {static_cast<QWidget*>(group.title), group.card, static_cast<QWidget*>(group.link)})
            part->setVisible(inGroup > 0);
        shown += inGroup;
    }
    const bool all = m_shown == "all"_L1 && m_words.trimmed().isEmpty();
    m_ownTitle->setVisible(all && !m_host.choices.isEmpty());
    m_own->setVisible(all && !m_host.choices.isEmpty());
    m_signIn->setVisible(all);
    m_nothing->setVisible(shown == 0 && !m_rows.isEmpty());
    showCounts();
}

void SettingsPage::showCounts() {
    int changes = 0;
    int wrong = 0;
    int own = 0;
    int pending = 0;
    for (const SettingRow* row : std::as_const(m_rows)) {
        if (row->isChanged()) ++changes;
        if (!row->problem().isEmpty()) ++wrong;
        if (row->isOwn()) ++own;
        if (row->setting().pending) ++pending;
    }
    m_bar->setChanges(changes, wrong);
    m_save->setEnabled(changes > 0 && wrong == 0);
    m_discard->setEnabled(changes > 0);
    const auto known = [this](int count) { return m_rows.isEmpty() ? -1 : count; };
    m_header->chips().setChips({{u"all"_s, tr("All"), known(static_cast<int>(m_rows.size()))},
                                {u"changed"_s, tr("Changed"), known(own)},
                                {u"pending"_s, tr("Waiting for a restart"), known(pending)}});
    m_pending->setVisible(pending > 0);
    m_ownTitle->setContentsMargins(0, pending > 0 ? theme::kSection : 0, 0, 0);
    m_pendingText->setText(tr("%n setting(s) take effect after a restart of the relay.", nullptr, pending));
    m_header->setAnswer(m_rows.isEmpty() ? QString()
                                         : tr("%n setting(s) differ from the default.", nullptr, own));
}

void SettingsPage::goToOpened() {
    SettingRow* row = m_rows.value(m_opened);
    if (row == nullptr) return;
    m_opened.clear();
    if (row->isHidden()) {
        m_shown = u"all"_s;
        m_words.clear();
        m_header->chips().setCurrent(m_shown);
        m_header->search().clear();
        filter();
    }
    scrollTo(*row);
    row->focusEditor();
}

void SettingsPage::scrollTo(QWidget& widget) {
    // Where it is, is known after the layout has had its turn.
    QMetaObject::invokeMethod(
        &widget,
        [this, &widget] {
            const int top = widget.mapTo(m_scroll->widget(), QPoint()).y();
            m_scroll->verticalScrollBar()->setValue(top - theme::kGap);
        },
        Qt::QueuedConnection);
}

void SettingsPage::retranslate() {
    m_header->setTitle(title());
    m_header->search().setPlaceholderText(tr("Search settings"));
    m_ownTitle->setText(tr("This console"));
    m_nothing->setText(tr("No setting is called or means that. Try another word, or show all."));
    m_restart->setText(tr("Restart now"));
    m_save->setText(tr("Save changed settings"));
    m_discard->setText(tr("Discard changed settings"));
    m_onlyChanged->setText(tr("Show changed settings only"));
    m_password->setText(tr("Change password…"));
    m_own->refresh();
    m_signIn->retranslate();
    m_bar->retranslate();
    for (const Group& group : std::as_const(m_groups)) {
        group.title->setText(groupTitle(group.id));
        group.link->setText(groupTitle(group.id));
    }
    for (SettingRow* row : std::as_const(m_rows))
        row->retranslate();
    showCounts();
}

}  // namespace ui::settings
