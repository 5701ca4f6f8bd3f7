#pragma once

#include "base/clock.h"
#include "model/key_limits.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace relay {

/// SHA-256 of a relay key's text: all that is kept of it.
using KeyDigest = std::array<std::byte, 32>;

struct ApiKey {
    std::string id;
    std::string name;
    std::string description;
    KeyDigest digest{};
    std::string hint;  ///< prefix and last four characters, to tell keys apart: "cr_…9f3a"
    bool enabled = true;
    UnixMillis createdAt = 0;
    UnixMillis updatedAt = 0;
    UnixMillis expiresAt = 0;  ///< 0 = never

    std::uint32_t activationDays = 0;  ///< over 0: `expiresAt` is set to this long after the first use
    UnixMillis activatedAt = 0;        ///< the first use of such a key; 0 = not used yet
    std::string owner;                 ///< who answers for it; a label
    std::vector<std::string> tags;     ///< labels

    // Who and what it may be used for; an empty list allows everything. Patterns have `*` for any text.
    std::vector<std::string> services;        ///< "claude", "gemini", "openai", "droid"
    std::vector<std::string> allowModels;     ///< patterns of model names
    std::vector<std::string> denyModels;      ///< patterns; wins over allowModels
    std::vector<std::string> allowClients;    ///< client ids ("claude_code") or patterns of the User-Agent
    std::vector<std::string> allowAddresses;  ///< addresses or networks: "10.0.0.0/8", "2001:db8::/32"

    std::string accountId;  ///< bound to one account; empty = not bound
    std::string groupId;    ///< bound to a group of accounts; at most one of the two is set

    KeyLimits limits;
    std::optional<TemporaryLimits> temporary;
    WeeklyReset weeklyReset;
    QueueRule queue;
    bool allowUnpriced =
        false;  ///< with a money limit: models that have no price are let through, at no cost
};

}  // namespace relay
