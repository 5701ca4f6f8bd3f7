#pragma once

#include "tests/ui/keys/scripted_keys.h"
#include "tests/ui/support/scripted_interaction.h"
#include "tests/ui/support/settings_sandbox.h"
#include "ui/api/admin_client.h"
#include "ui/api/event_stream.h"
#include "ui/keys/keys_page.h"

#include <QWidget>

#include <memory>

namespace ui::test {

/// The page of keys in a window of its own over a scripted relay that keeps keys.
class KeysRig : public ScriptedKeys {
public:
    KeysRig();
    ~KeysRig();

    /// Shows the page and waits for its rows.
    void show(int width = 1280, int height = 800);
    void waitForRows(int count);

    keys::KeysPage& page() { return *m_page; }
    QWidget& window() { return *m_window; }
    /// The window goes as it does when it is closed.
    void close();

    template <class Widget>
    Widget* find(const char* name) const {
        return m_window->findChild<Widget*>(QLatin1StringView(name));
    }

    SettingsSandbox sandbox;
    ScriptedApi api;
    ScriptedInteraction interaction;
    api::AdminClient client;
    api::EventStream events;

private:
    std::unique_ptr<QWidget> m_window;
    keys::KeysPage* m_page = nullptr;
};

}  // namespace ui::test
