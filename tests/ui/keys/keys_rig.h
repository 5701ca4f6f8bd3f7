#pragma once

#include "tests/ui/support/scripted_api.h"
#include "tests/ui/support/scripted_interaction.h"
#include "tests/ui/support/settings_sandbox.h"
#include "ui/api/admin_client.h"
#include "ui/api/event_stream.h"
#include "ui/keys/keys_page.h"

#include <QJsonArray>
#include <QWidget>

#include <memory>

namespace ui::test {

/// A key as the relay tells it, with nothing set.
QJsonObject plainKey(const QString& id, const QString& name);
/// The same with fields replaced.
QJsonObject with(QJsonObject object, const QJsonObject& fields);

/// The page of keys in a window of its own over a scripted relay that keeps keys: it makes, changes and removes them.
class KeysRig {
public:
    KeysRig();
    ~KeysRig();

    void setKeys(const QJsonArray& keys);
    /// Six keys in six states.
    void setTypical();
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
    QJsonArray usageToday;
    QJsonArray usageMonth;
    QJsonArray running;

private:
    void serveKeys();
    void serveUse();
    Scripted change(const Seen& seen);
    Scripted create(const Seen& seen);
    Scripted list(const Seen& seen) const;
    int placeOf(const QString& id) const;

    QJsonArray m_keys;
    std::unique_ptr<QWidget> m_window;
    keys::KeysPage* m_page = nullptr;
};

}  // namespace ui::test
