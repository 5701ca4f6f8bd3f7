#include "ui/shell/preferences.h"

#include <QStandardPaths>

namespace ui::shell {

using namespace Qt::Literals::StringLiterals;

namespace {

/// "host:port" as a key: a slash would make a group, and the address of IPv6 has colons.
QString keyOf(const QString& hostAndPort) {
    return QString::fromLatin1(hostAndPort.toUtf8().toHex());
}

QString addressOf(const QString& key) {
    return QString::fromUtf8(QByteArray::fromHex(key.toLatin1()));
}

/// The enumerator that was stored, or the first.
template <class Enum>
Enum known(const QVariant& stored, Enum last) {
    const int value = stored.toInt();
    return value < 0 || value > static_cast<int>(last) ? Enum{} : static_cast<Enum>(value);
}

}  // namespace

QString Preferences::defaultFile() {
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) +
           u"/relaywright/console.ini"_s;
}

QByteArray Preferences::geometry() const {
    return m_settings.value(u"window/geometry"_s).toByteArray();
}

void Preferences::setGeometry(const QByteArray& geometry) {
    m_settings.setValue(u"window/geometry"_s, geometry);
}

bool Preferences::navigationFolded() const {
    return m_settings.value(u"window/navigationFolded"_s).toBool();
}

void Preferences::setNavigationFolded(bool folded) {
    m_settings.setValue(u"window/navigationFolded"_s, folded);
}

QString Preferences::dataDirectory() const {
    return m_settings.value(u"engine/dataDirectory"_s).toString();
}

void Preferences::setDataDirectory(const QString& folder) {
    m_settings.setValue(u"engine/dataDirectory"_s, folder);
}

QString Preferences::page() const {
    return m_settings.value(u"window/page"_s).toString();
}

void Preferences::setPage(const QString& id) {
    m_settings.setValue(u"window/page"_s, id);
}

theme::Mode Preferences::mode() const {
    return known(m_settings.value(u"look/mode"_s), theme::Mode::Dark);
}

void Preferences::setMode(theme::Mode mode) {
    m_settings.setValue(u"look/mode"_s, static_cast<int>(mode));
}

theme::Density Preferences::density() const {
    return known(m_settings.value(u"look/density"_s), theme::Density::Compact);
}

void Preferences::setDensity(theme::Density density) {
    m_settings.setValue(u"look/density"_s, static_cast<int>(density));
}

Language Preferences::language() const {
    return known(m_settings.value(u"look/language"_s), Language::Chinese);
}

void Preferences::setLanguage(Language language) {
    m_settings.setValue(u"look/language"_s, static_cast<int>(language));
}

bool Preferences::staysInTray() const {
    return m_settings.value(u"window/staysInTray"_s).toBool();
}

void Preferences::setStaysInTray(bool stays) {
    m_settings.setValue(u"window/staysInTray"_s, stays);
}

QString Preferences::user(const QString& hostAndPort) const {
    return m_settings.value(u"users/"_s + keyOf(hostAndPort)).toString();
}

void Preferences::setUser(const QString& hostAndPort, const QString& user) {
    m_settings.setValue(u"users/"_s + keyOf(hostAndPort), user);
}

QMap<QString, QString> Preferences::trustedCertificates() const {
    QMap<QString, QString> result;
    m_settings.beginGroup(u"certificates"_s);
    const QStringList keys = m_settings.childKeys();
    for (const QString& key : keys)
        result.insert(addressOf(key), m_settings.value(key).toString());
    m_settings.endGroup();
    return result;
}

void Preferences::addTrustedCertificate(const QString& hostAndPort, const QString& fingerprint) {
    m_settings.setValue(u"certificates/"_s + keyOf(hostAndPort), fingerprint);
}

}  // namespace ui::shell
