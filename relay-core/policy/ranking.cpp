#include "policy/ranking.h"

#include "policy/choice.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace relay::policy {
namespace {

constexpr std::uint32_t kNoPatterns = std::numeric_limits<std::uint32_t>::max();
/// Groups times lists of models times families with a mark; the one that was not used for longest goes.
constexpr std::size_t kMostLanes = 64;
constexpr std::size_t kMostFamilies = 32;

}  // namespace

Ranking::Ranking(std::shared_ptr<const AccountPool> pool, SchedulingRules rules)
    : m_pool(std::move(pool)), m_rules(rules) {
    const auto& accounts = m_pool->all();
    m_patternsOf.reserve(accounts.size());
    for (const auto& each : accounts) {
        const Account& account = *each;
        if (account.models.empty()) {
            m_patternsOf.push_back(kNoPatterns);
            continue;
        }
        const auto known = std::ranges::find(m_patterns, account.models);
        m_patternsOf.push_back(static_cast<std::uint32_t>(known - m_patterns.begin()));
        if (known == m_patterns.end()) m_patterns.push_back(account.models);
    }
}

Selection Ranking::choose(const SelectionRequest& request, const PoolState& state, ProbeGate& gate) {
    // What was spent today belongs to the rank.
    if (request.moment.dayStart != m_dayStart) m_lanes.clear();
    m_dayStart = request.moment.dayStart;

    Choice choice(*m_pool, m_rules, request, state, gate);
    if (choice.decideBound()) return choice.take();
    Lane* lane = laneFor(request);
    if (lane == nullptr) {
        choice.refuseGroup();
        return choice.take();
    }
    if (choice.askConversation()) return choice.take();
    while (choice.askRanked(*lane) == Choice::Ranked::OtherFamily) {
        lookAtFamily(request.family);
        lane = laneFor(request);
    }
    return choice.take();
}

void Ranking::changed(std::string_view accountId) {
    const auto place = m_pool->placeOf(accountId);
    if (!place) return;
    for (const KeptLane& kept : m_lanes)
        kept.lane->changed(*place);
}

Ranking::Kind Ranking::kindOf(const SelectionRequest& request) const {
    Kind kind;
    if (request.boundAccountId.empty()) kind.groupId = request.boundGroupId;
    if (m_families.contains(request.family)) kind.family = request.family;
    kind.serving.reserve(m_patterns.size());
    for (const auto& patterns : m_patterns)
        kind.serving.push_back(servesModel(patterns, request.model));
    return kind;
}

/// Null: the key's group is not there.
Lane* Ranking::laneFor(const SelectionRequest& request) {
    Kind kind = kindOf(request);
    auto found = std::ranges::find(m_lanes, kind, &KeptLane::kind);
    if (found == m_lanes.end()) {
        auto lane = makeLane(kind);
        if (!lane) return nullptr;
        if (m_lanes.size() >= kMostLanes)
            m_lanes.erase(std::ranges::min_element(m_lanes, {}, &KeptLane::lastUse));
        m_lanes.push_back({std::move(kind), 0, std::move(lane)});
        found = std::prev(m_lanes.end());
    }
    found->lastUse = ++m_uses;
    return found->lane.get();
}

std::unique_ptr<Lane> Ranking::makeLane(const Kind& kind) const {
    std::vector<std::uint32_t> scope;
    if (kind.groupId.empty()) {
        scope.resize(m_pool->all().size());
        std::iota(scope.begin(), scope.end(), 0U);
    } else {
        const AccountGroup* group = m_pool->group(kind.groupId);
        if (group == nullptr) return nullptr;
        for (const std::string& id : group->accountIds)
            if (const auto place = m_pool->placeOf(id)) scope.push_back(*place);
        std::ranges::sort(scope);
        const auto repeated = std::ranges::unique(scope);
        scope.erase(repeated.begin(), repeated.end());
    }
    std::vector<std::uint32_t> members;
    std::ranges::copy_if(scope, std::back_inserter(members), [&](std::uint32_t place) {
        const std::uint32_t patterns = m_patternsOf[place];
        return patterns == kNoPatterns || kind.serving[patterns];
    });
    return std::make_unique<Lane>(std::move(scope), std::move(members), kind.family);
}

void Ranking::lookAtFamily(const std::string& family) {
    if (m_families.size() >= kMostFamilies) m_families.clear();
    m_families.insert(family);
}

}  // namespace relay::policy
