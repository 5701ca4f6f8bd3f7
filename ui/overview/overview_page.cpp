#include "ui/overview/overview_page.h"

#include "ui/api/connection.h"
#include "ui/common/content_stack.h"
#include "ui/common/filter_chips.h"
#include "ui/common/page_header.h"
#include "ui/common/sparkline.h"
#include "ui/common/states.h"
#include "ui/common/tile.h"
#include "ui/common/time_chart.h"
#include "ui/overview/attention_list.h"
#include "ui/overview/card.h"
#include "ui/overview/health_strip.h"
#include "ui/overview/overview_data.h"
#include "ui/overview/top_list.h"
#include "ui/theme/theme.h"

#include <QBoxLayout>
#include <QGridLayout>
#include <QLabel>
#include <QResizeEvent>
#include <QScrollArea>

#include <utility>

namespace ui::overview {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kTilesInARow = 6;
constexpr int kTilesWhenNarrow = 3;
/// Six tiles need so much.
constexpr int kWideForTiles = 940;
constexpr int kWideForColumns = 820;
constexpr int kCacheLineHeight = 28;
constexpr int kChartHeight = 300;

}  // namespace

OverviewPage::OverviewPage(api::AdminClient& client, api::Connection& connection,
                           common::Interaction& interaction, Now now, QWidget* parent)
    : Page(parent),
      m_client(client),
      m_connection(connection),
      m_interaction(interaction),
      m_now(std::move(now)),
      m_data(new OverviewData(client, this)) {
    setObjectName(u"overviewPage"_s);
    build();
    connectData();
    retranslate();
    m_stack->showLoading();
}

void OverviewPage::build() {
    m_header = new common::PageHeader(title());
    m_ranges = &m_header->chips();
    connect(m_ranges, &common::FilterChips::chosen, this, &OverviewPage::setRange);
    m_error = new common::ErrorStrip(m_interaction);
    m_scroll = new QScrollArea;
    m_scroll->setObjectName(u"overviewScroll"_s);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setWidget(buildBody());
    m_stack = new common::ContentStack(m_interaction, m_scroll);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_header);
    layout->addWidget(m_error);
    layout->addWidget(m_stack, 1);
}

QWidget* OverviewPage::buildBody() {
    auto* body = new QWidget;
    makeTiles();
    m_chart = new common::TimeChart;
    m_chart->setObjectName(u"overviewChart"_s);
    m_chart->setMinimumHeight(kChartHeight);
    m_chartCard = new Card;
    m_chartCard->add(m_chart);
    m_health = new HealthStrip;
    m_attention = new AttentionList;
    m_attentionCard = new Card;
    m_attentionCard->setObjectName(u"attentionCard"_s);
    m_attentionCard->add(m_attention);
    m_attentionCard->add(m_health);
    m_attentionCard->addStretch();
    m_topKeys = new TopList;
    m_topKeys->setObjectName(u"topKeys"_s);
    m_keysCard = new Card;
    m_keysCard->add(m_topKeys, theme::kGap);
    m_keysCard->addStretch();
    m_topModels = new TopList;
    m_topModels->setObjectName(u"topModels"_s);
    m_modelsCard = new Card;
    m_modelsCard->add(m_topModels, theme::kGap);
    m_modelsCard->addStretch();
    m_cacheCard = new Card;
    m_cacheRate = new QLabel;
    m_cacheRate->setObjectName(u"cacheRate"_s);
    theme::setType(*m_cacheRate, theme::Type::Value);
    m_cacheText = new QLabel;
    m_cacheText->setObjectName(u"cacheText"_s);
    m_cacheText->setWordWrap(true);
    theme::tint(*m_cacheText, theme::Token::Quiet);
    m_cacheLine = new common::Sparkline;
    m_cacheLine->setSeries(3);
    m_cacheLine->setMinimumHeight(kCacheLineHeight);
    m_cacheCard->add(m_cacheRate);
    m_cacheCard->add(m_cacheLine);
    m_cacheCard->add(m_cacheText);
    m_cacheCard->addStretch();

    m_tileGrid = new QGridLayout;
    m_tileGrid->setSpacing(theme::kRow);
    m_lower = new QGridLayout;
    m_lower->setSpacing(theme::kRow);
    auto* column = new QVBoxLayout(body);
    column->setSpacing(theme::kRow);
    column->addLayout(m_tileGrid);
    column->addWidget(m_chartCard);
    column->addLayout(m_lower);
    column->addStretch(1);
    arrange();
    return body;
}

void OverviewPage::makeTiles() {
    const auto tile = [this](const char* name, const common::Place& place) {
        auto* made = new common::Tile({});
        made->setObjectName(QLatin1StringView(name));
        connect(made, &common::Tile::clicked, this, [this, place] { Q_EMIT goTo(place); });
        return made;
    };
    m_requests = tile("tileRequests", {u"requests"_s, {}});
    m_tokens = tile("tileTokens", {u"usage"_s, {}});
    m_cost = tile("tileCost", {u"usage"_s, {}});
    m_success = tile("tileSuccess", {u"requests"_s, u"outcome:failed"_s});
    m_running = tile("tileInFlight", {u"requests"_s, u"outcome:running"_s});
    m_added = tile("tileAdded", {u"requests"_s, {}});
}

void OverviewPage::arrange() {
    // The page's own width, for the parts' own come only with the layout.
    const int room = width() - 2 * theme::pageMargin(width());
    const int across = room >= kWideForTiles ? kTilesInARow : kTilesWhenNarrow;
    int at = 0;
    for (common::Tile* tile : {m_requests, m_tokens, m_cost, m_success, m_running, m_added}) {
        m_tileGrid->addWidget(tile, at / across, at % across);
        ++at;
    }
    for (int column = 0; column < kTilesInARow; ++column)
        m_tileGrid->setColumnStretch(column, column < across ? 1 : 0);
    // Wide: what needs a person on the left, beside it what costs. Narrow: below each other, in the same order.
    const bool wide = room >= kWideForColumns;
    m_lower->addWidget(m_attentionCard, 0, 0, wide ? 2 : 1, 1);
    m_lower->addWidget(m_keysCard, wide ? 0 : 1, wide ? 1 : 0);
    m_lower->addWidget(m_modelsCard, wide ? 1 : 2, wide ? 1 : 0);
    m_lower->addWidget(m_cacheCard, wide ? 2 : 3, 0, 1, wide ? 2 : 1);
    m_lower->setColumnStretch(0, 1);
    m_lower->setColumnStretch(1, wide ? 1 : 0);
}

void OverviewPage::resizeEvent(QResizeEvent* event) {
    Page::resizeEvent(event);
    const int margin = theme::pageMargin(event->size().width());
    m_scroll->widget()->layout()->setContentsMargins(margin, 0, margin, margin);
    arrange();
}

void OverviewPage::connectData() {
    connect(m_data, &OverviewData::seriesChanged, this, &OverviewPage::showSeries);
    connect(m_data, &OverviewData::accountsChanged, this, &OverviewPage::showAccounts);
    connect(m_data, &OverviewData::topsChanged, this, &OverviewPage::showTops);
    connect(m_data, &OverviewData::nearLimitsChanged, this, &OverviewPage::showAttention);
    connect(m_data, &OverviewData::failed, this, &OverviewPage::showError);
    connect(m_data, &OverviewData::actionFailed, this, [this](const api::ApiError& error) {
        m_error->setText({tr("The account could not be tried again."), error.message, {}});
    });
    connect(&m_connection, &api::Connection::statusChanged, this, &OverviewPage::showStatus);
    const auto again = [this] {
        m_error->clear();
        m_data->refresh();
    };
    connect(m_error, &common::ErrorStrip::retryWanted, this, again);
    connect(m_stack, &common::ContentStack::retryWanted, this, [this, again] {
        m_stack->showLoading();
        again();
    });
    connect(m_stack, &common::ContentStack::emptyActionWanted, this,
            [this] { Q_EMIT goTo({u"setup"_s, {}}); });
    connect(m_attention, &AttentionList::wanted, this, &OverviewPage::goTo);
    connect(m_attention, &AttentionList::retryWanted, m_data, &OverviewData::clearMarks);
    connect(m_health, &HealthStrip::accountWanted, this,
            [this](const QString& id) { Q_EMIT goTo({u"accounts"_s, id}); });
    connect(m_topKeys, &TopList::wanted, this, [this](const QString& id) { Q_EMIT goTo({u"keys"_s, id}); });
    connect(m_topModels, &TopList::wanted, this,
            [this](const QString& id) { Q_EMIT goTo({u"requests"_s, u"model:"_s + id}); });
}

void OverviewPage::setLive(bool live) {
    if (std::exchange(m_live, live) == live) return;
    m_data->setLive(live);
    if (live) showStatus();
}

void OverviewPage::open(const QString& target) {
    m_ranges->setCurrent(target);
    setRange(target);
}

void OverviewPage::setRange(const QString& range) {
    for (const QString& known : {u"hour"_s, u"day"_s, u"week"_s, u"month"_s})
        if (range == known) m_data->setRange(range);
}

void OverviewPage::retranslate() {
    m_header->setTitle(title());
    m_ranges->setChips(
        {{u"hour"_s, tr("1 h")}, {u"day"_s, tr("24 h")}, {u"week"_s, tr("7 d")}, {u"month"_s, tr("30 d")}});
    m_ranges->setCurrent(m_data->range());
    m_requests->setTitle(tr("Requests"));
    m_tokens->setTitle(tr("Tokens"));
    m_cost->setTitle(tr("Cost"));
    m_success->setTitle(tr("Success rate"));
    m_success->setToolTip(tr("Of all attempts at accounts"));
    m_running->setTitle(tr("In flight"));
    m_added->setTitle(tr("Added latency"));
    m_added->setToolTip(tr("What the relay itself adds to a request, in the median"));
    m_chartCard->setTitle(tr("Requests and cost over time"));
    m_chart->setEmptyText(tr("No requests in this time"));
    m_attentionCard->setTitle(tr("Needs attention"));
    m_keysCard->setTitle(tr("Top keys by cost"));
    m_modelsCard->setTitle(tr("Top models by cost"));
    m_cacheCard->setTitle(tr("Prompt cache"));
    showSeries();
    showStatus();
    showAccounts();
    showTops();
}

}  // namespace ui::overview
