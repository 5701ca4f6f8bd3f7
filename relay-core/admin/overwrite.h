#pragma once

#include <optional>

namespace relay::admin {

/// What a change names replaces what is there.
template <class T>
void overwrite(const std::optional<T>& from, T& to) {
    if (from) to = *from;
}

}  // namespace relay::admin
