#include "policy/lane.h"

#include <algorithm>
#include <numeric>

namespace relay::policy {
namespace {

constexpr UnixMillis kLongestPark = 1000;

/// Ends only with another pool, which makes new lanes, or not at all.
bool isStanding(Refusal refusal) {
    return refusal < Refusal::OutsideHours;
}

}  // namespace

Lane::Lane(std::vector<std::uint32_t> scope, std::vector<std::uint32_t> members, std::string family)
    : m_scope(std::move(scope)),
      m_members(std::move(members)),
      m_family(std::move(family)),
      m_ready(m_members.size()),
      m_parked(m_members.size()),
      m_changed(m_members.size()),
      m_isChanged(m_members.size(), true) {
    std::iota(m_changed.begin(), m_changed.end(), 0U);
}

std::optional<std::uint32_t> Lane::slotOf(std::uint32_t place) const {
    // The lane of all accounts is the usual one.
    if (place < m_members.size() && m_members[place] == place) return place;
    const auto found = std::ranges::lower_bound(m_members, place);
    if (found == m_members.end() || *found != place) return std::nullopt;
    return static_cast<std::uint32_t>(found - m_members.begin());
}

void Lane::changed(std::uint32_t place) {
    const auto slot = slotOf(place);
    if (!slot || m_isChanged[*slot]) return;
    m_isChanged[*slot] = true;
    m_changed.push_back(*slot);
}

void Lane::refresh(const Look& look) {
    for (const std::uint32_t slot : m_changed) {
        m_isChanged[slot] = false;
        consider(slot, look);
    }
    m_changed.clear();
    for (auto due = m_parked.top(); due && m_parked.key(*due) <= look.moment.now; due = m_parked.top())
        consider(*due, look);
}

std::optional<std::uint32_t> Lane::first() const {
    const auto slot = m_ready.top();
    if (!slot) return std::nullopt;
    return m_members[*slot];
}

void Lane::hide(std::uint32_t place) {
    if (const auto slot = slotOf(place)) m_ready.remove(*slot);
}

void Lane::consider(std::uint32_t slot, const Look& look) {
    const Account& account = *look.pool.all()[m_members[slot]];
    const AccountState state = look.state.stateOf(account.id, m_family, look.moment);
    if (const auto refused = refusalOf(account, look.model, state, look.moment)) {
        park(slot, *refused, look.moment.now);
        return;
    }
    m_parked.remove(slot);
    m_ready.put(slot, rankOf(account, state.load, m_members[slot]));
}

void Lane::park(std::uint32_t slot, const RefusedCandidate& refused, UnixMillis now) {
    m_ready.remove(slot);
    if (isStanding(refused.refusal)) {
        m_parked.remove(slot);
        return;
    }
    const UnixMillis latest = now + kLongestPark;
    m_parked.put(slot, refused.until > now ? std::min(refused.until, latest) : latest);
}

}  // namespace relay::policy
