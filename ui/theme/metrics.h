#pragma once

namespace ui::theme {

// Distances in pixels.
inline constexpr int kTight = 4;
inline constexpr int kGap = 8;
inline constexpr int kRow = 12;
inline constexpr int kSection = 16;
inline constexpr int kMargin = 24;

inline constexpr int kRadius = 6;
inline constexpr int kSmallIcon = 16;
inline constexpr int kIcon = 20;
inline constexpr int kFieldHeight = 32;
inline constexpr int kDetailWidth = 360;
/// A window narrower than this has narrow margins and a folded navigation.
inline constexpr int kNarrow = 1000;

/// The margin of a page that is so wide.
constexpr int pageMargin(int width) {
    return width < kNarrow ? kSection : kMargin;
}

/// Of a table: 32, compact 26, as the theme was last told.
int rowHeight();

}  // namespace ui::theme
