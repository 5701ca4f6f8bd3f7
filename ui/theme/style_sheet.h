#pragma once

#include <QFont>
#include <QString>

namespace ui::theme {

/// The application's style sheet, made of the tokens. The few drawings that a style sheet can only name as files are
/// written to `imageFolder` in the colours of the moment.
QString styleSheet(bool dark, const QFont& font, const QString& imageFolder);

}  // namespace ui::theme
