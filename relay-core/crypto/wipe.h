#pragma once

#include <cstddef>
#include <span>

namespace relay {

/// Overwrites key material in a way no optimizer takes out.
void wipe(std::span<std::byte> bytes);

}  // namespace relay
