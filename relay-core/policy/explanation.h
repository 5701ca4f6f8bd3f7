#pragma once

#include "policy/selection.h"
#include "store/account_pool.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace relay::policy {

struct ExplainedCandidate {
    std::shared_ptr<const Account> account;   ///< null: what the key names is not there
    std::optional<RefusedCandidate> refused;  ///< none: it would be sent the request, in its turn
    bool probe = false;                       ///< the request would be the probe of its mark
    StickyUse sticky = StickyUse::None;       ///< it comes first because of the conversation
    bool bound = false;                       ///< it comes first because it is the key's own
    std::string words;                        ///< its rank, or the reason in full
};

/// What a request would meet: who would be asked, in order, then who would not, with reasons.
struct Explanation {
    std::vector<ExplainedCandidate> candidates;
    std::size_t serving = 0;  ///< so many of them, the first ones, can serve
};

/// The dry run: the order in which Ranking::choose() would go through the pool if each account that it chose failed.
/// O(n log n); sends nothing and changes nothing.
Explanation explain(const AccountPool& pool, const SchedulingRules& rules, const SelectionRequest& request,
                    const PoolState& state);

}  // namespace relay::policy
