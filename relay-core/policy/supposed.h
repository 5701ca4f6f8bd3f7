#pragma once

#include "policy/availability.h"
#include "policy/cooldown.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace relay::policy {

/// "What if this account answered ...": for the dry run.
enum class Supposition : std::uint8_t { RateLimited, Overloaded, Timeout, Down };
/// "429", "529", "timeout", "down".
std::optional<Supposition> suppositionFrom(std::string_view text);
std::string_view toString(Supposition supposition);

struct Supposed {
    std::string accountId;
    Supposition what = Supposition::Down;
};

/// The state of the pool as it would be after the supposed answers: the marks are those that such an answer leaves.
class SupposedState final : public PoolState {
public:
    /// All three have to outlive it.
    SupposedState(const PoolState& real, std::span<const Supposed> ifs, const CooldownTimes& times);

    AccountState stateOf(const std::string& accountId, const std::string& family,
                         const Moment& moment) const override;

private:
    const PoolState& m_real;
    std::span<const Supposed> m_ifs;
    const CooldownTimes& m_times;
};

}  // namespace relay::policy
