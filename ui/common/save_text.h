#pragma once

#include <QString>

class QWidget;

namespace ui::common {

class Interaction;

/// Writes the file as a whole or not at all, readable by its owner only. What went wrong is told to the user.
bool saveText(Interaction& interaction, QWidget* parent, const QString& path, const QString& text);

}  // namespace ui::common
