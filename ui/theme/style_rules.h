#pragma once

namespace ui::theme {

/// The rules with $names in place of colours, sizes and files; style_sheet.cpp puts them in.
extern const char* const kStyleRules;

}  // namespace ui::theme
