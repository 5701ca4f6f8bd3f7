#pragma once

#include "ui/api/connection.h"
#include "ui/theme/theme.h"

#include <QMenu>
#include <QObject>
#include <QSystemTrayIcon>

namespace ui::api {
class AdminClient;
}

namespace ui::shell {

/// The console's sign in the system tray, where there is one: the colour of the worst account, and a menu.
class Tray : public QObject {
    Q_OBJECT

public:
    Tray(api::AdminClient& client, const api::Connection& connection, QObject* parent = nullptr);

    /// Not every desktop has one.
    bool isThere() const { return m_icon.isVisible(); }
    QMenu& menu() { return m_menu; }
    theme::Token shownToken() const { return m_token; }
    void refresh();
    void retranslate();

Q_SIGNALS:
    void openAsked();
    void quitAsked();

private:
    void fillPauses();
    void setSchedulable(const QString& id, bool schedulable);

    api::AdminClient& m_client;
    const api::Connection& m_connection;
    QSystemTrayIcon m_icon;
    QMenu m_menu;
    QAction* m_open = nullptr;
    QMenu* m_pause = nullptr;
    QAction* m_quit = nullptr;
    theme::Token m_token = theme::Token::Idle;
};

}  // namespace ui::shell
