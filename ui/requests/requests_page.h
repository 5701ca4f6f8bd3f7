#pragma once

#include "ui/api/answer.h"
#include "ui/common/page.h"
#include "ui/requests/history.h"
#include "ui/requests/live_requests.h"
#include "ui/requests/request_filter.h"
#include "ui/requests/request_model.h"

#include <QElapsedTimer>
#include <QTimer>

class QAction;
class QLabel;
class QPushButton;
class QToolButton;

namespace ui::common {
class ContentStack;
class DetailSplit;
class ErrorStrip;
class FilterMenu;
class Interaction;
class PageHeader;
class TableView;
}  // namespace ui::common

namespace ui::requests {

class StoryPanel;

/// Every request as it happens, newest first, and the ledger's older ones as one scrolls; a row opens its story.
class RequestsPage : public common::Page {
    Q_OBJECT

public:
    /// `now`: milliseconds since 1970.
    RequestsPage(api::AdminClient& client, api::EventStream& events, common::Interaction& interaction,
                 RequestModel::Now now, QWidget* parent = nullptr);

    QString pageId() const override { return QStringLiteral("requests"); }
    QString title() const override { return tr("Requests"); }
    /// A request's id, or a filter: "outcome:failed", "key:<id>", "account:<id>", "model:<name>".
    void open(const QString& target) override;
    void setLive(bool live) override;
    void retranslate() override;

    RequestModel& model() { return *m_model; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void build();
    void makeFilters();
    void makeActions();
    void connectList();
    void connectData();

    void takeBatch();
    void takeNewest(const std::vector<RequestRow>& rows, const QString& next);
    void takeOlder(const std::vector<RequestRow>& rows);
    void takeError(const api::ApiError& error);
    void tick();

    bool isReading() const;
    bool isFrozen() const { return !m_flowing || m_sorted; }
    void follow();
    void setFollowing(bool following);
    void setFlowing(bool flowing);

    void filter();
    void clearFilters();
    void fillFilters();
    void filterFromMenus();
    void lookFurther();
    void showWaiting();
    void showCounts();
    void showChips();
    void showFooter();
    void showContent();
    void openStory(const QString& requestId);
    void closeStory();
    void openFromRow(const QString& page, const QString& id);

    api::AdminClient& m_client;
    common::Interaction& m_interaction;
    RequestModel::Now m_now;
    RequestModel* m_model = nullptr;
    LiveRequests* m_liveRequests = nullptr;
    History* m_history = nullptr;
    RequestFilter m_filter;
    QTimer m_ticks;
    QElapsedTimer m_pointer;
    QString m_wanted;  ///< to be opened once the list is there

    bool m_live = false;
    bool m_loaded = false;
    bool m_flowing = true;    ///< false: paused by hand
    bool m_following = true;  ///< new rows come in at the top
    bool m_sorted = false;    ///< by something else than the time
    bool m_anyFailed = false;
    int m_shortPages = 0;
    int m_turn = 0;
    double m_rate = 0;

    common::PageHeader* m_header = nullptr;
    common::ErrorStrip* m_error = nullptr;
    common::ContentStack* m_stack = nullptr;
    common::DetailSplit* m_split = nullptr;
    common::TableView* m_table = nullptr;
    common::FilterMenu* m_keys = nullptr;
    common::FilterMenu* m_accounts = nullptr;
    common::FilterMenu* m_models = nullptr;
    common::FilterMenu* m_statuses = nullptr;
    QToolButton* m_pin = nullptr;
    StoryPanel* m_story = nullptr;
    QLabel* m_footer = nullptr;
    QPushButton* m_further = nullptr;
    QAction* m_followAction = nullptr;
    QAction* m_pauseAction = nullptr;
    QAction* m_reloadAction = nullptr;
    QAction* m_clearAction = nullptr;
    QAction* m_openAction = nullptr;
    QAction* m_onlyKey = nullptr;
    QAction* m_onlyModel = nullptr;
    QAction* m_onlyAccount = nullptr;
};

}  // namespace ui::requests
