#include "cli/quantities.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace relay::cli {

namespace {

constexpr std::size_t kDigitsThatMean = 3;

std::string grouped(std::string digits) {
    for (std::size_t at = digits.size(); at > 3; at -= 3)
        digits.insert(at - 3, ",");
    return digits;
}

bool allDigits(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// Adds one to the last digit of a decimal number without sign: what rounding up does.
void increment(std::string& number) {
    for (std::size_t at = number.size(); at > 0; --at) {
        char& c = number[at - 1];
        if (c == '.') continue;
        if (c != '9') {
            ++c;
            return;
        }
        c = '0';
    }
    number.insert(0, "1");
}

}  // namespace

std::string countText(std::uint64_t count) {
    return grouped(std::to_string(count));
}

std::string moneyText(std::string_view decimal) {
    const bool negative = decimal.starts_with('-');
    const std::string_view number = decimal.substr(negative ? 1 : 0);
    const std::size_t point = std::min(number.find('.'), number.size());
    const std::string_view whole = number.substr(0, point);
    const std::string_view fraction = point < number.size() ? number.substr(point + 1) : std::string_view{};
    if (whole.empty() || !allDigits(whole) || !allDigits(fraction)) return std::string(decimal);

    std::size_t decimals = 2;
    const bool belowOne = whole.find_first_not_of('0') == std::string_view::npos;
    const std::size_t firstDigit = fraction.find_first_not_of('0');
    if (belowOne && firstDigit != std::string_view::npos)
        decimals = std::max(decimals, firstDigit + kDigitsThatMean);

    std::string shown(fraction.substr(0, decimals));
    shown.resize(decimals, '0');
    std::string rounded = std::string(whole) + '.' + shown;
    if (fraction.size() > decimals && fraction[decimals] >= '5') increment(rounded);
    const std::size_t at = rounded.find('.');
    std::string tail = rounded.substr(at + 1);
    while (tail.size() > 2 && tail.back() == '0')
        tail.pop_back();
    return (negative ? "-$" : "$") + grouped(rounded.substr(0, at)) + '.' + tail;
}

std::string durationText(double milliseconds) {
    if (milliseconds < 10) return fmt::format("{:.1f} ms", milliseconds);
    if (milliseconds < 1000) return fmt::format("{:.0f} ms", milliseconds);
    if (milliseconds < 60'000) return fmt::format("{:.1f} s", milliseconds / 1000);
    const auto seconds = static_cast<std::uint64_t>(milliseconds / 1000);
    if (seconds < 3600) return fmt::format("{}m{:02}s", seconds / 60, seconds % 60);
    if (seconds < 86'400) return fmt::format("{}h{:02}m", seconds / 3600, seconds % 3600 / 60);
    return fmt::format("{}d{:02}h", seconds / 86'400, seconds % 86'400 / 3600);
}

std::string bytesText(std::uint64_t bytes) {
    constexpr std::array kUnits{"kB", "MB", "GB", "TB"};
    if (bytes < 1000) return fmt::format("{} B", bytes);
    double amount = static_cast<double>(bytes);
    std::size_t unit = 0;
    amount /= 1000;
    while (amount >= 1000 && unit + 1 < kUnits.size()) {
        amount /= 1000;
        ++unit;
    }
    return fmt::format("{:.1f} {}", amount, kUnits[unit]);
}

}  // namespace relay::cli
