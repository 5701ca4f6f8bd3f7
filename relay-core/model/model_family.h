#pragma once

#include <string>
#include <string_view>

namespace relay {

/// The family whose models share an upstream's limits: "opus", "sonnet", "haiku" or "fable" for Claude's names in any
/// of their forms; for other models the lower-case name up to its revision ("gpt-5", "gemini-2.5-pro").
std::string modelFamily(std::string_view model);

}  // namespace relay
