#pragma once

#include <QColor>

class QPalette;
class QWidget;

namespace ui::theme {

/// What a colour means; theme.cpp alone knows what it looks like.
enum class Token { Surface, Raised, Line, Text, Quiet, Accent, Ok, Warn, Bad, Idle };

/// The colour for light or dark surroundings, whichever the palette has.
QColor color(Token token, const QPalette& palette);

/// Window, text and button colours of the theme for a window and all in it.
void apply(QWidget& window);

/// Shows a widget's text in a token's colour.
void tint(QWidget& widget, Token token);

// Distances in pixels.
inline constexpr int kGap = 8;
inline constexpr int kSection = 16;
inline constexpr int kMargin = 24;

}  // namespace ui::theme
