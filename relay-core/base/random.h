#pragma once

#include <cstddef>
#include <span>

namespace relay {

/// Source of unpredictable bytes. crypto/ has the real one; tests inject a counted one. Thread-safe.
class Random {
public:
    virtual ~Random() = default;
    virtual void fill(std::span<std::byte> out) = 0;
};

}  // namespace relay
