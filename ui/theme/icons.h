#pragma once

#include "ui/theme/theme.h"

#include <QIcon>
#include <QString>
#include <QStringList>

namespace ui::theme {

/// A one-colour drawing of resources/icons ("add", "chevron-down"), in the token's colour of the moment: it follows
/// light and dark without being set again. Disabled is idle. An unknown name is an empty icon and a warning.
QIcon icon(const QString& name, Token token = Token::Quiet);

/// The names there are.
QStringList iconNames();

/// The drawing itself with its colour put in.
QByteArray iconSvg(const QString& name, const QColor& color);

}  // namespace ui::theme
