#include "ui/theme/theme.h"

#include <QPalette>
#include <QWidget>

namespace ui::theme {

namespace {

struct Pair {
    QRgb light;
    QRgb dark;
};

constexpr Pair pairOf(Token token) {
    switch (token) {
        case Token::Surface:
            return {0xFFF7F8FA, 0xFF16181D};
        case Token::Raised:
            return {0xFFFFFFFF, 0xFF1E2127};
        case Token::Line:
            return {0xFFDDE1E7, 0xFF2C3038};
        case Token::Text:
            return {0xFF1B1F27, 0xFFE6E9EF};
        case Token::Quiet:
            return {0xFF5B6472, 0xFF9AA3B2};
        case Token::Accent:
            return {0xFF2F6FEB, 0xFF6EA1FF};
        case Token::Ok:
            return {0xFF1E8E5A, 0xFF4CC38A};
        case Token::Warn:
            return {0xFFA86A12, 0xFFF0B445};
        case Token::Bad:
            return {0xFFC93A3A, 0xFFFF7B72};
        case Token::Idle:
            break;
    }
    return {0xFF7B8494, 0xFF7B8494};
}

bool isDark(const QPalette& palette) {
    return palette.color(QPalette::Window).lightness() < palette.color(QPalette::WindowText).lightness();
}

}  // namespace

QColor color(Token token, const QPalette& palette) {
    const Pair pair = pairOf(token);
    return QColor::fromRgb(isDark(palette) ? pair.dark : pair.light);
}

void apply(QWidget& window) {
    QPalette palette = window.palette();
    const QColor text = color(Token::Text, palette);
    const QColor quiet = color(Token::Quiet, palette);
    const QColor raised = color(Token::Raised, palette);
    const QColor line = color(Token::Line, palette);
    const QColor accent = color(Token::Accent, palette);
    palette.setColor(QPalette::Window, color(Token::Surface, palette));
    palette.setColor(QPalette::WindowText, text);
    palette.setColor(QPalette::Text, text);
    palette.setColor(QPalette::ButtonText, text);
    palette.setColor(QPalette::PlaceholderText, quiet);
    palette.setColor(QPalette::Base, raised);
    palette.setColor(QPalette::Button, raised);
    palette.setColor(QPalette::Mid, line);
    palette.setColor(QPalette::Highlight, accent);
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText}) {
        palette.setColor(QPalette::Disabled, role, color(Token::Idle, palette));
    }
    window.setPalette(palette);
}

void tint(QWidget& widget, Token token) {
    QPalette palette = widget.palette();
    palette.setColor(QPalette::WindowText, color(token, palette));
    widget.setPalette(palette);
}

}  // namespace ui::theme
