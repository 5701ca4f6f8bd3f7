#include "ui/requests/requests_page.h"

#include "ui/common/content_stack.h"
#include "ui/common/detail_split.h"
#include "ui/common/filter_chips.h"
#include "ui/common/page_header.h"
#include "ui/common/search_field.h"
#include "ui/common/states.h"
#include "ui/common/table_view.h"
#include "ui/requests/story_panel.h"
#include "ui/theme/icons.h"

#include <QAction>
#include <QBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QToolButton>

#include <utility>

namespace ui::requests {

using namespace Qt::Literals::StringLiterals;

namespace {

// The row's menu filters by these too.
constexpr int kRoomForStatuses = 960;
constexpr int kRoomForModels = 880;
constexpr int kRoomForAccounts = 780;

}  // namespace

RequestsPage::RequestsPage(api::AdminClient& client, api::EventStream& events,
                           common::Interaction& interaction, RequestModel::Now now, QWidget* parent)
    : Page(parent),
      m_client(client),
      m_interaction(interaction),
      m_now(std::move(now)),
      m_model(new RequestModel(m_now, this)),
      m_liveRequests(new LiveRequests(events, RequestModel::kRing, this)),
      m_history(new History(client, this)) {
    setObjectName(u"requestsPage"_s);
    build();
    makeFilters();
    makeActions();
    connectList();
    connectData();
    retranslate();
    setFocusProxy(m_table);
    m_stack->showLoading();
}

void RequestsPage::build() {
    m_header = new common::PageHeader(title());
    // Filters that find no room go (resizeEvent), instead of making the window wider.
    m_header->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_error = new common::ErrorStrip(m_interaction);
    m_table = new common::TableView(m_interaction);
    m_table->setRows(m_model, u"requests"_s);
    // A sort of the last visit would hold up the live list without anybody having asked for it.
    m_table->horizontalHeader()->setSortIndicatorClearable(true);
    m_table->sortByColumn(-1, Qt::AscendingOrder);
    m_stack = new common::ContentStack(m_interaction, m_table);
    m_footer = new QLabel;
    m_footer->setObjectName(u"footer"_s);
    theme::setType(*m_footer, theme::Type::Caption);
    theme::tint(*m_footer, theme::Token::Quiet);
    m_further = new QPushButton;
    m_further->setObjectName(u"lookFurther"_s);
    theme::setKind(*m_further, theme::ButtonKind::Link);
    auto* bottom = new QHBoxLayout;
    bottom->setContentsMargins(theme::kRow, theme::kTight, theme::kRow, theme::kTight);
    bottom->addWidget(m_footer);
    bottom->addWidget(m_further);
    bottom->addStretch(1);
    auto* list = new QWidget;
    auto* column = new QVBoxLayout(list);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_stack, 1);
    column->addLayout(bottom);
    m_story = new StoryPanel(m_client, m_interaction);
    m_split = new common::DetailSplit(u"requests"_s, list, m_story);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_header);
    layout->addWidget(m_error);
    layout->addWidget(m_split, 1);
}

void RequestsPage::makeFilters() {
    m_header->chips();
    m_keys = &m_header->addFilter(u"key"_s, {});
    m_accounts = &m_header->addFilter(u"account"_s, {});
    m_models = &m_header->addFilter(u"model"_s, {});
    m_statuses = &m_header->addFilter(u"status"_s, {});
    for (common::FilterMenu* menu : {m_keys, m_accounts, m_models, m_statuses})
        connect(menu, &common::FilterMenu::chosenIdsChanged, this, &RequestsPage::filterFromMenus);
    connect(&m_header->chips(), &common::FilterChips::chosen, this, [this](const QString& id) {
        m_filter.outcome = id == "all"_L1 ? QString() : id;
        filter();
    });
    connect(&m_header->search(), &common::SearchField::searched, this, [this](const QString& words) {
        m_filter.search = words.trimmed();
        filter();
    });
    connect(&m_header->search(), &common::SearchField::left, this, [this] { m_table->setFocus(); });
    m_table->filter().setCondition([this](int row) { return m_filter.accepts(m_model->at(row)); });
    m_pin = new QToolButton;
    m_pin->setObjectName(u"follow"_s);
    m_pin->setCheckable(true);
    m_pin->setChecked(true);
    m_pin->setToolButtonStyle(Qt::ToolButtonIconOnly);
    theme::setKind(*m_pin, theme::ButtonKind::Quiet);
    connect(m_pin, &QToolButton::clicked, this, [this](bool on) {
        if (on)
            follow();
        else
            setFollowing(false);
    });
    m_header->addControl(m_pin);
    m_header->setLive(true);
    connect(m_header, &common::PageHeader::liveChanged, this, &RequestsPage::setFlowing);
}

void RequestsPage::makeActions() {
    const auto make = [this](const char* name, const QString& icon, QWidget* owner) {
        auto* action = new QAction(theme::icon(icon), {}, this);
        action->setObjectName(QLatin1StringView(name));
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        owner->addAction(action);
        return action;
    };
    m_followAction = make("followAction", u"pin"_s, this);
    m_pauseAction = make("pauseAction", u"pause"_s, this);
    m_reloadAction = make("reloadAction", u"refresh"_s, this);
    m_reloadAction->setShortcut(QKeySequence::Refresh);
    m_clearAction = make("clearFilters", u"filter"_s, this);
    connect(m_followAction, &QAction::triggered, this, &RequestsPage::follow);
    connect(m_pauseAction, &QAction::triggered, this, [this] { setFlowing(!m_flowing); });
    connect(m_clearAction, &QAction::triggered, this, &RequestsPage::clearFilters);
    connect(m_reloadAction, &QAction::triggered, this, [this] {
        m_loaded = false;
        m_model->clear();
        m_history->stop();
        m_stack->showLoading();
        showCounts();
        m_history->fetchNewest();
    });

    m_openAction = make("openStory", u"requests"_s, m_table);
    connect(m_openAction, &QAction::triggered, this, [this] { openStory(m_table->currentKey()); });
    m_table->addActions(m_story->storyActions());
    m_onlyKey = make("onlyKey", u"filter"_s, m_table);
    m_onlyModel = make("onlyModel", u"filter"_s, m_table);
    m_onlyAccount = make("onlyAccount", u"filter"_s, m_table);
    const auto only = [this](QAction* action, common::FilterMenu* menu, QString RequestRow::* of) {
        connect(action, &QAction::triggered, this, [this, menu, of] {
            const RequestRow* row = m_model->find(m_table->currentKey());
            if (row == nullptr || (row->*of).isEmpty()) return;
            menu->setChosenIds({row->*of});
            filterFromMenus();
        });
    };
    only(m_onlyKey, m_keys, &RequestRow::keyId);
    only(m_onlyModel, m_models, &RequestRow::model);
    only(m_onlyAccount, m_accounts, &RequestRow::accountId);
    QMenu& more = m_header->more();
    more.addActions({m_followAction, m_pauseAction, m_reloadAction, m_clearAction});
    more.addSeparator();
    m_table->addListActions(more);
}

void RequestsPage::connectList() {
    connect(m_table, &common::TableView::opened, this, &RequestsPage::openStory);
    connect(m_table, &QAbstractItemView::clicked, this, [this] {
        if (m_table->selectedKeys().size() == 1) openStory(m_table->currentKey());
    });
    connect(m_table, &common::TableView::currentKeyChanged, this, [this](const QString& key) {
        // A filter or a row that leaves moves the current row too; the story stays with who reads it.
        if (m_split->isDetailShown() && !key.isEmpty() && m_table->hasFocus()) openStory(key);
    });
    connect(m_table, &common::TableView::backAsked, this, &RequestsPage::closeStory);
    connect(m_table, &common::TableView::waitingWanted, this, &RequestsPage::follow);
    connect(m_story, &common::DetailPanel::closeWanted, this, [this] {
        closeStory();
        m_table->setFocus();
    });
    connect(m_story, &StoryPanel::goTo, this, &RequestsPage::goTo);
    connect(m_table->verticalScrollBar(), &QScrollBar::valueChanged, this, &RequestsPage::lookFurther);
    connect(m_further, &QPushButton::clicked, this, [this] {
        m_shortPages = 0;
        m_history->fetchOlder();
        showFooter();
    });
    connect(m_table->horizontalHeader(), &QHeaderView::sortIndicatorChanged, this,
            [this](int column, Qt::SortOrder order) {
                // The newest first is how the list is anyway, and costs no sorting.
                if (column == RequestModel::Time && order == Qt::DescendingOrder)
                    m_table->sortByColumn(-1, Qt::AscendingOrder);
                m_sorted = m_table->horizontalHeader()->sortIndicatorSection() >= 0;
                showCounts();
            });
    m_table->viewport()->installEventFilter(this);
    connect(m_stack, &common::ContentStack::retryWanted, this, [this] {
        m_stack->showLoading();
        m_history->fetchNewest();
    });
    connect(m_stack, &common::ContentStack::emptyActionWanted, this, [this] {
        if (m_filter.isEmpty())
            Q_EMIT goTo({u"setup"_s, {}});
        else
            clearFilters();
    });
    connect(m_error, &common::ErrorStrip::retryWanted, this, [this] {
        m_error->clear();
        m_history->fetchNewest();
        m_history->fetchOlder();
    });
}

void RequestsPage::connectData() {
    connect(m_liveRequests, &LiveRequests::batch, this, &RequestsPage::takeBatch);
    connect(m_liveRequests, &LiveRequests::missed, m_history, &History::fetchNewest);
    connect(m_history, &History::newest, this, &RequestsPage::takeNewest);
    connect(m_history, &History::older, this, &RequestsPage::takeOlder);
    connect(m_history, &History::failed, this, &RequestsPage::takeError);
    connect(m_history, &History::running, this, [this](const QSet<QString>& still) {
        // One that has begun just now has no row yet.
        constexpr qint64 kGraceMs = 5'000;
        m_model->loseRunning(m_now() - kGraceMs, still);
    });
    m_ticks.setInterval(LiveRequests::kBatchMs);
    connect(&m_ticks, &QTimer::timeout, this, &RequestsPage::tick);
}

void RequestsPage::setLive(bool live) {
    if (std::exchange(m_live, live) == live) return;
    m_liveRequests->setLive(live);
    if (live) {
        m_history->fetchNewest();
        m_ticks.start();
    } else {
        m_ticks.stop();
        m_history->stop();
    }
}

void RequestsPage::resizeEvent(QResizeEvent* event) {
    Page::resizeEvent(event);
    m_statuses->setVisible(width() >= kRoomForStatuses);
    m_models->setVisible(width() >= kRoomForModels);
    m_accounts->setVisible(width() >= kRoomForAccounts);
}

void RequestsPage::retranslate() {
    m_header->setTitle(title());
    m_header->search().setPlaceholderText(tr("Search keys, accounts, models, ids"));
    m_keys->setTitle(tr("Key"));
    m_accounts->setTitle(tr("Account"));
    m_models->setTitle(tr("Model"));
    m_statuses->setTitle(tr("Code"));
    m_pin->setText(tr("Follow"));
    m_pin->setAccessibleName(tr("Follow"));
    m_pin->setToolTip(tr("Keep the newest request in sight"));
    m_further->setText(tr("Look further back"));
    m_followAction->setText(tr("Follow the newest requests"));
    m_reloadAction->setText(tr("Read the list anew"));
    m_clearAction->setText(tr("Clear all filters"));
    m_openAction->setText(tr("Open the story"));
    m_onlyKey->setText(tr("Only requests of this key"));
    m_onlyModel->setText(tr("Only requests for this model"));
    m_onlyAccount->setText(tr("Only requests of this account"));
    m_story->retranslate();
    m_model->retranslate();
    setFlowing(m_flowing);
    setFollowing(m_following);
    showChips();
    showCounts();
    showFooter();
}

}  // namespace ui::requests
