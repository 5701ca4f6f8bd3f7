#pragma once

#include "ui/theme/theme.h"

#include <QPalette>

namespace ui::theme {

/// Inside this folder: the table of colours.
QColor tokenColor(Token token, bool dark);
bool isDark(const QPalette& palette);
QPalette paletteOf(bool dark);
/// "quiet", as the style sheet and tint() write it.
const char* nameOf(Token token);
inline constexpr Token kTokens[] = {Token::Surface,   Token::Raised,  Token::Sunken, Token::Line,
                                    Token::Text,      Token::Quiet,   Token::Accent, Token::Ok,
                                    Token::Warn,      Token::Bad,     Token::Idle,   Token::Hover,
                                    Token::Selection, Token::OnAccent};

}  // namespace ui::theme
