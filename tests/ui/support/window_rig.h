#pragma once

#include "tests/ui/support/scripted_api.h"
#include "tests/ui/support/scripted_interaction.h"
#include "ui/api/admin_client.h"
#include "ui/api/connection.h"
#include "ui/api/event_stream.h"
#include "ui/common/page.h"
#include "ui/shell/main_window.h"
#include "ui/shell/preferences.h"
#include "ui/shell/tray.h"

#include <QMap>
#include <QTemporaryDir>

#include <memory>
#include <utility>

namespace ui::test {

/// A page that keeps what it was told.
class RecordingPage : public common::Page {
    Q_OBJECT

public:
    explicit RecordingPage(QString id);

    QString pageId() const override { return m_id; }
    QString title() const override;
    void open(const QString& target) override { opened << target; }
    void setLive(bool now) override { live = now; }
    void retranslate() override { ++retranslated; }

    QStringList opened;
    bool live = false;
    int retranslated = 0;
    int done = 0;  ///< how often its action ran

private:
    QString m_id;
};

/// A main window with three pages over a scripted relay, and an engine that only counts what it is asked.
class WindowRig {
public:
    WindowRig();
    ~WindowRig();

    shell::MainWindow& window() { return *m_window; }
    shell::Preferences& preferences() { return *m_preferences; }
    theme::Theme& theme() { return m_theme; }
    shell::Languages& languages() { return m_languages; }
    RecordingPage* page(const QString& id) { return m_pages.value(id); }
    bool live(const QString& id) { return page(id) != nullptr && page(id)->live; }

    void connect();
    /// Another window with the same preferences.
    void reopen();
    /// From now on the relay wants a session.
    void requirePassword(const QString& password);
    /// (id, state) of each.
    void setAccounts(const QList<std::pair<QString, QString>>& accounts);

    ScriptedApi api;
    ScriptedInteraction interaction;
    api::AdminClient client;
    api::Connection connection;
    api::EventStream events;
    QStringList made;
    QList<int> starts;
    QStringList folders;
    QStringList used;  ///< as data directory
    int simulationsEnded = 0;
    int stops = 0;
    int hurries = 0;

private:
    void open();
    shell::PageEntry entry(const QString& id);

    QTemporaryDir m_folder;
    theme::Theme m_theme;
    shell::Languages m_languages;
    std::unique_ptr<shell::Preferences> m_preferences;
    QMap<QString, RecordingPage*> m_pages;
    std::unique_ptr<shell::MainWindow> m_window;
};

}  // namespace ui::test
