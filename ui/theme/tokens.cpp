#include "ui/theme/tokens.h"

#include <QGuiApplication>

#include <array>

namespace ui::theme {

namespace {

struct Pair {
    QRgb light;
    QRgb dark;
};

constexpr double kSelectionLight = 0.14;
constexpr double kSelectionDark = 0.22;
constexpr double kHover = 0.04;

constexpr Pair pairOf(Token token) {
    switch (token) {
        case Token::Surface:
            return {0xFFF7F8FA, 0xFF16181D};
        case Token::Raised:
            return {0xFFFFFFFF, 0xFF1E2127};
        case Token::Sunken:
            return {0xFFEEF0F4, 0xFF121418};
        case Token::Line:
            return {0xFFDDE1E7, 0xFF2C3038};
        case Token::Text:
            return {0xFF1B1F27, 0xFFE6E9EF};
        case Token::Quiet:
            return {0xFF5B6472, 0xFF9AA3B2};
        case Token::Accent:
        case Token::Selection:
            return {0xFF2F6FEB, 0xFF6EA1FF};
        case Token::Ok:
            return {0xFF1E8E5A, 0xFF4CC38A};
        case Token::Warn:
            return {0xFFA86A12, 0xFFF0B445};
        case Token::Bad:
            return {0xFFC93A3A, 0xFFFF7B72};
        case Token::OnAccent:
            return {0xFFFFFFFF, 0xFF10141C};
        case Token::Hover:
        case Token::Idle:
            break;
    }
    return {0xFF7B8494, 0xFF7B8494};
}

// Blue, orange, teal, violet, rose, olive: at least 3:1 upon raised, told apart by lightness too.
constexpr std::array<Pair, kSeriesColors> kSeries{{{0xFF2F6FEB, 0xFF6EA1FF},
                                                   {0xFFC2680E, 0xFFF0A04B},
                                                   {0xFF0F857A, 0xFF45C4B5},
                                                   {0xFF7C4DC4, 0xFFB795F2},
                                                   {0xFFBF3A7B, 0xFFF283B6},
                                                   {0xFF75750F, 0xFFC8C052}}};

QColor pick(const Pair& pair, bool dark) {
    return QColor::fromRgb(dark ? pair.dark : pair.light);
}

int mix(int over, int under, double share) {
    return qRound(over * share + under * (1 - share));
}

/// Solid, so that it can stand behind text anywhere.
QColor blend(const QColor& over, const QColor& under, double share) {
    return QColor(mix(over.red(), under.red(), share), mix(over.green(), under.green(), share),
                  mix(over.blue(), under.blue(), share));
}

}  // namespace

bool isDark(const QPalette& asked) {
    // A style sheet that makes a widget's ground transparent leaves no colour to judge by: ask the application's.
    const QPalette palette = asked.color(QPalette::Window).alpha() == 0 ? QGuiApplication::palette() : asked;
    return palette.color(QPalette::Window).lightness() < palette.color(QPalette::WindowText).lightness();
}

QColor tokenColor(Token token, bool dark) {
    const QColor own = pick(pairOf(token), dark);
    const QColor raised = pick(pairOf(Token::Raised), dark);
    if (token == Token::Selection) return blend(own, raised, dark ? kSelectionDark : kSelectionLight);
    if (token == Token::Hover) return blend(pick(pairOf(Token::Text), dark), raised, kHover);
    return own;
}

QColor color(Token token, const QPalette& palette) {
    return tokenColor(token, isDark(palette));
}

QColor seriesColor(int index, const QPalette& palette) {
    const int bounded = ((index % kSeriesColors) + kSeriesColors) % kSeriesColors;
    return pick(kSeries.at(static_cast<std::size_t>(bounded)), isDark(palette));
}

QPalette paletteOf(bool dark) {
    const auto of = [dark](Token token) { return tokenColor(token, dark); };
    QPalette palette(of(Token::Text), of(Token::Raised), of(Token::Raised), of(Token::Sunken),
                     of(Token::Line), of(Token::Text), of(Token::OnAccent), of(Token::Raised),
                     of(Token::Surface));
    palette.setColor(QPalette::AlternateBase, of(Token::Surface));
    palette.setColor(QPalette::PlaceholderText, of(Token::Quiet));
    palette.setColor(QPalette::Highlight, of(Token::Selection));
    palette.setColor(QPalette::HighlightedText, of(Token::Text));
    palette.setColor(QPalette::ToolTipBase, of(Token::Raised));
    palette.setColor(QPalette::ToolTipText, of(Token::Text));
    palette.setColor(QPalette::Link, of(Token::Accent));
    palette.setColor(QPalette::LinkVisited, of(Token::Accent));
    palette.setColor(QPalette::Mid, of(Token::Line));
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, of(Token::Idle));
    return palette;
}

const char* nameOf(Token token) {
    switch (token) {
        case Token::Surface:
            return "surface";
        case Token::Raised:
            return "raised";
        case Token::Sunken:
            return "sunken";
        case Token::Line:
            return "line";
        case Token::Text:
            return "text";
        case Token::Quiet:
            return "quiet";
        case Token::Accent:
            return "accent";
        case Token::Ok:
            return "ok";
        case Token::Warn:
            return "warn";
        case Token::Bad:
            return "bad";
        case Token::Selection:
            return "selection";
        case Token::Hover:
            return "hover";
        case Token::OnAccent:
            return "onAccent";
        case Token::Idle:
            break;
    }
    return "idle";
}

}  // namespace ui::theme
