// The usage tap: tells the same wherever the bytes are cut, in every content coding. First byte: format and
// coding.
#include "wire/anthropic/usage_tap.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <tuple>

namespace {

using relay::wire::UsageTap;

auto told(UsageTap::Format format, std::string_view coding, std::string_view text, std::size_t step) {
    UsageTap tap(format, coding);
    for (; !text.empty(); text.remove_prefix(std::min(step, text.size())))
        tap.feed(text.substr(0, step));
    tap.end();
    if (tap.errorMessage().size() > 512 || tap.model().size() > 512) std::abort();
    return std::tuple(tap.usage(), tap.complete(), tap.meterable(), tap.streamedTextBytes(), tap.model(),
                      tap.stopReason(), tap.serviceTier(), tap.speed(), tap.errorType(), tap.errorMessage());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    if (size == 0) return 0;
    constexpr std::array<std::string_view, 6> kCodings{"", "gzip", "deflate", "br", "zstd", "lz4"};
    const auto format = bytes[0] % 2 == 0 ? UsageTap::Format::Sse : UsageTap::Format::Json;
    // Most inputs go uncompressed: there is more to find behind the codecs than in them.
    const std::size_t choice = bytes[0] / 2 % 16;
    const std::string_view coding = choice < kCodings.size() ? kCodings[choice] : kCodings[0];
    const std::string_view text(reinterpret_cast<const char*>(bytes) + 1, size - 1);
    const auto whole = told(format, coding, text, size);
    // A corrupt coding may yield one more piece before the fault is found, depending on the cut.
    const bool comparable = std::get<2>(whole);
    for (const std::size_t step : {std::size_t{1}, std::size_t{13}})
        if (const auto cut = told(format, coding, text, step); comparable && cut != whole) std::abort();
    return 0;
}
