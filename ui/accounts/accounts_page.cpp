#include "ui/accounts/accounts_page.h"

#include "ui/accounts/account_counts.h"
#include "ui/accounts/bulk_bar.h"
#include "ui/accounts/notice_bar.h"
#include "ui/accounts/page_actions.h"
#include "ui/common/action_bar.h"
#include "ui/common/detail_split.h"
#include "ui/common/filter_chips.h"
#include "ui/common/page_header.h"
#include "ui/common/search_field.h"
#include "ui/common/states.h"
#include "ui/common/table_view.h"
#include "ui/common/undo_bar.h"

#include <QAction>
#include <QCloseEvent>

#include <algorithm>
#include <utility>

namespace ui::accounts {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kSecondMs = 1'000;

}  // namespace

AccountsPage::AccountsPage(Parts parts, QWidget* parent)
    : Page(parent),
      m_parts(std::move(parts)),
      m_feed(m_parts.client, m_parts.events, m_parts.clock, m_parts.timing),
      m_changes(m_parts.client),
      m_model(keyOf, accountColumns()) {
    setObjectName(u"accountsPage"_s);
    m_actions = new PageActions(*this);
    build();
    connectActions();
    connectTable();
    connectFeed();
    connectDetail();
    m_second.setInterval(kSecondMs);
    connect(&m_second, &QTimer::timeout, this, &AccountsPage::rebuild);
    rebuild();
}

AccountsPage::~AccountsPage() {
    // What was deleted and not undone is deleted: while the rest of the page is still there.
    m_undo->commitNow();
}

void AccountsPage::build() {
    m_header = new common::PageHeader(title());
    m_header->setPrimaryAction(m_actions->add);
    m_header->search().setPlaceholderText(tr("Search accounts  /"));
    m_header->chips().setChips(chipsOf({}));
    m_typeFilter = &m_header->addFilter(u"type"_s, tr("Type"));
    m_groupFilter = &m_header->addFilter(u"group"_s, tr("Group"));
    m_header->setLive(true);
    m_detail = new AccountDetail(m_parts.client, m_parts.interaction, m_feed, m_parts.detailTiming);
    m_detail->actions().setActions(m_actions->ofDetail(), 4);
    m_split = new common::DetailSplit(u"accounts"_s, buildList(), m_detail);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addWidget(m_split, 1);
    QMenu& more = m_header->more();
    more.addActions({m_actions->groups, m_actions->clearAll, m_actions->refresh});
    more.addSeparator();
    m_table->addListActions(more);
}

QWidget* AccountsPage::buildList() {
    m_error = new common::ErrorStrip(m_parts.interaction);
    m_notice = new NoticeBar;
    m_bulk = new BulkBar;
    m_bulk->setActions(m_actions->ofBulk());
    m_undo = new common::UndoBar;
    m_table = new common::TableView(m_parts.interaction);
    m_table->setAccessibleName(tr("Accounts"));
    m_table->setRows(&m_model, u"accounts"_s);
    m_table->addActions(m_actions->ofRow());
    m_table->filter().setCondition([this](int row) { return accepts(m_model.at(row)); });
    m_content = new common::ContentStack(m_parts.interaction, m_table);
    m_content->showLoading();
    auto* list = new QWidget;
    auto* column = new QVBoxLayout(list);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    const auto padded = [&](QWidget* bar) {
        auto* row = new QHBoxLayout;
        row->setContentsMargins(theme::kRow, 0, theme::kRow, 0);
        row->addWidget(bar);
        column->addLayout(row);
    };
    padded(m_error);
    padded(m_notice);
    padded(m_bulk);
    column->addWidget(m_content, 1);
    padded(m_undo);
    return list;
}

void AccountsPage::connectActions() {
    connect(m_actions->add, &QAction::triggered, this, &AccountsPage::add);
    connect(m_actions->edit, &QAction::triggered, this, &AccountsPage::edit);
    connect(m_actions->test, &QAction::triggered, this, &AccountsPage::test);
    connect(m_actions->pause, &QAction::triggered, this, [this] { m_changes.pause(targets()); });
    connect(m_actions->resume, &QAction::triggered, this, [this] { m_changes.resume(targets()); });
    connect(m_actions->clear, &QAction::triggered, this, [this] { m_changes.clear(targets()); });
    connect(m_actions->duplicate, &QAction::triggered, this, &AccountsPage::duplicate);
    connect(m_actions->remove, &QAction::triggered, this, &AccountsPage::removeAsked);
    connect(m_actions->clearAll, &QAction::triggered, this, [this] { m_changes.clearAll(); });
    connect(m_actions->groups, &QAction::triggered, this, &AccountsPage::openGroups);
    connect(m_actions->refresh, &QAction::triggered, this, [this] { m_feed.refresh(); });
}

void AccountsPage::connectTable() {
    const auto refilter = [this] {
        m_table->filter().refilter();
        chooseContent();
    };
    connect(&m_header->search(), &common::SearchField::searched, this, [this](const QString& words) {
        m_table->filter().setSearch(words);
        chooseContent();
    });
    connect(&m_header->search(), &common::SearchField::left, m_table, qOverload<>(&QWidget::setFocus));
    connect(&m_header->chips(), &common::FilterChips::chosen, this, refilter);
    connect(m_typeFilter, &common::FilterMenu::chosenIdsChanged, this, refilter);
    connect(m_groupFilter, &common::FilterMenu::chosenIdsChanged, this, refilter);
    connect(m_header, &common::PageHeader::liveChanged, this, [this](bool on) {
        m_following = on;
        updateLive();
    });
    connect(m_table, &common::TableView::opened, this, &AccountsPage::showDetail);
    connect(m_table, &common::TableView::toggled, this, &AccountsPage::togglePause);
    connect(m_table, &common::TableView::deleteAsked, this, &AccountsPage::removeAsked);
    connect(m_table, &common::TableView::backAsked, this, &AccountsPage::closeDetail);
    connect(m_table, &common::TableView::selectedKeysChanged, this, &AccountsPage::followSelection);
    connect(m_bulk, &BulkBar::clearAsked, m_table, &QTableView::clearSelection);
    connect(m_content, &common::ContentStack::retryWanted, this, [this] {
        m_content->showLoading();
        m_feed.refresh();
    });
    connect(m_content, &common::ContentStack::emptyActionWanted, this,
            [this] { m_feed.accounts().isEmpty() ? add() : resetFilters(); });
    connect(m_error, &common::ErrorStrip::retryWanted, this, [this] {
        m_error->clear();
        m_feed.refresh();
    });
}

void AccountsPage::connectFeed() {
    connect(&m_feed, &AccountFeed::accountsRead, this, [this] {
        if (std::exchange(m_stale, false)) m_error->clear();
    });
    connect(&m_feed, &AccountFeed::changed, this, &AccountsPage::rebuild);
    connect(&m_feed, &AccountFeed::failed, this, &AccountsPage::showFailure);
    connect(&m_changes, &AccountChanges::changed, &m_feed, &AccountFeed::take);
    connect(&m_changes, &AccountChanges::removed, &m_feed, &AccountFeed::drop);
    connect(&m_changes, &AccountChanges::refreshWanted, &m_feed, &AccountFeed::refreshSoon);
    connect(&m_changes, &AccountChanges::told, m_notice, &NoticeBar::tell);
    connect(&m_changes, &AccountChanges::failed, this,
            [this](const QString& what, const QString& why) { m_error->setText({what, why, {}}); });
    connect(&m_changes, &AccountChanges::duplicated, this,
            [this](const api::Account& account) { takeSaved(account, false, {}); });
    connect(&m_changes, &AccountChanges::removingEnded, this, [this](const QStringList& ids) {
        for (const QString& id : ids)
            m_hidden.remove(id);
        rebuild();
        if (!m_changes.isRemoving() && std::exchange(m_closing, false)) window()->close();
    });
}

void AccountsPage::connectDetail() {
    connect(m_detail, &common::DetailPanel::closeWanted, this, [this] {
        closeDetail();
        m_table->setFocus();
    });
    connect(m_detail, &AccountDetail::requestAsked, this,
            [this](const QString& id) { Q_EMIT goTo({u"requests"_s, id}); });
    connect(m_detail, &AccountDetail::keyAsked, this,
            [this](const QString& id) { Q_EMIT goTo({u"keys"_s, id}); });
    connect(m_detail, &AccountDetail::tested, &m_feed, &AccountFeed::refreshSoon);
}

void AccountsPage::setLive(bool live) {
    m_live = live;
    // A bar that nobody sees cannot be undone by: what it holds is done now.
    if (!live) {
        m_undo->commitNow();
        m_notice->hide();
    }
    updateLive();
}

void AccountsPage::updateLive() {
    const bool live = m_live && m_following;
    m_feed.setLive(live);
    m_detail->setLive(live && m_split->isDetailShown());
    if (live)
        m_second.start();
    else
        m_second.stop();
}

void AccountsPage::retranslate() {
    m_actions->retranslate();
    m_header->setTitle(title());
    m_header->search().setPlaceholderText(tr("Search accounts  /"));
    m_typeFilter->setTitle(tr("Type"));
    m_groupFilter->setTitle(tr("Group"));
    m_table->setAccessibleName(tr("Accounts"));
    m_model.retranslate();
    m_detail->retranslate();
    rebuild();
}

}  // namespace ui::accounts
