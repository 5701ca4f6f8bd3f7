#pragma once

#include "ui/shell/language.h"
#include "ui/theme/theme.h"

#include <QByteArray>
#include <QMap>
#include <QSettings>
#include <QString>

namespace ui::shell {

/// What the console remembers of itself, in one ini file; nothing of the relay, no credential.
class Preferences {
public:
    explicit Preferences(const QString& file) : m_settings(file, QSettings::IniFormat) {}

    /// "console.ini" in the user's configuration folder.
    static QString defaultFile();

    QByteArray geometry() const;
    void setGeometry(const QByteArray& geometry);
    bool navigationFolded() const;
    void setNavigationFolded(bool folded);
    QString page() const;
    void setPage(const QString& id);
    theme::Mode mode() const;
    void setMode(theme::Mode mode);
    theme::Density density() const;
    void setDensity(theme::Density density);
    Language language() const;
    void setLanguage(Language language);
    /// Closing the window leaves the console in the tray.
    bool staysInTray() const;
    void setStaysInTray(bool stays);
    /// The last one who signed in at an address ("host:port").
    QString user(const QString& hostAndPort) const;
    void setUser(const QString& hostAndPort, const QString& user);
    /// Certificates that were accepted, by address.
    QMap<QString, QString> trustedCertificates() const;
    void addTrustedCertificate(const QString& hostAndPort, const QString& fingerprint);

    /// The folder that the engine beside the window was told to use; empty: the usual one.
    QString dataDirectory() const;
    void setDataDirectory(const QString& folder);

    /// For pages: widths of columns, places of splitters.
    QSettings& store() { return m_settings; }

private:
    mutable QSettings m_settings;
};

}  // namespace ui::shell
