#pragma once

#include "ui/shell/command_palette.h"
#include "ui/shell/page_entry.h"

#include <QActionGroup>
#include <QMenu>
#include <QObject>

namespace ui::api {
class Connection;
}

namespace ui::theme {
class Theme;
}

namespace ui::shell {

class Languages;
class Preferences;

/// What can be done with the console itself, whichever page is shown: its keys and its menu.
class ConsoleActions : public QObject {
    Q_OBJECT

public:
    struct Parts {
        api::Connection& connection;
        theme::Theme& theme;
        Languages& languages;
        Preferences& preferences;
    };

    ConsoleActions(Parts parts, const QList<PageEntry>& pages, QWidget& window);

    QMenu& menu() { return m_menu; }
    /// Without those that go to pages.
    QList<Command> commands() const;
    /// Only a relay that one signed in to can be signed out of.
    void setRemote(bool remote);
    void setTray(bool there);
    void retranslate();

Q_SIGNALS:
    void pageAsked(const QString& id);
    void paletteAsked();
    void foldAsked();
    void quitAsked();

private:
    QAction* add(const QString& name, const QKeySequence& keys);
    void addChoices();
    void tickChosen();
    void addPageKeys(const QList<PageEntry>& pages);

    Parts m_parts;
    QWidget& m_window;
    QMenu m_menu;
    QMenu* m_look = nullptr;
    QMenu* m_language = nullptr;
    QActionGroup* m_modes = nullptr;
    QActionGroup* m_languages = nullptr;
    QAction* m_compact = nullptr;
    QAction* m_palette = nullptr;
    QAction* m_fold = nullptr;
    QAction* m_retry = nullptr;
    QAction* m_signOut = nullptr;
    QAction* m_stay = nullptr;
    QAction* m_quit = nullptr;
};

}  // namespace ui::shell
