#pragma once

#include "ui/api/connection.h"
#include "ui/theme/theme.h"

namespace ui::shell {

/// The colour of the worst account that should be serving; what somebody has switched off does not count.
theme::Token worstOf(const QList<api::Account>& accounts);

/// The same for everything that the connection knows: without a relay there is nothing good to tell.
theme::Token healthOf(const api::Connection& connection);

}  // namespace ui::shell
