#include "ui/shell/tray.h"

#include "ui/api/admin_client.h"
#include "ui/shell/account_health.h"
#include "ui/theme/icons.h"

#include <QApplication>
#include <QPainter>

namespace ui::shell {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kSize = 64;
constexpr int kDot = 28;
constexpr qsizetype kMostAccounts = 25;

QIcon drawing(theme::Token token) {
    const QPalette palette = QApplication::palette();
    QPixmap pixmap = theme::icon(u"relaywright"_s, theme::Token::Accent).pixmap(kSize, kSize);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme::color(theme::Token::Surface, palette), 4));
    painter.setBrush(theme::color(token, palette));
    painter.drawEllipse(kSize - kDot - 2, kSize - kDot - 2, kDot, kDot);
    painter.end();
    return QIcon(pixmap);
}

}  // namespace

Tray::Tray(api::AdminClient& client, const api::Connection& connection, QObject* parent)
    : QObject(parent), m_client(client), m_connection(connection) {
    m_open = m_menu.addAction(QString(), this, &Tray::openAsked);
    m_pause = m_menu.addMenu(QString());
    m_menu.addSeparator();
    m_quit = m_menu.addAction(QString(), this, &Tray::quitAsked);
    m_open->setObjectName(u"trayOpen"_s);
    m_pause->setObjectName(u"trayPause"_s);
    m_quit->setObjectName(u"trayQuit"_s);
    connect(m_pause, &QMenu::aboutToShow, this, &Tray::fillPauses);
    connect(&m_icon, &QSystemTrayIcon::activated, this, [this](QSystemTrayIcon::ActivationReason reason) {
        if (reason == QSystemTrayIcon::Trigger || reason == QSystemTrayIcon::DoubleClick) Q_EMIT openAsked();
    });
    m_icon.setContextMenu(&m_menu);
    m_icon.setIcon(drawing(m_token));
    retranslate();
    if (QSystemTrayIcon::isSystemTrayAvailable()) m_icon.show();
}

void Tray::refresh() {
    const theme::Token token = healthOf(m_connection);
    if (token != m_token) {
        m_token = token;
        m_icon.setIcon(drawing(token));
    }
    const api::Status& status = m_connection.status();
    const bool connected = m_connection.state() == api::Connection::State::Connected;
    m_icon.setToolTip(connected ? tr("Relaywright: %1 of %Ln account(s) ready", nullptr,
                                     static_cast<int>(status.accountsTotal))
                                      .arg(status.accountsReady)
                                : tr("Relaywright: not connected"));
    m_pause->setEnabled(connected && !status.accounts.isEmpty());
}

void Tray::fillPauses() {
    m_pause->clear();
    const QList<api::Account> accounts = m_connection.status().accounts.mid(0, kMostAccounts);
    for (const api::Account& account : accounts) {
        if (!account.enabled) continue;
        QAction* action = m_pause->addAction(account.name);
        action->setCheckable(true);
        action->setChecked(!account.schedulable);
        connect(action, &QAction::triggered, this,
                [this, id = account.id](bool paused) { setSchedulable(id, !paused); });
    }
}

void Tray::setSchedulable(const QString& id, bool schedulable) {
    m_client.patch(u"/admin/accounts/"_s + api::AdminClient::segment(id), {{u"schedulable"_s, schedulable}},
                   this, [this](const api::Outcome& outcome) {
                       if (!outcome && isThere()) m_icon.showMessage(tr("Not done"), outcome.error().message);
                   });
}

void Tray::retranslate() {
    m_open->setText(tr("Open"));
    m_pause->setTitle(tr("Pause account"));
    m_quit->setText(tr("Quit"));
    refresh();
}

}  // namespace ui::shell
