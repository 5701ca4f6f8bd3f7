#include "policy/sticky.h"

namespace relay::policy {
namespace {

bool isHomeWarm(const StickyEntry& entry, const StickyTimes& times, UnixMillis now) {
    return now - entry.homeUsedAt <= times.homeWarm.count();
}

void moveHome(StickyEntry& entry, const std::string& accountId, UnixMillis now) {
    entry.accountId = accountId;
    entry.detourId.clear();
    entry.homeUsedAt = now;
}

}  // namespace

std::string_view toString(StickyUse use) {
    switch (use) {
        case StickyUse::None:
            return "none";
        case StickyUse::Home:
            return "home";
        case StickyUse::Detour:
            return "detour";
        case StickyUse::Broken:
            break;
    }
    return "broken";
}

std::array<std::string_view, 2> stickyOrder(const StickyEntry& entry, const StickyTimes& times,
                                            UnixMillis now) {
    if (entry.detourId.empty() || isHomeWarm(entry, times, now)) return {entry.accountId, entry.detourId};
    return {entry.detourId, entry.accountId};
}

StickyEntry nextSticky(const std::optional<StickyEntry>& previous, const std::string& hash,
                       const std::string& keyId, const std::string& chosen, const StickyTimes& times,
                       UnixMillis now) {
    StickyEntry entry;
    if (previous) {
        entry = *previous;
        if (chosen == entry.accountId || chosen == entry.detourId) ++entry.hits;
    } else {
        entry.hash = hash;
        entry.keyId = keyId;
        entry.createdAt = now;
    }
    const bool stays = previous && chosen != entry.accountId && isHomeWarm(entry, times, now);
    if (stays)
        entry.detourId = chosen;
    else
        moveHome(entry, chosen, now);
    entry.lastUsedAt = now;
    if (!previous || entry.expiresAt - now < times.renewBelow.count())
        entry.expiresAt = now + times.life.count();
    return entry;
}

}  // namespace relay::policy
