#pragma once

#include "model/account.h"

#include <optional>
#include <string>
#include <string_view>

namespace relay::admin {

/// "mon-fri 09:00-18:00", "sat,sun 22:00-06:00", "09:00-18:00"; empty for always. Nothing for other text. A span
/// over midnight belongs to the day on which it begins; "24:00" is the end of a day.
std::optional<ActiveHours> activeHoursFrom(std::string_view text);

/// The same form; empty for always.
std::string toText(const ActiveHours& hours);

}  // namespace relay::admin
