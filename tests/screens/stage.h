#pragma once

#include "tests/screens/scenery.h"
#include "tests/ui/support/scripted_interaction.h"
#include "tests/ui/support/settings_sandbox.h"
#include "ui/api/admin_client.h"
#include "ui/api/connection.h"
#include "ui/api/event_stream.h"
#include "ui/shell/language.h"
#include "ui/shell/main_window.h"
#include "ui/shell/preferences.h"
#include "ui/theme/theme.h"

#include <QImage>

#include <memory>

namespace ui::test {

/// The console's own window with all its pages, put together as the program does it, over a relay that is scenery.
class Stage {
public:
    Stage(theme::Theme& theme, shell::Languages& languages, const Screen& screen);
    ~Stage();

    /// Shows the page and waits until nothing moves any more; says what did not come, or nothing.
    QString open();
    QImage picture(bool dark);
    const Screen& screen() const { return m_screen; }
    /// What was asked of the relay and is not in the scenery.
    QStringList unexpected() const { return m_api.unexpected(); }

private:
    void build();
    bool isQuiet() const;
    QString settle(int pauseMs);

    theme::Theme& m_theme;
    shell::Languages& m_languages;
    const Screen m_screen;
    SettingsSandbox m_sandbox;
    QTemporaryDir m_folder;
    ScriptedApi m_api;
    Scenery m_scenery;
    ScriptedInteraction m_interaction;
    api::AdminClient m_client;
    api::Connection m_connection;
    api::EventStream m_events;
    shell::Preferences m_preferences;
    std::unique_ptr<shell::MainWindow> m_window;
    int m_asked = 0;
};

}  // namespace ui::test
