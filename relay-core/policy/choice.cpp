#include "policy/choice.h"

#include "policy/ranking.h"

#include <algorithm>

namespace relay::policy {

Choice::Choice(const AccountPool& pool, const SchedulingRules& rules, const SelectionRequest& request,
               const PoolState& state, ProbeGate& gate)
    : m_pool(pool),
      m_rules(rules),
      m_request(request),
      m_state(state),
      m_gate(gate),
      m_look{pool, state, request.model, request.moment} {
    if (request.sticky != nullptr) m_selection.stickyUse = StickyUse::Broken;
}

AccountState Choice::stateOf(const Account& account) const {
    return m_state.stateOf(account.id, m_request.family, m_request.moment);
}

/// Takes the account unless something keeps it out.
std::optional<RefusedCandidate> Choice::ask(const std::shared_ptr<const Account>& account,
                                            const AccountState& state) {
    if (wasTried(m_request, account->id)) return RefusedCandidate{account->id, Refusal::AlreadyTried, 0, {}};
    if (auto refused = refusalOf(*account, m_request.model, state, m_request.moment)) return refused;
    if (needsProbe(state)) {
        if (!m_gate.beginProbe(*state.mark, m_request.moment.now))
            return RefusedCandidate{account->id, Refusal::Probing, 0, state.mark};
        m_selection.probe = state.mark;
    }
    m_selection.account = account;
    return std::nullopt;
}

bool Choice::decideBound() {
    const std::string& id = m_request.boundAccountId;
    if (id.empty()) return false;
    m_selection.stickyUse = StickyUse::None;
    const auto account = m_pool.find(id);
    const AccountState state = account ? stateOf(*account) : AccountState{};
    auto refused = account ? ask(account, state)
                           : std::optional(RefusedCandidate{id, Refusal::Missing, 0, std::nullopt});
    narrate("the key's own account", id, refused);
    if (!refused) return true;
    if (refused->refusal != Refusal::AlreadyTried) refuse(m_selection, std::move(*refused));
    const bool mayLeave = mayLeaveBound(m_rules, state.mark);
    if (mayLeave && m_request.sticky != nullptr) m_selection.stickyUse = StickyUse::Broken;
    return !mayLeave;
}

void Choice::refuseGroup() {
    narrate("the key's group", m_request.boundGroupId,
            RefusedCandidate{m_request.boundGroupId, Refusal::Missing, 0, std::nullopt});
    refuse(m_selection, {m_request.boundGroupId, Refusal::Missing, 0, std::nullopt});
}

bool Choice::askConversation() {
    if (m_request.sticky == nullptr) return false;
    const StickyEntry& entry = *m_request.sticky;
    for (const std::string_view id : stickyOrder(entry, m_rules.sticky, m_request.moment.now)) {
        const auto account = m_pool.find(id);
        if (!account || !isInGroup(m_pool, m_request.boundGroupId, id)) continue;
        const AccountState state = stateOf(*account);
        // Conversations that come back all at once are what the ramp is for; the rank still knows the account.
        if (isRamping(state.load)) continue;
        const bool isHome = id == entry.accountId;
        const auto refused = ask(account, state);
        narrate(isHome ? "the conversation's home" : "the conversation's detour", id, refused);
        if (refused) continue;
        m_selection.stickyUse = isHome ? StickyUse::Home : StickyUse::Detour;
        return true;
    }
    return false;
}

Choice::Ranked Choice::askRanked(Lane& lane) {
    Ranked ranked = askOnce(lane);
    if (ranked == Ranked::Done && !m_selection.account && tellRefusals(lane)) {
        m_selection.refused.clear();
        m_selection.refusedCount = 0;
        ranked = askOnce(lane);
        if (ranked == Ranked::Done && !m_selection.account) tellRefusals(lane);
    }
    return ranked;
}

Choice::Ranked Choice::askOnce(Lane& lane) {
    lane.refresh(m_look);
    // Those that were tried stay out of the order for this choice only.
    const auto forEachTried = [&](auto&& act) {
        for (const std::string& id : m_request.tried)
            if (const auto place = m_pool.placeOf(id)) act(*place);
    };
    forEachTried([&](std::uint32_t place) { lane.hide(place); });
    const Ranked ranked = walk(lane);
    forEachTried([&](std::uint32_t place) { lane.changed(place); });
    return ranked;
}

Choice::Ranked Choice::walk(Lane& lane) {
    while (const auto place = lane.first()) {
        const auto& account = m_pool.all()[*place];
        const AccountState state = stateOf(*account);
        const auto refused = ask(account, state);
        narrate("by rank", account->id, refused);
        if (!refused) return Ranked::Done;
        if (state.mark && state.mark->family != lane.family() && !state.mark->family.empty())
            return Ranked::OtherFamily;
        // It changed without an event: out for this choice, looked at before the next one.
        lane.hide(*place);
        lane.changed(*place);
    }
    return Ranked::Done;
}

/// All that may be asked said no: the whole list, with what each says now. True: somebody is back of whom the lane had
/// not heard; with nobody else to serve, that is worth another round.
bool Choice::tellRefusals(Lane& lane) {
    bool isBack = false;
    for (const std::uint32_t place : lane.scope()) {
        const auto& account = m_pool.all()[place];
        if (account->id == m_request.boundAccountId || wasTried(m_request, account->id)) continue;
        if (m_selection.refused.size() >= kRefusalsKept) {
            ++m_selection.refusedCount;
            continue;
        }
        auto refused = refusalOf(*account, m_request.model, stateOf(*account), m_request.moment);
        if (refused) {
            refuse(m_selection, std::move(*refused));
        } else {
            lane.changed(place);
            isBack = true;
        }
    }
    return isBack;
}

void Choice::narrate(std::string_view what, std::string_view accountId,
                     const std::optional<RefusedCandidate>& why) {
    if (!m_request.narrate) return;
    std::string step(what);
    step += ": ";
    step += why ? describeRefusal(*why) : std::string(accountId) + " serves";
    m_selection.steps.push_back(std::move(step));
}

bool isInGroup(const AccountPool& pool, std::string_view groupId, std::string_view accountId) {
    if (groupId.empty()) return true;
    const AccountGroup* group = pool.group(groupId);
    return group != nullptr && std::ranges::find(group->accountIds, accountId) != group->accountIds.end();
}

}  // namespace relay::policy
