#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace relay::cli {

/// "1,234,567".
std::string countText(std::uint64_t count);
/// Dollars from a decimal string, as short as it stays honest: "$0.00", "$12.50", "$1,234.57", and below a
/// dollar three digits that mean something: "$0.0123", "$0.000045". Text that is no number comes back as it
/// is.
std::string moneyText(std::string_view decimal);
/// "0.3 ms", "45 ms", "2.1 s", "4m12s", "3h05m", "2d04h".
std::string durationText(double milliseconds);
/// "512 B", "14.2 MB".
std::string bytesText(std::uint64_t bytes);

}  // namespace relay::cli
