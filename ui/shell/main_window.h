#pragma once

#include "ui/common/page.h"
#include "ui/shell/engine_view.h"
#include "ui/shell/language.h"
#include "ui/shell/page_entry.h"
#include "ui/theme/theme.h"

#include <QList>
#include <QMainWindow>

class QActionGroup;
class QStackedWidget;

namespace ui::api {
class AdminClient;
class Connection;
class EventStream;
}  // namespace ui::api

namespace ui::common {
class Interaction;
}

namespace ui::shell {

class CommandPalette;
class ConnectionBanner;
class ConsoleActions;
class EngineNotice;
class Navigation;
class PageStack;
class Preferences;
class SignInPanel;
class SimulationBar;
class StatusStrip;
class Tray;

/// What the window is given; all of it outlives the window.
struct WindowParts {
    api::AdminClient& client;
    api::Connection& connection;
    api::EventStream& events;
    common::Interaction& interaction;
    theme::Theme& theme;
    Languages& languages;
    Preferences& preferences;
    EngineActions engine;
};

/// The frame around the pages. It knows them only as common::Page, made by whoever puts the console together. Closing
/// it asks the engine beside it to stop and waits in sight until it has; closing again hurries it.
class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    MainWindow(WindowParts parts, QList<PageEntry> pages, QWidget* parent = nullptr);
    ~MainWindow() override;

    /// What the engine does; with Stopped or Failed a window that was asked to close closes.
    void setEngine(const EngineView& view);
    /// The address that clients use, to show and copy.
    void setAddress(const QString& address);
    bool goTo(const common::Place& place);
    /// What pages show is another relay's from now on.
    void renewPages();
    QString currentPage() const;
    void openPalette();
    /// Ends the console even when closing the window would leave it in the tray.
    void quit();

    Tray& tray() { return *m_tray; }

Q_SIGNALS:
    /// Closed, and the engine has stopped: the program may end.
    void finished();

protected:
    void closeEvent(QCloseEvent* event) override;
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void build(QList<PageEntry> pages);
    void listen();
    void restore();
    void retranslate();
    void showConnection();
    void chooseFront();
    void askForSetup();
    void askForFolder();
    void updateLive();
    void fold();
    void pageShown(const QString& id);
    void bringUp();

    WindowParts m_parts;
    EngineView m_engine;
    QList<PageEntry> m_entries;
    Navigation* m_navigation = nullptr;
    SimulationBar* m_simulation = nullptr;
    ConnectionBanner* m_banner = nullptr;
    QStackedWidget* m_front = nullptr;
    PageStack* m_pages = nullptr;
    EngineNotice* m_notice = nullptr;
    SignInPanel* m_signIn = nullptr;
    StatusStrip* m_strip = nullptr;
    CommandPalette* m_palette = nullptr;
    ConsoleActions* m_actions = nullptr;
    Tray* m_tray = nullptr;
    bool m_signInAsked = false;
    bool m_quitting = false;
    bool m_closing = false;
    bool m_done = false;
};

}  // namespace ui::shell
