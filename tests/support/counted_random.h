#pragma once

#include "base/random.h"

#include <atomic>
#include <cstdint>

namespace relay::test {

/// Bytes anyone can foresee: each fill() repeats one counter, big-endian, in blocks of eight. Two calls never
/// give the same bytes as long as eight or more are asked for. Thread-safe.
class CountedRandom final : public Random {
public:
    void fill(std::span<std::byte> out) override {
        const std::uint64_t value = ++m_calls;
        for (std::size_t i = 0; i < out.size(); ++i)
            out[i] = static_cast<std::byte>(value >> (8U * (7U - i % 8U)));
    }
    std::uint64_t calls() const { return m_calls; }

private:
    std::atomic<std::uint64_t> m_calls{0};
};

}  // namespace relay::test
