#pragma once

#include "ui/accounts/account_changes.h"
#include "ui/accounts/account_detail.h"
#include "ui/accounts/account_feed.h"
#include "ui/accounts/account_row.h"
#include "ui/common/content_stack.h"
#include "ui/common/page.h"

#include <QSet>
#include <QTimer>

namespace ui::common {
class DetailSplit;
class ErrorStrip;
class FilterMenu;
class Interaction;
class PageHeader;
class TableView;
class UndoBar;
}  // namespace ui::common

namespace ui::accounts {

class BulkBar;
class NoticeBar;
class PageActions;

/// The accounts of the relay: which serve, which do not, why, and what to do about it. GUI thread.
class AccountsPage : public common::Page {
    Q_OBJECT

public:
    struct Parts {
        api::AdminClient& client;
        api::EventStream& events;
        common::Interaction& interaction;
        std::function<QDateTime()> clock = [] { return QDateTime::currentDateTimeUtc(); };
        AccountFeed::Timing timing = {};
        DetailFeed::Timing detailTiming = {};
    };

    explicit AccountsPage(Parts parts, QWidget* parent = nullptr);
    ~AccountsPage() override;

    QString pageId() const override { return QStringLiteral("accounts"); }
    QString title() const override { return tr("Accounts"); }
    /// The id of an account.
    void open(const QString& target) override;
    void setLive(bool live) override;
    void retranslate() override;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    using Targets = AccountChanges::Targets;

    void build();
    QWidget* buildList();
    void connectActions();
    void connectTable();
    void connectFeed();
    void connectDetail();

    void rebuild();
    void updateLive();
    void showFilters(const std::vector<AccountRow>& rows);
    bool accepts(const AccountRow& row) const;
    void chooseContent();
    common::EmptyText emptyText() const;
    void showFailure(const api::ApiError& error);
    void followSelection(const QStringList& keys);
    void followTargets();
    void showDetail(const QString& id);
    void closeDetail();
    void resetFilters();

    QStringList targetIds() const;
    Targets targets() const;
    void add();
    void edit();
    void openDialog(const std::optional<api::Account>& edited);
    void withTypes(std::function<void()> then);
    void takeSaved(const api::Account& account, bool test, const QString& note);
    void test();
    void togglePause();
    void duplicate();
    void removeAsked();
    void removeUnbound(const Targets& wanted, const QList<api::ApiKey>& keys);
    void offerUndo(const Targets& targets);
    void openGroups();

    Parts m_parts;
    AccountFeed m_feed;
    AccountChanges m_changes;
    AccountModel m_model;
    QTimer m_second;
    QSet<QString> m_hidden;   ///< deleted, but can still be undone
    QString m_wanted;         ///< to be opened as soon as it is there
    bool m_live = false;      ///< somebody looks
    bool m_following = true;  ///< the header's switch
    bool m_stale = false;     ///< the last refresh failed
    bool m_closing = false;   ///< the window waits for deletions to be sent

    PageActions* m_actions = nullptr;
    common::PageHeader* m_header = nullptr;
    common::FilterMenu* m_typeFilter = nullptr;
    common::FilterMenu* m_groupFilter = nullptr;
    common::ErrorStrip* m_error = nullptr;
    NoticeBar* m_notice = nullptr;
    BulkBar* m_bulk = nullptr;
    common::UndoBar* m_undo = nullptr;
    common::TableView* m_table = nullptr;
    common::ContentStack* m_content = nullptr;
    common::DetailSplit* m_split = nullptr;
    AccountDetail* m_detail = nullptr;
};

}  // namespace ui::accounts
