#pragma once

#include "policy/lane.h"
#include "policy/selection.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace relay::policy {

class ProbeGate;

/// One choice on its way: asks the key's own account, those of the conversation, then those of a lane. Lives for one
/// call of Ranking::choose().
class Choice {
public:
    Choice(const AccountPool& pool, const SchedulingRules& rules, const SelectionRequest& request,
           const PoolState& state, ProbeGate& gate);

    /// The key's own account, if it has one. True: that was all that may be asked.
    bool decideBound();
    /// True: an account of the conversation serves.
    bool askConversation();
    enum class Ranked { Done, OtherFamily };
    /// OtherFamily: an account is out for this family only, and the lane does not look at families.
    Ranked askRanked(Lane& lane);
    void refuseGroup();

    Selection take() { return std::move(m_selection); }

private:
    std::optional<RefusedCandidate> ask(const std::shared_ptr<const Account>& account,
                                        const AccountState& state);
    AccountState stateOf(const Account& account) const;
    Ranked askOnce(Lane& lane);
    Ranked walk(Lane& lane);
    bool tellRefusals(Lane& lane);
    void narrate(std::string_view what, std::string_view accountId,
                 const std::optional<RefusedCandidate>& why);

    const AccountPool& m_pool;
    const SchedulingRules& m_rules;
    const SelectionRequest& m_request;
    const PoolState& m_state;
    ProbeGate& m_gate;
    Look m_look;
    Selection m_selection;
};

/// Whether the account may serve a key that is bound to `groupId`; everybody may when it is empty.
bool isInGroup(const AccountPool& pool, std::string_view groupId, std::string_view accountId);

}  // namespace relay::policy
