#pragma once

#include "ui/api/admin_client.h"
#include "ui/common/page.h"
#include "ui/logs/log_export.h"
#include "ui/logs/log_filter.h"
#include "ui/logs/log_history.h"
#include "ui/logs/log_row.h"

#include <QDate>
#include <QTimer>

#include <functional>
#include <vector>

class QAction;
class QComboBox;
class QLabel;
class QPushButton;

namespace ui::api {
class EventStream;
struct ServerEvent;
}  // namespace ui::api

namespace ui::common {
class ContentStack;
class DetailPanel;
class DetailSplit;
class ErrorStrip;
class Interaction;
class PageHeader;
}  // namespace ui::common

namespace ui::logs {

class LogDetails;
class LogFooter;
class LogModel;
class LogTable;

/// The relay's log: lines as they happen at the end, those before read from its files as one scrolls up.
class LogsPage : public common::Page {
    Q_OBJECT

public:
    LogsPage(api::AdminClient& client, api::EventStream& events, common::Interaction& interaction,
             std::function<QDate()> today = &QDate::currentDate, QWidget* parent = nullptr);

    QString pageId() const override;
    QString title() const override;
    /// The id of a request: only its lines.
    void open(const QString& target) override;
    void setLive(bool live) override;
    void retranslate() override;

private:
    void build();
    void buildHeader();
    void buildExport(QWidget* strip);
    void addActions();
    QAction* add(const QString& name, const QString& icon);
    void listen();

    // What is shown: logs_page.cpp.
    void setFollowing(bool following);
    void setFilter(const LogFilter& filter);
    void showFilter();
    void showLine(const QString& key);
    void showReach();
    void showState();
    void askForAccounts();
    void exportAll();
    void saveExport(const QByteArray& text);

    // How lines come: logs_flow.cpp.
    void readAnew();
    void catchUp();
    void received(const api::ServerEvent& event);
    void flush();
    void takeNewest(std::vector<LogRow> rows);
    void takeTheirPlace(std::vector<LogRow> rows);
    void takeOlder(std::vector<LogRow> rows);
    void addNewer(std::vector<LogRow> rows);
    void wait(std::vector<LogRow> rows);
    void trim();
    void placeBookmark();
    void resume();
    void readFailed(const api::ApiError& error);

    api::AdminClient& m_client;
    api::EventStream& m_events;
    common::Interaction& m_interaction;
    const std::function<QDate()> m_today;
    LogHistory m_newest;   ///< reads the end of the log
    LogHistory m_history;  ///< reads on from the oldest line that is shown
    LogExport m_export;
    QTimer m_flush;
    LogModel* m_model = nullptr;
    common::PageHeader* m_header = nullptr;
    common::ContentStack* m_stack = nullptr;
    common::DetailSplit* m_split = nullptr;
    common::DetailPanel* m_panel = nullptr;
    common::ErrorStrip* m_error = nullptr;
    LogTable* m_table = nullptr;
    LogDetails* m_details = nullptr;
    LogFooter* m_footer = nullptr;
    QComboBox* m_account = nullptr;
    QPushButton* m_request = nullptr;
    QWidget* m_exportStrip = nullptr;
    QLabel* m_exportText = nullptr;
    QPushButton* m_exportCancel = nullptr;
    QAction* m_follow = nullptr;
    QAction* m_clear = nullptr;
    QAction* m_exportAll = nullptr;
    QAction* m_openFolder = nullptr;
    LogFilter m_filter;
    std::vector<LogRow> m_arrived;  ///< live, not looked at yet
    std::vector<LogRow> m_waiting;  ///< newer than what is shown, while somebody reads
    bool m_overflowed = false;      ///< more wait than are kept: they are read from the file again
    bool m_following = true;
    bool m_replace = true;  ///< the next newest lines take the place of all
    bool m_live = false;
    bool m_everRead = false;
    bool m_hasFile = true;
    int m_sinceBookmark = 0;
};

}  // namespace ui::logs
