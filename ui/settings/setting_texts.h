#pragma once

#include <QString>
#include <QStringList>

namespace ui::api {
struct Setting;
}

namespace ui::settings {

/// The groups in the order of the page; settings that are not known here are in the last one.
QStringList settingGroups();
QString groupTitle(const QString& id);

QString groupOf(const api::Setting& setting);
/// What a person calls it; its name when it is not known here.
QString labelOf(const api::Setting& setting);
/// What it is for: the relay's sentence, translated when it is one that is known here.
QString meaningOf(const api::Setting& setting);

}  // namespace ui::settings
