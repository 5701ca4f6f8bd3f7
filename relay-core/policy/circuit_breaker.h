#pragma once

#include "policy/fault.h"

#include <cstdint>

namespace relay::policy {

/// Below this many attempts a share says nothing.
inline constexpr std::uint32_t kCircuitAttempts = 10;

/// Half or more of an account's last attempts failed, a broken stream included: it is taken out, whatever the cause of
/// each one was.
bool circuitOpens(std::uint32_t attempts, std::uint32_t failed);

/// What nextMark() needs to mark such an account.
Fault circuitFault(std::uint32_t attempts, std::uint32_t failed);

}  // namespace relay::policy
