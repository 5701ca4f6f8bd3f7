#pragma once

#include <string_view>

namespace relay {

/// resources/prices.tsv as it was when the program was built; policy::PriceTable::parse() reads it.
std::string_view builtInPriceText();

}  // namespace relay
