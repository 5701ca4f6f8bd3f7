#include "base/ids.h"

#include <gtest/gtest.h>

namespace relay {
namespace {

class SameByte final : public Random {
public:
    explicit SameByte(std::byte value) : m_value(value) {}
    void fill(std::span<std::byte> out) override {
        for (std::byte& byte : out)
            byte = m_value;
    }

private:
    std::byte m_value;
};

TEST(Ids, UuidCarriesVersionAndVariant) {
    SameByte ones(std::byte{0xff});
    EXPECT_EQ(newUuid(ones), "ffffffff-ffff-4fff-bfff-ffffffffffff");
    SameByte zeros(std::byte{0});
    EXPECT_EQ(newUuid(zeros), "00000000-0000-4000-8000-000000000000");
}

TEST(Ids, RequestId) {
    SameByte bytes(std::byte{0x5a});
    EXPECT_EQ(newRequestId(bytes, 0x0123456789ab), "req_0123456789ab5a5a5a5a5a5a");
}

}  // namespace
}  // namespace relay
