#pragma once

#include "base/time_zone.h"
#include "engine/engine.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace relay::cli {

/// A moment as people and scripts write it, in milliseconds since 1970: an age (`30m`, `24h`, `7d`, `2w`),
/// `today`, `yesterday`, `now`, a date (`2026-11-01`), a date with a time (`2026-11-01T10:30`), or the same
/// with a zone
/// (`2026-11-01T10:30:00Z`, `+08:00`). Dates without a zone are in the engine's, `zone`. Error InvalidRequest lists the forms.
Result<std::int64_t> parseMoment(std::string_view text, std::int64_t now, const TimeZone& zone);

/// The same for a moment to come: `90d` is in ninety days. Error InvalidRequest when it has passed already.
Result<std::int64_t> parseDeadline(std::string_view text, std::int64_t now, const TimeZone& zone);

/// The admin API's times: ISO 8601 with a zone; nothing for anything else.
std::optional<std::int64_t> parseIsoTime(std::string_view text);

/// `2026-11-23T15:54:50.123Z`.
std::string isoTimeText(std::int64_t moment);

/// `2026-11-23 15:54`, in the zone given.
std::string localTimeText(std::int64_t moment, const TimeZone& zone);

/// Milliseconds since 1970, by the system's clock.
std::int64_t currentTime();

}  // namespace relay::cli
