#pragma once

#include "base/random.h"

namespace relay {

/// The operating system's entropy through OpenSSL's generator of the calling thread. Thread-safe.
class SystemRandom final : public Random {
public:
    /// Throws std::runtime_error when the system has no entropy to give: nothing safe could follow.
    void fill(std::span<std::byte> out) override;
};

}  // namespace relay
