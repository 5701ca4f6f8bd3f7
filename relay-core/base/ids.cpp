#include "base/ids.h"

#include "base/text.h"

#include <array>

namespace relay {

std::string newUuid(Random& random) {
    std::array<std::byte, 16> bytes{};
    random.fill(bytes);
    bytes[6] = (bytes[6] & std::byte{0x0f}) | std::byte{0x40};
    bytes[8] = (bytes[8] & std::byte{0x3f}) | std::byte{0x80};
    std::string text = toHex(bytes);
    for (const std::size_t dash : {8U, 13U, 18U, 23U})
        text.insert(dash, 1, '-');
    return text;
}

std::string newRequestId(Random& random, UnixMillis now) {
    std::array<std::byte, 12> bytes{};
    random.fill(std::span(bytes).last<6>());
    for (std::size_t i = 0; i < 6; ++i)
        bytes[i] = static_cast<std::byte>((now >> (40 - 8 * i)) & 0xff);
    return "req_" + toHex(bytes);
}

}  // namespace relay
