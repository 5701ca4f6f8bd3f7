#pragma once

#include "ui/accounts/account_feed.h"
#include "ui/accounts/detail_feed.h"
#include "ui/common/detail_panel.h"

namespace ui::accounts {

class AccountTest;
class DayTimeline;
class ErrorList;
class ExplainView;
class LinkList;

/// The panel of one account: how it stands and why, what it did today, a test, the dry run, what is bound to it.
class AccountDetail : public common::DetailPanel {
    Q_OBJECT

public:
    AccountDetail(api::AdminClient& client, common::Interaction& interaction, const AccountFeed& feed,
                  DetailFeed::Timing timing, QWidget* parent = nullptr);

    QString accountId() const { return m_id; }
    /// Empty: nothing is shown and nothing is asked for.
    void setAccount(const QString& id);
    void setLive(bool live);
    /// The feed has news, or a second has gone.
    void refresh(const QDateTime& now);
    void runTest();
    void retranslate();

Q_SIGNALS:
    void requestAsked(const QString& requestId);
    void keyAsked(const QString& keyId);
    void groupsAsked();
    /// A test has ended: the account may stand differently.
    void tested();

private:
    void listen();
    void showWhy(const api::Account& account);
    void showFamilies(const api::Account& account);
    void showToday(const api::Account& account);
    void showBindings();
    void showAbout(const api::Account& account);
    void offerModels();

    const AccountFeed& m_feed;
    common::Interaction& m_interaction;
    DetailFeed m_details;
    QString m_id;
    QDateTime m_now;
    DayTimeline* m_day = nullptr;
    ErrorList* m_errors = nullptr;
    AccountTest* m_test = nullptr;
    ExplainView* m_explain = nullptr;
    LinkList* m_keys = nullptr;
    int m_families = 0;
};

}  // namespace ui::accounts
