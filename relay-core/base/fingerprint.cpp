#include "base/fingerprint.h"

// Everything of the library is in its header, and only then is its state's size known.
#define XXH_INLINE_ALL
#include <xxhash.h>

#include <new>

namespace relay {
namespace {

XXH3_state_t& stateIn(std::byte* storage) {
    return *std::launder(reinterpret_cast<XXH3_state_t*>(storage));
}

const XXH3_state_t& stateIn(const std::byte* storage) {
    return *std::launder(reinterpret_cast<const XXH3_state_t*>(storage));
}

}  // namespace

/// By hand: it is asked for three times a request.
std::string toHex(const Fingerprint& fingerprint) {
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string text(32, '0');
    std::size_t at = text.size();
    for (std::uint64_t half : {fingerprint.low, fingerprint.high})
        for (int digit = 0; digit < 16; ++digit, half >>= 4)
            text[--at] = kDigits[half & 0xF];
    return text;
}

// The state sets itself up; zeros before that would cost as much again.
// NOLINTNEXTLINE(cppcoreguidelines-pro-type-member-init)
FingerprintReader::FingerprintReader() {
    static_assert(sizeof(XXH3_state_t) <= kStateSize && alignof(XXH3_state_t) <= 64);
    XXH3_INITSTATE(new (m_state.data()) XXH3_state_t);
    XXH3_128bits_reset(&stateIn(m_state.data()));
}

void FingerprintReader::add(std::string_view text) {
    m_empty = false;
    XXH3_state_t& state = stateIn(m_state.data());
    const std::uint64_t size = text.size();
    XXH3_128bits_update(&state, &size, sizeof(size));
    if (text.size() <= kMostBytes) {
        XXH3_128bits_update(&state, text.data(), text.size());
        return;
    }
    XXH3_128bits_update(&state, text.data(), kMostBytes / 2);
    XXH3_128bits_update(&state, text.data() + text.size() - kMostBytes / 2, kMostBytes / 2);
}

Fingerprint FingerprintReader::value() const {
    if (m_empty) return {};
    const XXH128_hash_t hash = XXH3_128bits_digest(&stateIn(m_state.data()));
    return {hash.high64, hash.low64};
}

}  // namespace relay
