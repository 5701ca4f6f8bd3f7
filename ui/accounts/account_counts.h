#pragma once

#include "ui/accounts/account_row.h"
#include "ui/common/filter_chips.h"

#include <vector>

namespace ui::accounts {

/// How many accounts stand how: the chips and the answering line.
struct AccountCounts {
    bool known = false;  ///< false: nothing was read yet, and none is shown
    int all = 0;
    int ready = 0;
    int full = 0;
    int cooling = 0;
    int spent = 0;
    int attention = 0;
    int paused = 0;

    static AccountCounts of(const std::vector<AccountRow>& rows);
};

/// "14 accounts · 12 ready · 1 cooling down · 1 needs attention".
QString answerLine(const AccountCounts& counts);

QList<common::Chip> chipsOf(const AccountCounts& counts);
/// Does a row belong to the chip with that id?
bool belongsTo(const QString& chip, Standing standing);

}  // namespace ui::accounts
