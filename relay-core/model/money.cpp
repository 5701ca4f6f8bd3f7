#include "model/money.h"

#include "base/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

namespace relay {
namespace {

constexpr std::uint64_t kNanosPerDollar = 1'000'000'000;
constexpr std::size_t kDecimals = 9;

}  // namespace

std::string toDecimal(Money money) {
    const bool negative = money.nanos < 0;
    const std::uint64_t nanos =
        negative ? ~static_cast<std::uint64_t>(money.nanos) + 1 : static_cast<std::uint64_t>(money.nanos);
    std::string text =
        fmt::format("{}{}.{:09}", negative ? "-" : "", nanos / kNanosPerDollar, nanos % kNanosPerDollar);
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.') text.pop_back();
    return text;
}

std::optional<Money> moneyFromDecimal(std::string_view text) {
    const std::size_t dot = text.find('.');
    const std::string_view whole = text.substr(0, dot);
    std::string fraction(dot == std::string_view::npos ? std::string_view("0") : text.substr(dot + 1));
    if (fraction.empty()) return std::nullopt;
    if (fraction.size() > kDecimals) {
        if (fraction.find_first_not_of('0', kDecimals) != std::string::npos) return std::nullopt;
        fraction.resize(kDecimals);
    }
    fraction.resize(kDecimals, '0');
    const auto dollars = parseUnsigned(whole);
    const auto nanos = parseUnsigned(fraction);
    if (!dollars || !nanos) return std::nullopt;
    constexpr auto kMost = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
    if (*dollars > kMost / kNanosPerDollar - 1) return std::nullopt;
    return Money{static_cast<std::int64_t>(*dollars * kNanosPerDollar + *nanos)};
}

}  // namespace relay
