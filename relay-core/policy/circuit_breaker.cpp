#include "policy/circuit_breaker.h"

#include <fmt/format.h>

namespace relay::policy {

bool circuitOpens(std::uint32_t attempts, std::uint32_t failed) {
    return attempts >= kCircuitAttempts && failed >= attempts - failed;
}

Fault circuitFault(std::uint32_t attempts, std::uint32_t failed) {
    Fault fault;
    fault.cause = MarkCause::CircuitOpen;
    fault.detail = fmt::format("{} of the last {} attempts failed", failed, attempts);
    return fault;
}

}  // namespace relay::policy
