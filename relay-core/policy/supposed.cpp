#include "policy/supposed.h"

#include <algorithm>
#include <array>

namespace relay::policy {
namespace {

struct SuppositionRow {
    Supposition what;
    std::string_view name;
    MarkCause cause;
    int status;
};

constexpr std::array kRows{
    SuppositionRow{Supposition::RateLimited, "429", MarkCause::RateLimited, 429},
    SuppositionRow{Supposition::Overloaded, "529", MarkCause::Overloaded, 529},
    SuppositionRow{Supposition::Timeout, "timeout", MarkCause::Timeout, 0},
    SuppositionRow{Supposition::Down, "down", MarkCause::ConnectFailed, 0},
};

}  // namespace

std::optional<Supposition> suppositionFrom(std::string_view text) {
    const auto* const row = std::ranges::find(kRows, text, &SuppositionRow::name);
    if (row == kRows.end()) return std::nullopt;
    return row->what;
}

std::string_view toString(Supposition supposition) {
    return kRows.at(static_cast<std::size_t>(supposition)).name;
}

SupposedState::SupposedState(const PoolState& real, std::span<const Supposed> ifs, const CooldownTimes& times)
    : m_real(real), m_ifs(ifs), m_times(times) {}

AccountState SupposedState::stateOf(const std::string& accountId, const std::string& family,
                                    const Moment& moment) const {
    AccountState state = m_real.stateOf(accountId, family, moment);
    const auto supposed = std::ranges::find(m_ifs, accountId, &Supposed::accountId);
    if (supposed == m_ifs.end()) return state;
    const SuppositionRow& row = kRows.at(static_cast<std::size_t>(supposed->what));
    Fault fault;
    fault.cause = row.cause;
    fault.status = row.status;
    fault.detail = "supposed";
    state.mark = nextMark(state.mark, accountId, fault, m_times, moment.now);
    state.probing = false;
    return state;
}

}  // namespace relay::policy
