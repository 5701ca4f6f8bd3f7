#pragma once

#include <QString>

namespace ui::common {

/// Is it written as "-12.50" (digits, one point, digits)?
bool isDecimal(const QString& text);
/// Rounded half up to `places`, digits only: no double comes near money.
QString roundDecimal(const QString& decimal, int places);
/// -1, 0, 1; both must be decimals.
int compareDecimal(const QString& left, const QString& right);

}  // namespace ui::common
