#include "ui/console/console.h"

#include "ui/console/own_choices.h"

#include <utility>

namespace ui::console {

namespace {

/// Dressed and in its language before the first widget is made: nothing flickers.
shell::Languages& prepared(theme::Theme& theme, shell::Languages& languages,
                           const shell::Preferences& preferences) {
    theme.setMode(preferences.mode());
    theme.setDensity(preferences.density());
    languages.choose(preferences.language());
    return languages;
}

}  // namespace

Console::Console(QApplication& application, const QString& preferencesFile, shell::EngineActions engine,
                 setup::SetupHost host)
    : m_preferences(preferencesFile),
      m_theme(application),
      m_connection(m_client),
      m_events(m_client),
      m_firstRun(m_client, m_connection),
      m_window({m_client, m_connection, m_events, m_interaction, m_theme,
                prepared(m_theme, m_languages, m_preferences), m_preferences, std::move(engine)},
               pageEntries({m_client, m_connection, m_events, m_interaction, host,
                            settingsHost(m_theme, m_languages, m_preferences, host.restartEngine)})) {
    const QMap<QString, QString> trusted = m_preferences.trustedCertificates();
    for (auto one = trusted.constBegin(); one != trusted.constEnd(); ++one)
        m_client.trust(one.key(), one.value());
    connect(&m_connection, &api::Connection::certificateTrusted, this,
            [this](const QString& hostAndPort, const QString& fingerprint) {
                m_preferences.addTrustedCertificate(hostAndPort, fingerprint);
            });
    connect(&m_firstRun, &setup::FirstRun::needed, this,
            [this] { m_window.goTo({QStringLiteral("setup"), {}}); });
    connect(&m_window, &shell::MainWindow::finished, this, &Console::finished);
}

void Console::connectTo(const QUrl& address, std::function<QString()> tokenSource) {
    // Before the address changes: a deletion that could still be undone is carried out where it was meant.
    if (!m_client.base().isEmpty() && m_client.base() != address) m_window.renewPages();
    m_client.setBase(address);
    m_client.setToken({});
    m_events.forgetPosition();
    m_connection.setTokenSource(std::move(tokenSource));
    m_window.setAddress(m_client.base().toString());
    m_connection.start();
}

void Console::disconnect() {
    m_connection.stop();
}

}  // namespace ui::console
