#pragma once

#include "ui/api/account.h"
#include "ui/common/looks.h"

namespace ui::overview {

/// The state in a sign and a word.
common::StateLook lookOf(const api::Account& account);
/// Why it rests and until when, in one line; empty when it does not.
QString reasonOf(const api::Account& account, const QDateTime& now);
/// Somebody has to do something, or at least to know.
bool needsAttention(const api::Account& account);
/// How bad: the higher, the further up.
int urgencyOf(const api::Account& account);

}  // namespace ui::overview
