#pragma once

#include <string_view>

namespace relay::policy {

/// Whether all of `text` is what `pattern` says: `*` stands for any text, none as well; everything else for itself,
/// whatever its case (ASCII).
bool matchesPattern(std::string_view pattern, std::string_view text);

/// The same for a model's name, which may be written with a path before it and a variant behind ("models/x", "x[1m]"):
/// the pattern may mean the name with them or without, so that neither is a way around a list.
bool matchesModel(std::string_view pattern, std::string_view model);

}  // namespace relay::policy
