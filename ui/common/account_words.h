#pragma once

#include "ui/api/account.h"
#include "ui/common/looks.h"

#include <QDateTime>
#include <QString>

namespace ui::common {

/// How an account stands, as a person sorts them: does somebody have to do something?
enum class Standing {
    Ready,
    Full,       ///< serves, but as much as it may at once
    Cooling,    ///< comes back by itself
    Spent,      ///< comes back with the next day
    Attention,  ///< does not come back by itself
    Paused,     ///< on purpose
};

Standing standingOf(const api::Account& account);

/// Sign and word, with the time that is left.
StateLook lookOf(const api::Account& account, const QDateTime& now);

/// Why it does not serve, short enough for a cell: "Rate limited (429)". Empty when it serves.
QString reasonOf(const api::Account& account);

/// "rate_limited" in words; one that is not known here comes back as it is.
QString causeWords(const QString& cause);
/// "Rate limited (429), 4m12s left, until 14:32:05".
QString markWords(const api::AccountMark& mark, const QDateTime& now);
/// "4m12s left, until 14:32:05".
QString leftWords(const QDateTime& until, const QDateTime& now);

}  // namespace ui::common
