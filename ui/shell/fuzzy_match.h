#pragma once

#include <QString>

#include <optional>

namespace ui::shell {

/// How well `text` fits what was typed: all its letters in this order, whatever the case. Higher is better, nothing: not
/// at all. Letters at the start of words and next to each other count more; an empty pattern fits everything with 0.
std::optional<int> fuzzyMatch(QStringView pattern, QStringView text);

}  // namespace ui::shell
