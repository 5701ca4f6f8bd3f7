#include "ui/shell/console_actions.h"

#include "ui/api/connection.h"
#include "ui/shell/language.h"
#include "ui/shell/preferences.h"

#include <algorithm>

namespace ui::shell {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype kPageKeys = 9;
constexpr std::array kModes{theme::Mode::System, theme::Mode::Light, theme::Mode::Dark};

QString nameOf(theme::Mode mode) {
    switch (mode) {
        case theme::Mode::Light:
            return ConsoleActions::tr("Light");
        case theme::Mode::Dark:
            return ConsoleActions::tr("Dark");
        case theme::Mode::System:
            break;
    }
    return ConsoleActions::tr("As the system");
}

}  // namespace

ConsoleActions::ConsoleActions(Parts parts, const QList<PageEntry>& pages, QWidget& window)
    : QObject(&window), m_parts(parts), m_window(window) {
    m_palette = add(u"openPalette"_s, Qt::CTRL | Qt::Key_K);
    m_fold = add(u"foldNavigation"_s, Qt::CTRL | Qt::Key_B);
    m_menu.addSeparator();
    m_look = m_menu.addMenu(QString());
    m_language = m_menu.addMenu(QString());
    m_look->setObjectName(u"appearance"_s);
    m_language->setObjectName(u"language"_s);
    addChoices();
    m_menu.addSeparator();
    m_retry = add(u"reconnect"_s, {});
    m_signOut = add(u"signOut"_s, {});
    m_stay = add(u"stayInTray"_s, {});
    m_quit = add(u"quit"_s, QKeySequence::Quit);
    m_stay->setCheckable(true);
    m_stay->setChecked(parts.preferences.staysInTray());
    connect(m_palette, &QAction::triggered, this, &ConsoleActions::paletteAsked);
    connect(m_fold, &QAction::triggered, this, &ConsoleActions::foldAsked);
    connect(m_retry, &QAction::triggered, this, [this] { m_parts.connection.retryNow(); });
    connect(m_signOut, &QAction::triggered, this, [this] { m_parts.connection.signOut(); });
    connect(m_stay, &QAction::toggled, this,
            [this](bool stays) { m_parts.preferences.setStaysInTray(stays); });
    connect(m_quit, &QAction::triggered, this, &ConsoleActions::quitAsked);
    connect(&parts.theme, &theme::Theme::chosen, this, &ConsoleActions::tickChosen);
    connect(&m_menu, &QMenu::aboutToShow, this, &ConsoleActions::tickChosen);
    addPageKeys(pages);
    setRemote(false);
    setTray(false);
    retranslate();
}

QAction* ConsoleActions::add(const QString& name, const QKeySequence& keys) {
    auto* action = new QAction(this);
    action->setObjectName(name);
    if (!keys.isEmpty()) action->setShortcut(keys);
    m_menu.addAction(action);
    m_window.addAction(action);
    return action;
}

void ConsoleActions::addChoices() {
    m_modes = new QActionGroup(this);
    for (const theme::Mode mode : kModes) {
        QAction* action = m_look->addAction(QString());
        action->setCheckable(true);
        action->setData(static_cast<int>(mode));
        m_modes->addAction(action);
        connect(action, &QAction::triggered, this, [this, mode] {
            m_parts.theme.setMode(mode);
            m_parts.preferences.setMode(mode);
        });
    }
    m_look->addSeparator();
    m_compact = m_look->addAction(QString());
    m_compact->setCheckable(true);
    connect(m_compact, &QAction::triggered, this, [this](bool compact) {
        const auto density = compact ? theme::Density::Compact : theme::Density::Comfortable;
        m_parts.theme.setDensity(density);
        m_parts.preferences.setDensity(density);
    });
    m_languages = new QActionGroup(this);
    for (const Language language : kLanguages) {
        QAction* action = m_language->addAction(QString());
        action->setCheckable(true);
        action->setData(static_cast<int>(language));
        m_languages->addAction(action);
        connect(action, &QAction::triggered, this, [this, language] {
            m_parts.preferences.setLanguage(language);
            m_parts.languages.choose(language);
        });
    }
}

/// They can be chosen elsewhere too.
void ConsoleActions::tickChosen() {
    const QList<QAction*> modes = m_modes->actions();
    for (QAction* action : modes)
        action->setChecked(action->data().toInt() == static_cast<int>(m_parts.theme.mode()));
    m_compact->setChecked(m_parts.theme.density() == theme::Density::Compact);
    const QList<QAction*> languages = m_languages->actions();
    for (QAction* action : languages)
        action->setChecked(action->data().toInt() == static_cast<int>(m_parts.languages.chosen()));
}

void ConsoleActions::addPageKeys(const QList<PageEntry>& pages) {
    for (qsizetype i = 0; i < std::min(pages.size(), kPageKeys); ++i) {
        auto* action = new QAction(this);
        action->setShortcut(Qt::CTRL | Qt::Key(Qt::Key_1 + i));
        connect(action, &QAction::triggered, this, [this, id = pages[i].id] { Q_EMIT pageAsked(id); });
        m_window.addAction(action);
    }
}

QList<Command> ConsoleActions::commands() const {
    QList<Command> result;
    const auto take = [&result](QAction* action, const QString& where) {
        if (!action->isVisible() || !action->isEnabled() || action->text().isEmpty()) return;
        result.append({action->text(), where, action->shortcut().toString(QKeySequence::NativeText),
                       action->icon(), [action] { action->trigger(); }});
    };
    for (QAction* action : {m_fold, m_retry, m_signOut, m_stay, m_quit})
        take(action, {});
    const QList<QAction*> modes = m_modes->actions();
    for (QAction* action : modes)
        take(action, m_look->title());
    take(m_compact, m_look->title());
    const QList<QAction*> languages = m_languages->actions();
    for (QAction* action : languages)
        take(action, m_language->title());
    return result;
}

void ConsoleActions::setRemote(bool remote) {
    m_signOut->setVisible(remote);
}

void ConsoleActions::setTray(bool there) {
    m_stay->setVisible(there);
}

void ConsoleActions::retranslate() {
    m_palette->setText(tr("Find a command"));
    m_fold->setText(tr("Fold or unfold the navigation"));
    m_look->setTitle(tr("Appearance"));
    m_compact->setText(tr("Compact rows"));
    m_language->setTitle(tr("Language"));
    m_retry->setText(tr("Connect again"));
    m_signOut->setText(tr("Sign out"));
    m_stay->setText(tr("Keep running in the tray when the window is closed"));
    m_quit->setText(tr("Quit"));
    const QList<QAction*> modes = m_modes->actions();
    for (QAction* action : modes)
        action->setText(nameOf(static_cast<theme::Mode>(action->data().toInt())));
    const QList<QAction*> languages = m_languages->actions();
    for (QAction* action : languages)
        action->setText(ui::shell::nameOf(static_cast<Language>(action->data().toInt())));
    tickChosen();
}

}  // namespace ui::shell
