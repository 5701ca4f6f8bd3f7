#include "ui/keys/keys_page.h"

#include "ui/api/admin_client.h"
#include "ui/common/action_bar.h"
#include "ui/common/content_stack.h"
#include "ui/common/detail_split.h"
#include "ui/common/filter_chips.h"
#include "ui/common/page_header.h"
#include "ui/common/search_field.h"
#include "ui/common/states.h"
#include "ui/common/table_view.h"
#include "ui/common/undo_bar.h"
#include "ui/keys/bulk_change.h"
#include "ui/keys/key_actions.h"
#include "ui/keys/key_details.h"
#include "ui/keys/key_editor.h"
#include "ui/keys/key_panel.h"

#include <QBoxLayout>
#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QScrollBar>

#include <algorithm>
#include <utility>

namespace ui::keys {

using namespace Qt::Literals::StringLiterals;
using namespace common;

namespace {

constexpr int kAfterScrollMs = 150;
constexpr int kDetailsPauseMs = 3000;

/// Each value once, with how often it occurs, by name.
QList<Chip> choicesOf(const QMap<QString, int>& counts) {
    QList<Chip> chips;
    for (auto each = counts.begin(); each != counts.end(); ++each)
        chips.append({each.key(), each.key(), each.value()});
    return chips;
}

}  // namespace

KeysPage::KeysPage(api::AdminClient& client, api::EventStream& events, Interaction& interaction, Clock clock,
                   QWidget* parent)
    : Page(parent),
      m_client(client),
      m_interaction(interaction),
      m_clock(std::move(clock)),
      m_feed(client, events, m_clock) {
    setObjectName(u"keysPage"_s);
    build();
    connectParts();
    connectActions();
    m_content->showLoading();
}

KeysPage::~KeysPage() {
    // While what it needs is still there.
    m_undo->commitNow();
    // Widgets go after the members here, and tell of it.
    m_table->filter().setCondition({});
    for (QObject* child : findChildren<QObject*>())
        child->disconnect(this);
}

QString KeysPage::pageId() const {
    return u"keys"_s;
}

QString KeysPage::title() const {
    return tr("API keys");
}

void KeysPage::build() {
    m_editor = new KeyEditor(m_client, m_interaction, *this);
    m_details = new KeyDetails(m_client, this);
    m_actions = new KeyActions(this);
    m_model = new KeyModel([](const KeyRow& row) { return row.key.id; }, keyColumns(m_clock), this);
    m_header = new PageHeader(title());
    m_header->setPrimaryAction(m_actions->add);
    m_tags = &m_header->addFilter(u"tag"_s, tr("Tag"));
    m_owners = &m_header->addFilter(u"owner"_s, tr("Owner"));
    m_table = new TableView(m_interaction);
    m_table->setRows(m_model, u"keys"_s);
    m_table->addActions(m_actions->ofRows());
    m_table->addListActions(m_header->more());
    m_content = new ContentStack(m_interaction, m_table);
    m_panel = new KeyPanel(m_interaction);
    m_panel->actions().setActions(m_actions->ofOne(), 3);
    m_split = new DetailSplit(u"keys"_s, m_content, m_panel);
    m_strip = new ErrorStrip(m_interaction);
    m_bulk = new BulkChange(m_client);
    m_undo = new UndoBar;

    m_selection = new QWidget;
    m_selection->setObjectName(u"selectionBar"_s);
    m_selectionText = new QLabel;
    m_selectionText->setObjectName(u"selectionText"_s);
    m_selectionBar = new ActionBar;
    m_selectionBar->setActions(m_actions->ofMany(), static_cast<int>(m_actions->ofMany().size()));
    auto* selection = new QHBoxLayout(m_selection);
    selection->setContentsMargins(theme::kMargin, theme::kTight, theme::kMargin, theme::kTight);
    selection->setSpacing(theme::kSection);
    selection->addWidget(m_selectionText);
    selection->addWidget(m_selectionBar, 1);
    theme::setGround(*m_selection, theme::Ground::Bar);
    m_selection->hide();

    auto* foot = new QHBoxLayout;
    foot->setContentsMargins(theme::kMargin, 0, theme::kMargin, 0);
    foot->addWidget(m_undo);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_header);
    layout->addWidget(m_strip);
    layout->addWidget(m_split, 1);
    layout->addWidget(m_selection);
    layout->addWidget(m_bulk);
    layout->addLayout(foot);
    addActions(m_actions->all());
}

void KeysPage::connectParts() {
    m_sight.setSingleShot(true);
    m_sight.setInterval(kAfterScrollMs);
    m_detailsPause.setSingleShot(true);
    m_detailsPause.setInterval(kDetailsPauseMs);
    connect(&m_sight, &QTimer::timeout, this, &KeysPage::tellSight);
    connect(m_table->verticalScrollBar(), &QScrollBar::valueChanged, &m_sight, qOverload<>(&QTimer::start));
    connect(m_table->verticalScrollBar(), &QScrollBar::rangeChanged, &m_sight, qOverload<>(&QTimer::start));
    connect(m_table->horizontalHeader(), &QHeaderView::sortIndicatorChanged, &m_sight,
            qOverload<>(&QTimer::start));
    connect(&m_feed, &KeyFeed::changed, this, &KeysPage::takeRows);
    connect(&m_feed, &KeyFeed::failed, this, &KeysPage::takeFailure);
    connect(m_details, &KeyDetails::changed, this, &KeysPage::showPanel);
    connect(m_editor, &KeyEditor::bindingsChanged, this, &KeysPage::showPanel);
    connect(m_content, &ContentStack::retryWanted, &m_feed, &KeyFeed::refresh);
    connect(m_strip, &ErrorStrip::retryWanted, this, [this] {
        m_strip->clear();
        m_feed.refresh();
    });
    connect(m_content, &ContentStack::emptyActionWanted, this, [this] {
        if (isFiltered())
            showAll();
        else
            m_editor->create();
    });
    m_table->filter().setCondition([this](int row) { return accepts(m_model->at(row)); });
    const auto filtered = [this] {
        m_table->filter().refilter();
        showContent();
        m_sight.start();
    };
    connect(&m_header->search(), &SearchField::searched, this, [this, filtered](const QString& words) {
        m_table->filter().setSearch(words);
        filtered();
    });
    connect(&m_header->search(), &SearchField::left, m_table, qOverload<>(&QWidget::setFocus));
    connect(&m_header->chips(), &FilterChips::chosen, this, [this, filtered](const QString& id) {
        m_chip = id;
        filtered();
    });
    connect(m_tags, &FilterMenu::chosenIdsChanged, this, filtered);
    connect(m_owners, &FilterMenu::chosenIdsChanged, this, filtered);
    showCounts();
}

void KeysPage::setLive(bool live) {
    if (m_live == live) return;
    m_live = live;
    m_feed.setLive(live);
    if (live) {
        m_editor->askBindings();
        m_details->refresh(m_feed.firstOfMonth());
    } else {
        m_sight.stop();
        m_detailsPause.stop();
    }
}

void KeysPage::open(const QString& target) {
    m_wanted = target;
    if (target.isEmpty() || m_model->rowOf(target) < 0) return;
    m_wanted.clear();
    if (!m_table->selectKey(target)) {
        showAll();
        m_table->selectKey(target);
    }
    m_split->showDetail(true);
    showSelection();
}

void KeysPage::takeRows() {
    m_model->setRows(m_feed.rows());
    if (std::exchange(m_stale, false)) m_strip->clear();
    showCounts();
    m_table->filter().refilter();
    showContent();
    showSelection();
    if (!m_wanted.isEmpty()) open(QString(m_wanted));
    if (m_live && !m_details->keyId().isEmpty() && !m_detailsPause.isActive()) {
        m_detailsPause.start();
        m_details->refresh(m_feed.firstOfMonth());
    }
    m_sight.start();
}

void KeysPage::takeFailure(const api::ApiError& error) {
    const ErrorText text{tr("The keys could not be read."), error.message,
                         tr("It is tried again by itself while this page is open.")};
    m_stale = m_feed.isLoaded();
    if (m_stale)
        m_strip->setText(text);
    else
        m_content->showError(text);
}

void KeysPage::showContent() {
    if (!m_feed.isLoaded() && m_model->rowCount() == 0) return;
    if (m_table->shownRows() > 0)
        m_content->showContent();
    else if (isFiltered())
        m_content->showEmpty({tr("No key fits"), tr("No key has these words, this state, tag and owner."),
                              tr("Show all keys")});
    else
        m_content->showEmpty({tr("No keys yet"),
                              tr("A key lets a client in and says what it may use and spend. It is shown "
                                 "once, when it is made, "
                                 "with the lines that each client needs."),
                              tr("Create the first key")});
}

bool KeysPage::isFiltered() const {
    return !m_header->search().text().isEmpty() || (!m_chip.isEmpty() && m_chip != "all"_L1) ||
           !m_tags->chosenIds().isEmpty() || !m_owners->chosenIds().isEmpty();
}

void KeysPage::showAll() {
    m_header->search().clear();
    m_header->search().searchNow();
    m_header->chips().setCurrent(u"all"_s);
    m_chip.clear();
    m_tags->setChosenIds({});
    m_owners->setChosenIds({});
    m_table->filter().refilter();
    showContent();
}

bool KeysPage::accepts(const KeyRow& row) const {
    if (m_hidden.contains(row.key.id)) return false;
    const QStringList tags = m_tags->chosenIds();
    const auto chosen = [&tags](const QString& tag) { return tags.contains(tag); };
    if (!tags.isEmpty() && !std::ranges::any_of(row.key.tags, chosen)) return false;
    const QStringList owners = m_owners->chosenIds();
    if (!owners.isEmpty() && !owners.contains(row.key.owner)) return false;
    if (m_chip.isEmpty() || m_chip == "all"_L1) return true;
    if (m_chip == "near"_L1) return isNearLimit(row, m_clock());
    const KeyState state = stateOf(row, m_clock());
    if (m_chip == "expired"_L1) return state == KeyState::Expired;
    if (m_chip == "disabled"_L1) return state == KeyState::Disabled;
    return state != KeyState::Expired && state != KeyState::Disabled;
}

void KeysPage::showCounts() {
    int all = 0;
    int active = 0;
    int near = 0;
    int expired = 0;
    int disabled = 0;
    QMap<QString, int> tags;
    QMap<QString, int> owners;
    for (int at = 0; at < m_model->rowCount(); ++at) {
        const KeyRow& row = m_model->at(at);
        if (m_hidden.contains(row.key.id)) continue;
        const KeyState state = stateOf(row, m_clock());
        ++all;
        if (state == KeyState::Expired)
            ++expired;
        else if (state == KeyState::Disabled)
            ++disabled;
        else
            ++active;
        if (isNearLimit(row, m_clock())) ++near;
        for (const QString& tag : row.key.tags)
            ++tags[tag];
        if (!row.key.owner.isEmpty()) ++owners[row.key.owner];
    }
    const auto known = [this](int count) { return m_feed.isLoaded() ? count : -1; };
    m_header->chips().setChips({{u"all"_s, tr("All"), known(all)},
                                {u"active"_s, tr("Active"), known(active)},
                                {u"near"_s, tr("Near a limit"), known(near)},
                                {u"expired"_s, tr("Expired"), known(expired)},
                                {u"disabled"_s, tr("Disabled"), known(disabled)}});
    m_tags->setChoices(choicesOf(tags));
    m_tags->setVisible(!tags.isEmpty());
    m_owners->setChoices(choicesOf(owners));
    m_owners->setVisible(!owners.isEmpty());
    m_editor->setKnown(owners.keys(), tags.keys());
    if (!m_feed.isLoaded()) return;
    QStringList answer{tr("%n key(s)", nullptr, all), tr("%n active", nullptr, active)};
    if (near > 0) answer.append(tr("%n near a limit", nullptr, near));
    if (expired > 0) answer.append(tr("%n expired", nullptr, expired));
    if (disabled > 0) answer.append(tr("%n disabled", nullptr, disabled));
    m_header->setAnswer(answer.join(u" · "_s));
}

void KeysPage::tellSight() {
    QStringList ids;
    const int first = m_table->rowAt(0);
    const int last = m_table->rowAt(m_table->viewport()->height() - 1);
    const int end = last < 0 ? m_table->shownRows() - 1 : last;
    for (int row = std::max(0, first); row <= end; ++row)
        ids.append(m_model->keyAt(m_table->filter().mapToSource(m_table->filter().index(row, 0)).row()));
    m_feed.setInSight(ids);
}

void KeysPage::showPanel() {
    const KeyRow* row = m_model->find(m_details->keyId());
    if (!m_split->isDetailShown() || !row) return;
    m_panel->show(*row, *m_details, m_editor->bindings(), m_clock());
}

void KeysPage::showEvent(QShowEvent* event) {
    Page::showEvent(event);
    window()->installEventFilter(this);
}

bool KeysPage::eventFilter(QObject* watched, QEvent* event) {
    // What was deleted stays deleted when the window closes: it can not be undone any more.
    if (watched == window() && event->type() == QEvent::Close) m_undo->commitNow();
    return Page::eventFilter(watched, event);
}

void KeysPage::retranslate() {
    m_header->setTitle(title());
    m_tags->setTitle(tr("Tag"));
    m_owners->setTitle(tr("Owner"));
    m_actions->retranslate();
    m_model->retranslate();
    showCounts();
    showContent();
    showSelection();
    showPanel();
}

}  // namespace ui::keys
