#pragma once

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QString>

#include <filesystem>

namespace ui::test {

/// Of the engine that runs on that directory, for programs of the same machine; empty while none runs.
inline QString localToken(const std::filesystem::path& dataDirectory) {
    QFile file(QString::fromStdString((dataDirectory / "run/engine.json").string()));
    if (!file.open(QIODevice::ReadOnly)) return {};
    return QJsonDocument::fromJson(file.readAll()).object().value(QLatin1String("token")).toString();
}

}  // namespace ui::test
