#include "policy/explanation.h"

#include "policy/choice.h"
#include "policy/rank.h"

#include <algorithm>
#include <array>
#include <tuple>

namespace relay::policy {
namespace {

/// A candidate with what it is sorted by.
struct Sorted {
    ExplainedCandidate candidate;
    int turn = 0;  ///< the key's own, the conversation's two, the pool, then the refused
    Rank rank;
};

constexpr int kOwnTurn = 0;
constexpr int kConversationTurn = 1;
constexpr int kPoolTurn = 3;
constexpr int kRefusedTurn = 4;

class Explainer {
public:
    Explainer(const AccountPool& pool, const SchedulingRules& rules, const SelectionRequest& request,
              const PoolState& state)
        : m_pool(pool), m_rules(rules), m_request(request), m_state(state) {
        if (!request.boundAccountId.empty()) m_onlyOwn = !mayLeave();
        if (request.sticky != nullptr && !m_onlyOwn)
            m_conversation = stickyOrder(*request.sticky, rules.sticky, request.moment.now);
    }

    Explanation run() {
        std::vector<Sorted> all;
        for (std::uint32_t place = 0; place < m_pool.all().size(); ++place)
            all.push_back(explainOne(m_pool.all()[place], place));
        std::ranges::sort(all, [](const Sorted& left, const Sorted& right) {
            return std::tie(left.turn, left.rank) < std::tie(right.turn, right.rank);
        });
        Explanation explanation;
        explainMissing(explanation);
        for (Sorted& each : all) {
            if (!each.candidate.refused) ++explanation.serving;
            explanation.candidates.push_back(std::move(each.candidate));
        }
        return explanation;
    }

private:
    bool mayLeave() const {
        const auto own = m_pool.find(m_request.boundAccountId);
        return mayLeaveBound(m_rules, own ? stateOf(*own).mark : std::nullopt);
    }

    AccountState stateOf(const Account& account) const {
        return m_state.stateOf(account.id, m_request.family, m_request.moment);
    }

    std::optional<RefusedCandidate> refused(const Account& account, const AccountState& state) const {
        const auto because = [&](Refusal refusal) {
            return RefusedCandidate{account.id, refusal, 0, std::nullopt};
        };
        const bool own = account.id == m_request.boundAccountId;
        if (m_onlyOwn && !own) return because(Refusal::NotBound);
        if (m_request.boundAccountId.empty() && !isInGroup(m_pool, m_request.boundGroupId, account.id))
            return because(Refusal::NotInGroup);
        if (wasTried(m_request, account.id)) return because(Refusal::AlreadyTried);
        return refusalOf(account, m_request.model, state, m_request.moment);
    }

    Sorted explainOne(const std::shared_ptr<const Account>& account, std::uint32_t place) const {
        const AccountState state = stateOf(*account);
        Sorted sorted;
        ExplainedCandidate& candidate = sorted.candidate;
        candidate.account = account;
        candidate.refused = refused(*account, state);
        sorted.rank = rankOf(*account, state.load, place);
        if (candidate.refused) {
            candidate.words = describeRefusal(*candidate.refused);
            sorted.turn = kRefusedTurn;
            sorted.rank = {};
            sorted.rank.place = place;
            return sorted;
        }
        candidate.probe = needsProbe(state);
        candidate.words = describeRank(*account, state.load);
        candidate.bound = account->id == m_request.boundAccountId;
        sorted.turn = candidate.bound ? kOwnTurn : kPoolTurn;
        if (candidate.bound || isRamping(state.load)) return sorted;
        const auto inConversation = std::ranges::find(m_conversation, account->id);
        if (inConversation == m_conversation.end()) return sorted;
        sorted.turn = kConversationTurn + static_cast<int>(inConversation - m_conversation.begin());
        candidate.sticky = account->id == m_request.sticky->accountId ? StickyUse::Home : StickyUse::Detour;
        return sorted;
    }

    void explainMissing(Explanation& explanation) const {
        const bool own = !m_request.boundAccountId.empty();
        const std::string& named = own ? m_request.boundAccountId : m_request.boundGroupId;
        if (named.empty() || (own ? m_pool.find(named) != nullptr : m_pool.group(named) != nullptr)) return;
        ExplainedCandidate candidate;
        candidate.refused = RefusedCandidate{named, Refusal::Missing, 0, std::nullopt};
        candidate.words = describeRefusal(*candidate.refused);
        explanation.candidates.push_back(std::move(candidate));
    }

    const AccountPool& m_pool;
    const SchedulingRules& m_rules;
    const SelectionRequest& m_request;
    const PoolState& m_state;
    bool m_onlyOwn = false;
    std::array<std::string_view, 2> m_conversation;
};

}  // namespace

Explanation explain(const AccountPool& pool, const SchedulingRules& rules, const SelectionRequest& request,
                    const PoolState& state) {
    return Explainer(pool, rules, request, state).run();
}

}  // namespace relay::policy
