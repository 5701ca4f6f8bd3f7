#include "crypto/system_random.h"

#include <gtest/gtest.h>

#include <array>
#include <set>

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

}  // namespace
}  // namespace relay
