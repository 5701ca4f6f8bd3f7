#pragma once

#include "ui/common/account_words.h"

namespace ui::accounts {

using common::Standing;

/// The chips above the list.
bool isServing(Standing standing);
bool wantsALook(Standing standing);

/// One sentence for somebody who wonders what to do about it. Empty when there is nothing to do.
QString adviceFor(const api::Account& account);

/// Where the end of a mark comes from.
QString sourceWords(const QString& source);

}  // namespace ui::accounts
