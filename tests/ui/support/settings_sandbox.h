#pragma once

#include <QCoreApplication>
#include <QSettings>
#include <QTemporaryDir>

namespace ui::test {

/// Remembered widths and choices go to a folder that is gone with the test.
class SettingsSandbox {
public:
    SettingsSandbox() {
        QCoreApplication::setOrganizationName(QStringLiteral("relaywright-test"));
        QCoreApplication::setApplicationName(QStringLiteral("console"));
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder.path());
        QSettings::setPath(QSettings::IniFormat, QSettings::SystemScope, m_folder.path());
    }

private:
    QTemporaryDir m_folder;
};

}  // namespace ui::test
