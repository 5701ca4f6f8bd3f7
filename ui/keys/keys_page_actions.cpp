// The part of KeysPage about what is done to keys.
#include "ui/common/content_stack.h"
#include "ui/common/detail_split.h"
#include "ui/common/interaction.h"
#include "ui/common/states.h"
#include "ui/common/table_view.h"
#include "ui/common/undo_bar.h"
#include "ui/keys/bulk_change.h"
#include "ui/keys/key_actions.h"
#include "ui/keys/key_details.h"
#include "ui/keys/key_editor.h"
#include "ui/keys/key_form.h"
#include "ui/keys/key_panel.h"
#include "ui/keys/keys_page.h"

#include <QLabel>

#include <algorithm>

namespace ui::keys {

using namespace Qt::Literals::StringLiterals;
using namespace common;

namespace {

constexpr int kMostDays = 3650;
constexpr qsizetype kFailuresShown = 5;

/// The tags of a key after "new, -old" was said of them.
QStringList changedTags(QStringList tags, const QStringList& words) {
    for (const QString& word : words) {
        if (word.startsWith(u'-'))
            tags.removeAll(word.sliced(1).trimmed());
        else if (!tags.contains(word))
            tags.append(word);
    }
    return tags;
}

bool isOn(const api::ApiKey& key) {
    return key.enabled;
}

}  // namespace

void KeysPage::connectActions() {
    const auto onOne = [this](QAction* action, void (KeyEditor::*work)(const api::ApiKey&)) {
        connect(action, &QAction::triggered, this, [this, work] {
            if (const auto key = current()) (m_editor->*work)(*key);
        });
    };
    onOne(m_actions->edit, &KeyEditor::edit);
    onOne(m_actions->rotate, &KeyEditor::rotate);
    onOne(m_actions->overrideLimits, &KeyEditor::overrideLimits);
    onOne(m_actions->duplicate, &KeyEditor::createLike);
    connect(m_actions->add, &QAction::triggered, m_editor, &KeyEditor::create);
    connect(m_actions->enable, &QAction::triggered, this, [this] { setEnabledKeys(selected(), true); });
    connect(m_actions->disable, &QAction::triggered, this, [this] { setEnabledKeys(selected(), false); });
    connect(m_actions->reset, &QAction::triggered, this, [this] { askReset({}, {}); });
    connect(m_actions->requests, &QAction::triggered, this, [this] {
        if (const auto key = current()) Q_EMIT goTo({u"requests"_s, u"key:"_s + key->id});
    });
    connect(m_actions->tag, &QAction::triggered, this, &KeysPage::askTags);
    connect(m_actions->extend, &QAction::triggered, this, &KeysPage::askExtend);
    connect(m_actions->remove, &QAction::triggered, this, &KeysPage::removeKeys);
    connect(m_actions->refresh, &QAction::triggered, &m_feed, &KeyFeed::refresh);

    connect(m_table, &TableView::toggled, this, &KeysPage::toggle);
    connect(m_table, &TableView::deleteAsked, this, &KeysPage::removeKeys);
    connect(m_table, &TableView::selectedKeysChanged, this, &KeysPage::showSelection);
    connect(m_table, &TableView::currentKeyChanged, this, &KeysPage::showSelection);
    const auto openDetail = [this] {
        m_split->showDetail(true);
        showSelection();
    };
    connect(m_table, &TableView::opened, this, openDetail);
    connect(m_table, &QAbstractItemView::clicked, this, [this, openDetail] {
        if (m_table->selectedKeys().size() == 1) openDetail();
    });
    const auto closeDetail = [this] {
        m_split->showDetail(false);
        m_details->setKey({});
        m_table->setFocus();
    };
    connect(m_table, &TableView::backAsked, this, closeDetail);
    connect(m_panel, &DetailPanel::closeWanted, this, closeDetail);
    connect(m_panel, &KeyPanel::resetWanted, this, &KeysPage::askReset);
    connect(m_details, &KeyDetails::failed, this,
            [this](const api::ApiError& error) { showStrip(tr("The limit was not reset."), error.message); });
    connect(m_editor, &KeyEditor::failed, this,
            [this](const QString& what, const api::ApiError& error) { showStrip(what, error.message); });
    connect(m_editor, &KeyEditor::changed, this, [this](const api::ApiKey& key) {
        m_feed.put(key);
        m_wanted = key.id;
        takeRows();
        m_details->refresh(m_feed.firstOfMonth());
    });
    connect(m_bulk, &BulkChange::changed, this,
            [this](const QJsonObject& key) { m_feed.put(api::ApiKey::fromJson(key)); });
    connect(m_bulk, &BulkChange::removed, this, [this](const QString& id) {
        m_hidden.remove(id);
        m_feed.remove(id);
    });
    connect(m_bulk, &BulkChange::finished, this, &KeysPage::takeFinished);
}

QList<api::ApiKey> KeysPage::selected() const {
    QStringList ids = m_table->selectedKeys();
    if (ids.isEmpty() && m_split->isDetailShown()) ids.append(m_details->keyId());
    QList<api::ApiKey> keys;
    for (const QString& id : std::as_const(ids))
        if (const KeyRow* row = m_model->find(id)) keys.append(row->key);
    return keys;
}

std::optional<api::ApiKey> KeysPage::current() const {
    const QList<api::ApiKey> keys = selected();
    if (keys.size() != 1) return std::nullopt;
    return keys.constFirst();
}

void KeysPage::showSelection() {
    const QList<api::ApiKey> keys = selected();
    m_actions->follow(keys.size(), std::ranges::all_of(keys, isOn));
    m_selection->setVisible(keys.size() > 1);
    m_selectionText->setText(tr("%n key(s) selected", nullptr, static_cast<int>(keys.size())));
    if (!m_split->isDetailShown() || keys.size() != 1) return;
    if (m_details->keyId() != keys.constFirst().id) {
        m_details->setKey(keys.constFirst().id);
        m_details->refresh(m_feed.firstOfMonth());
    }
    showPanel();
}

void KeysPage::setEnabledKeys(const QList<api::ApiKey>& keys, bool enabled) {
    QList<Step> steps;
    for (const api::ApiKey& key : keys)
        if (key.enabled != enabled) steps.append({key.id, key.name, {{"enabled"_L1, enabled}}, false});
    m_bulk->run(steps);
}

void KeysPage::toggle() {
    const QList<api::ApiKey> keys = selected();
    setEnabledKeys(keys, !std::ranges::all_of(keys, isOn));
}

void KeysPage::askTags() {
    const QList<api::ApiKey> keys = selected();
    const auto problem = [](const QString& text) {
        return tagsIn(text).isEmpty() ? tr("At least one tag is needed.") : QString();
    };
    const TextQuestion question{
        tr("Tag %n key(s)", nullptr, static_cast<int>(keys.size())),
        tr("Tags to add, separated by commas; with a minus in front they are taken away."),
        tr("Change tags"),
        {},
        tr("team-a, -trial"),
        false,
        problem};
    m_interaction.askText(this, question, [this, keys](const std::optional<QString>& text) {
        if (!text) return;
        QList<Step> steps;
        for (const api::ApiKey& key : keys) {
            const QStringList tags = changedTags(key.tags, tagsIn(*text));
            if (tags != key.tags)
                steps.append({key.id, key.name, {{"tags"_L1, QJsonArray::fromStringList(tags)}}, false});
        }
        m_bulk->run(steps);
    });
}

void KeysPage::askExtend() {
    const QList<api::ApiKey> keys = selected();
    const auto problem = [](const QString& text) {
        const int days = text.trimmed().toInt();
        return days >= 1 && days <= kMostDays ? QString() : tr("A number of days from 1 to 3650 is needed.");
    };
    const TextQuestion question{tr("Extend %n key(s)", nullptr, static_cast<int>(keys.size())),
                                tr("Days to add to the end of each; from today where it has passed. Keys "
                                   "that never end stay as they are."),
                                tr("Extend"),
                                u"30"_s,
                                {},
                                false,
                                problem};
    m_interaction.askText(this, question, [this, keys](const std::optional<QString>& text) {
        if (!text) return;
        const QDateTime now = m_clock();
        QList<Step> steps;
        for (const api::ApiKey& key : keys) {
            if (!key.expiresAt.isValid()) continue;
            const QDateTime end = std::max(key.expiresAt, now).addDays(text->trimmed().toInt());
            steps.append(
                {key.id, key.name, {{"expiresAt"_L1, end.toUTC().toString(Qt::ISODateWithMs)}}, false});
        }
        m_bulk->run(steps);
    });
}

void KeysPage::askReset(const QString& kind, const QString& name) {
    const auto key = current();
    if (!key) return;
    const QString what = kind.isEmpty() ? tr("Count all limits of “%1” from nothing?").arg(key->name)
                                        : tr("Count “%1” of “%2” from nothing?").arg(name, key->name);
    const Question question{
        what,
        tr("The key may then use the whole limit again. What was used stays in the ledger and in the usage."),
        tr("Reset"),
        true,
        {}};
    m_interaction.confirm(this, question, [this, kind, id = key->id](bool yes) {
        if (!yes) return;
        m_details->setKey(id);
        m_details->reset(kind);
    });
}

void KeysPage::removeKeys() {
    const QList<api::ApiKey> keys = selected();
    if (keys.isEmpty()) return;
    // One undo at a time: what was deleted before is deleted now.
    m_undo->commitNow();
    QList<Step> steps;
    for (const api::ApiKey& key : keys) {
        m_hidden.insert(key.id);
        steps.append({key.id, key.name, {}, true});
    }
    m_split->showDetail(false);
    m_details->setKey({});
    m_table->clearSelection();
    takeRows();
    const auto undo = [this, steps] {
        for (const Step& step : steps)
            m_hidden.remove(step.id);
        takeRows();
        m_table->selectKey(steps.constFirst().id);
    };
    const QString text = steps.size() == 1
                             ? tr("Key “%1” deleted.").arg(steps.constFirst().name)
                             : tr("%n key(s) deleted.", nullptr, static_cast<int>(steps.size()));
    m_undo->offer(text, undo, [this, steps] { m_bulk->run(steps); });
}

void KeysPage::takeFinished(const QStringList& failures, const QStringList& left) {
    // What was not deleted is there again.
    m_hidden.clear();
    takeRows();
    if (!failures.isEmpty()) {
        QStringList shown = failures.first(qMin(kFailuresShown, failures.size()));
        if (failures.size() > shown.size())
            shown.append(tr("and %n more", nullptr, static_cast<int>(failures.size() - shown.size())));
        showStrip(tr("%n key(s) could not be changed.", nullptr, static_cast<int>(failures.size())),
                  shown.join(u"; "_s));
    } else if (!left.isEmpty()) {
        showStrip(tr("%n key(s) were left as they are.", nullptr, static_cast<int>(left.size())),
                  left.join(u", "_s));
    }
}

void KeysPage::showStrip(const QString& what, const QString& why) {
    m_stale = false;
    m_strip->setText({what, why, {}});
}

}  // namespace ui::keys
