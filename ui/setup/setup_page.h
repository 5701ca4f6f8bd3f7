#pragma once

#include "ui/api/admin_client.h"
#include "ui/api/answer.h"
#include "ui/common/page.h"
#include "ui/setup/setup_host.h"
#include "ui/setup/setup_memory.h"

#include <QHash>
#include <QList>
#include <QSet>
#include <QTimer>
#include <QUrlQuery>

#include <functional>

class QAction;
class QScrollArea;

namespace ui::api {
class Connection;
}

namespace ui::common {
class ErrorStrip;
class Interaction;
class PageHeader;
}  // namespace ui::common

namespace ui::setup {

class AccountCard;
class AddressCard;
class AdministratorCard;
class DemoCard;
class KeyCard;
class SetupCard;
class StepList;

/// The first steps with a relay, from nothing to a first streamed answer: cards in a column, progress on the left. Each
/// is done or skipped in place, in any order; leaving the page loses nothing.
class SetupPage : public common::Page {
    Q_OBJECT

public:
    SetupPage(api::AdminClient& client, api::Connection& connection, common::Interaction& interaction,
              SetupHost host, QWidget* parent = nullptr);

    QString pageId() const override;
    QString title() const override;
    /// "account": that step.
    void open(const QString& target) override;
    void setLive(bool live) override;
    void retranslate() override;

private:
    void build(common::Interaction& interaction, SetupHost host);
    void addCard(SetupCard* card);
    void addActions();
    using Take = std::function<void(const QJsonObject& body)>;

    void refresh();
    void askWhatIsThere();
    void askForSettings();
    void askForTypes();
    void ask(const QString& path, const QUrlQuery& query, Take take);
    void failed(const QString& path, const api::ApiError& error);
    static QString skippedWords();
    void skip(SetupCard& card);
    void remember(SetupCard& card);
    void recall();
    void showProgress();
    void showAddress();
    void showCard(const QString& id);

    api::AdminClient& m_client;
    api::Connection& m_connection;
    common::PageHeader* m_header = nullptr;
    common::ErrorStrip* m_error = nullptr;
    StepList* m_steps = nullptr;
    QScrollArea* m_scroll = nullptr;
    AdministratorCard* m_administrator = nullptr;
    AddressCard* m_address = nullptr;
    AccountCard* m_account = nullptr;
    KeyCard* m_key = nullptr;
    DemoCard* m_demo = nullptr;
    QList<SetupCard*> m_cards;
    QList<QAction*> m_goTo;             ///< one a card
    QHash<QString, api::Call> m_calls;  ///< by path
    QSet<QString> m_unread;             ///< paths whose last answer was an error
    QTimer m_again;
    bool m_live = false;
    bool m_recalling = false;
    QString m_recalledFor;  ///< the relay whose marks are shown
};

}  // namespace ui::setup
