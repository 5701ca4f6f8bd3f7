#pragma once

#include "base/clock.h"
#include "store/sticky_entry.h"

#include <array>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace relay::policy {

struct StickyTimes {
    std::chrono::milliseconds life{3'600'000};
    std::chrono::milliseconds renewBelow{
        1'800'000};  ///< less life left than this: a use gives it all of it anew
    std::chrono::milliseconds homeWarm{
        300'000};  ///< the home's prompt cache is thought to live so long after a use
};

/// What the conversation's entry did for a choice.
enum class StickyUse : std::uint8_t {
    None,    ///< there is no entry
    Home,    ///< its home serves
    Detour,  ///< the account serves that stood in for the home before
    Broken,  ///< neither can: another one was chosen by rank, or none
};
std::string_view toString(StickyUse use);  ///< "none", "home", "detour", "broken"

/// The accounts to ask for before the rank decides, in order; empty texts ask for nobody. The home, as long as its
/// cache is warm or nobody stands in for it; else the one that does.
std::array<std::string_view, 2> stickyOrder(const StickyEntry& entry, const StickyTimes& times,
                                            UnixMillis now);

/// The entry after `chosen` has been sent a request. The home stays while its cache is warm, so that the conversation
/// comes back to it when it recovers soon; later, whoever serves becomes the home.
StickyEntry nextSticky(const std::optional<StickyEntry>& previous, const std::string& hash,
                       const std::string& keyId, const std::string& chosen, const StickyTimes& times,
                       UnixMillis now);

}  // namespace relay::policy
