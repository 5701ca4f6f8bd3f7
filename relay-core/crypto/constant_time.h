#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace relay {

/// Equality whose duration tells nothing about where two texts differ. The lengths are no secret.
bool constantTimeEquals(std::string_view left, std::string_view right);
bool constantTimeEquals(std::span<const std::byte> left, std::span<const std::byte> right);

}  // namespace relay
