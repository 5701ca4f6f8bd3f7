#pragma once

#include "ui/api/admin_client.h"
#include "ui/api/connection.h"
#include "ui/api/event_stream.h"
#include "ui/common/dialog_interaction.h"
#include "ui/console/pages.h"
#include "ui/setup/first_run.h"
#include "ui/shell/language.h"
#include "ui/shell/main_window.h"
#include "ui/shell/preferences.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QObject>
#include <QUrl>

#include <functional>

namespace ui::console {

/// The whole console, put together. GUI thread; lives inside the application.
class Console : public QObject {
    Q_OBJECT

public:
    /// `host`: what the program can do about the first steps; nothing of it for a relay elsewhere.
    Console(QApplication& application, const QString& preferencesFile, shell::EngineActions engine,
            setup::SetupHost host = {});

    void show() { m_window.show(); }
    shell::MainWindow& window() { return m_window; }
    shell::Preferences& preferences() { return m_preferences; }
    api::Connection& connection() { return m_connection; }

    void showEngine(const shell::EngineView& view) { m_window.setEngine(view); }
    /// Talks to the relay there from now on. `tokenSource` gives a credential that nobody has to type, or is empty.
    void connectTo(const QUrl& address, std::function<QString()> tokenSource);
    /// The relay is gone on purpose.
    void disconnect();

Q_SIGNALS:
    /// The window has closed for good.
    void finished();

private:
    shell::Preferences m_preferences;
    theme::Theme m_theme;
    shell::Languages m_languages;
    api::AdminClient m_client;
    api::Connection m_connection;
    api::EventStream m_events;
    common::DialogInteraction m_interaction;
    setup::FirstRun m_firstRun;
    shell::MainWindow m_window;
};

}  // namespace ui::console
