#pragma once

#include <QApplication>
#include <QWidget>

namespace ui::test {

/// For a person to look at, when RELAYWRIGHT_PICTURES names a folder.
inline void picture(QWidget& widget, const QString& name) {
    const QString folder = qEnvironmentVariable("RELAYWRIGHT_PICTURES");
    if (folder.isEmpty()) return;
    QApplication::processEvents();
    widget.grab().save(folder + QLatin1Char('/') + name + QStringLiteral(".png"));
}

}  // namespace ui::test
