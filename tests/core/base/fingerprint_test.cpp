#include "base/fingerprint.h"

#include <gtest/gtest.h>

#include <initializer_list>

namespace relay {
namespace {

Fingerprint of(std::initializer_list<std::string_view> texts) {
    FingerprintReader reader;
    for (const std::string_view text : texts)
        reader.add(text);
    return reader.value();
}

TEST(Fingerprint, IsEmptyOnlyForNothing) {
    EXPECT_TRUE(of({}).empty());
    EXPECT_FALSE(of({""}).empty());
    EXPECT_EQ(toHex(Fingerprint{}), std::string(32, '0'));
    EXPECT_EQ(toHex(Fingerprint{0xAB, 1}), "00000000000000ab0000000000000001");
}

TEST(Fingerprint, TellsTextsApart) {
    EXPECT_EQ(of({"ab", "c"}), of({"ab", "c"}));
    EXPECT_NE(of({"ab", "c"}), of({"a", "bc"}));
    EXPECT_NE(of({"ab", "c"}), of({"abc"}));
    EXPECT_NE(of({"a", "b"}), of({"b", "a"}));
    EXPECT_NE(of({""}), of({"", ""}));
}

/// Stored sticky entries are found again after an update only if this never changes.
TEST(Fingerprint, StaysTheSameForever) {
    EXPECT_EQ(toHex(of({"be brief", "hi"})), "701b17687ac792e5e45e15c609138098");
}

}  // namespace
}  // namespace relay
