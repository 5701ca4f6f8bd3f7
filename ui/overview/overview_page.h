#pragma once

#include "ui/api/answer.h"
#include "ui/common/page.h"

#include <QDateTime>
#include <QList>

#include <functional>

class QGridLayout;
class QLabel;
class QScrollArea;

namespace ui::api {
class AdminClient;
class Connection;
}  // namespace ui::api

namespace ui::common {
class ContentStack;
class ErrorStrip;
class FilterChips;
class Interaction;
class PageHeader;
class Sparkline;
class Tile;
class TimeChart;
}  // namespace ui::common

namespace ui::overview {

class AttentionList;
class Card;
class HealthStrip;
class OverviewData;
class TopList;
struct AttentionItem;

/// The relay at a glance: what it did, what it cost, and what needs a person.
class OverviewPage : public common::Page {
    Q_OBJECT

public:
    using Now = std::function<QDateTime()>;
    OverviewPage(api::AdminClient& client, api::Connection& connection, common::Interaction& interaction,
                 Now now, QWidget* parent = nullptr);

    QString pageId() const override { return QStringLiteral("overview"); }
    QString title() const override { return tr("Overview"); }
    /// "hour", "day", "week" or "month".
    void open(const QString& target) override;
    void setLive(bool live) override;
    void retranslate() override;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void build();
    QWidget* buildBody();
    void makeTiles();
    void connectData();
    void arrange();
    void setRange(const QString& range);

    void showSeries();
    void showTiles();
    void showChart();
    void showCache();
    void showStatus();
    void showAccounts();
    void showAttention();
    void showTops();
    void showError(const api::ApiError& error);
    void showWhole();
    QList<AttentionItem> attention() const;
    QString than() const;

    api::AdminClient& m_client;
    api::Connection& m_connection;
    common::Interaction& m_interaction;
    Now m_now;
    OverviewData* m_data = nullptr;
    bool m_live = false;
    QList<double> m_inFlight;  ///< as the connection hears it, the latest last

    common::PageHeader* m_header = nullptr;
    common::FilterChips* m_ranges = nullptr;
    common::ErrorStrip* m_error = nullptr;
    common::ContentStack* m_stack = nullptr;
    QScrollArea* m_scroll = nullptr;
    QGridLayout* m_tileGrid = nullptr;
    QGridLayout* m_lower = nullptr;
    common::Tile* m_requests = nullptr;
    common::Tile* m_tokens = nullptr;
    common::Tile* m_cost = nullptr;
    common::Tile* m_success = nullptr;
    common::Tile* m_running = nullptr;
    common::Tile* m_added = nullptr;
    Card* m_chartCard = nullptr;
    common::TimeChart* m_chart = nullptr;
    Card* m_attentionCard = nullptr;
    AttentionList* m_attention = nullptr;
    HealthStrip* m_health = nullptr;
    Card* m_keysCard = nullptr;
    TopList* m_topKeys = nullptr;
    Card* m_modelsCard = nullptr;
    TopList* m_topModels = nullptr;
    Card* m_cacheCard = nullptr;
    QLabel* m_cacheRate = nullptr;
    QLabel* m_cacheText = nullptr;
    common::Sparkline* m_cacheLine = nullptr;
};

}  // namespace ui::overview
