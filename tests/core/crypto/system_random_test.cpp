#include "crypto/system_random.h"

#include <gtest/gtest.h>

#include <array>
#include <set>
#include <thread>

namespace relay {
namespace {

TEST(SystemRandom, FillsEveryByteAndNeverRepeats) {
    SystemRandom random;
    std::set<std::array<std::byte, 16>> seen;
    std::array<std::byte, 16> everSet{};
    for (int i = 0; i < 200; ++i) {
        std::array<std::byte, 16> bytes{};
        random.fill(bytes);
        for (std::size_t at = 0; at < bytes.size(); ++at)
            everSet[at] |= bytes[at];
        EXPECT_TRUE(seen.insert(bytes).second);
    }
    for (const std::byte byte : everSet)
        EXPECT_EQ(byte, std::byte{0xff});
    random.fill({});
}

TEST(SystemRandom, ShortOnesNeverRepeatEitherOnAnyThread) {
    SystemRandom random;
    constexpr std::size_t kMost = 8;
    std::set<std::array<std::byte, kMost>> seen;
    std::array<std::byte, kMost> everSet{};
    const auto fillMany = [&] {
        for (int i = 0; i < 1000; ++i) {
            std::array<std::byte, kMost> bytes{};
            random.fill(bytes);
            for (std::size_t at = 0; at < bytes.size(); ++at)
                everSet[at] |= bytes[at];
            EXPECT_TRUE(seen.insert(bytes).second);
            random.fill(std::span(bytes).first(static_cast<std::size_t>(i) %
                                               kMost));  // so that no fill divides the rest
        }
    };
    fillMany();
    std::thread(fillMany).join();
    for (const std::byte byte : everSet)
        EXPECT_EQ(byte, std::byte{0xff});
}

}  // namespace
}  // namespace relay
