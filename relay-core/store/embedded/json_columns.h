#pragma once

#include "model/key_limits.h"

#include <optional>
#include <string>
#include <vector>

namespace relay::embedded {

// Columns that hold JSON. Nothing to keep is an empty text, so that a row of a plain key costs no parsing.

std::string listToText(const std::vector<std::string>& texts);
/// Nothing when it is no list of texts.
std::optional<std::vector<std::string>> listFromText(const std::string& text);

/// Only the limits that are set; money in nano-dollars.
std::string limitsToText(const KeyLimits& limits);
std::optional<KeyLimits> limitsFromText(const std::string& text);

}  // namespace relay::embedded
