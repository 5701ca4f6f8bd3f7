#pragma once

#include "ui/api/admin_client.h"
#include "ui/api/request_story.h"
#include "ui/common/detail_panel.h"
#include "ui/common/page.h"
#include "ui/requests/request_row.h"

#include <QList>
#include <QTimer>

#include <optional>

class QAction;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace ui::common {
class ErrorStrip;
class StageBar;
}  // namespace ui::common

namespace ui::requests {

class AttemptCard;

/// What became of one request and why: its stages, the accounts that were asked or not, every attempt, its tokens and
/// its price line by line. What the relay no longer keeps is said to be so.
class StoryPanel : public common::DetailPanel {
    Q_OBJECT

public:
    StoryPanel(api::AdminClient& client, common::Interaction& interaction, QWidget* parent = nullptr);

    /// What the list knows at once, the rest when it comes. Quick changes ask once.
    void showRequest(const RequestRow& row);
    /// A request that is not in the list.
    void showRequest(const QString& requestId);
    void closeStory();
    QString requestId() const { return m_row.requestId; }
    /// Copy the id, copy as curl, and where it leads: for the row's menu.
    QList<QAction*> storyActions() const;
    void retranslate();

Q_SIGNALS:
    void goTo(const ui::common::Place& place);

private:
    void makeActions();
    void ask();
    void take(const api::Outcome& outcome);
    void showHead();
    void showStory();
    void showAttempts();
    void showCandidates(bool all);
    void showTokens();
    void showCost();
    void showRequestFacts();
    common::DetailSection& part(const QString& id, const QString& title);
    QAction* action(const QString& name, const QString& icon);

    api::AdminClient& m_client;
    common::Interaction& m_interaction;
    RequestRow m_row;
    std::optional<api::RequestStory> m_story;
    bool m_kept = true;  ///< false: the relay knows no more of it
    api::Call m_call;
    QTimer m_wait;
    common::ErrorStrip* m_error = nullptr;
    QLabel* m_note = nullptr;
    common::StageBar* m_stages = nullptr;
    QVBoxLayout* m_attempts = nullptr;
    QVBoxLayout* m_candidates = nullptr;
    QPushButton* m_allCandidates = nullptr;
    QAction* m_copyCurl = nullptr;
    QAction* m_copyId = nullptr;
    QAction* m_logs = nullptr;
    QAction* m_account = nullptr;
    QAction* m_key = nullptr;
};

}  // namespace ui::requests
