#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace relay {

/// US dollars in whole nano-dollars (1e-9 $), so that sums are exact. Range: about ±9.2 billion dollars.
struct Money {
    std::int64_t nanos = 0;

    auto operator<=>(const Money&) const = default;
    Money& operator+=(Money other) {
        nanos += other.nanos;
        return *this;
    }
    Money& operator-=(Money other) {
        nanos -= other.nanos;
        return *this;
    }
    friend Money operator+(Money left, Money right) { return {left.nanos + right.nanos}; }
    friend Money operator-(Money left, Money right) { return {left.nanos - right.nanos}; }
};

/// Decimal dollars without trailing zeros: "0", "0.000123", "12.5".
std::string toDecimal(Money money);

/// Dollars as a person or a file writes them: "1", "0.25", "12.000000001". Nothing for a sign, an exponent, more than
/// nine decimals that are not zero, or an amount out of range.
std::optional<Money> moneyFromDecimal(std::string_view text);

}  // namespace relay
