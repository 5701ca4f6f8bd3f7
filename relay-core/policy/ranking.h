#pragma once

#include "policy/lane.h"
#include "policy/selection.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace relay::policy {

/// Lets one request at a time look whether a marked account is back.
class ProbeGate {
public:
    virtual ~ProbeGate() = default;
    /// True: the caller's request is the probe.
    virtual bool beginProbe(const AccountMark& mark, UnixMillis now) = 0;
};

/// For looks that send nothing.
class OpenGate final : public ProbeGate {
public:
    bool beginProbe(const AccountMark&, UnixMillis) override { return true; }
};

/// The accounts of one pool in the order in which they are chosen, kept up to date by events, so that a choice costs
/// O(log n). Binding -> conversation -> rank. One thread at a time; `state` is always the same source. Explained by
/// explain(), which sorts the whole pool and comes to the same order.
class Ranking {
public:
    Ranking(std::shared_ptr<const AccountPool> pool, SchedulingRules rules);

    const AccountPool& pool() const { return *m_pool; }

    Selection choose(const SelectionRequest& request, const PoolState& state, ProbeGate& gate);
    /// Something of the account's state changed: load, marks, a probe. Unknown ids are ignored.
    void changed(std::string_view accountId);

private:
    struct Kind {
        std::string groupId;
        std::string family;
        std::vector<bool> serving;  ///< which of m_patterns match the model
        bool operator==(const Kind&) const = default;
    };
    struct KeptLane {
        Kind kind;
        std::uint64_t lastUse = 0;
        std::unique_ptr<Lane> lane;
    };
    Lane* laneFor(const SelectionRequest& request);
    std::unique_ptr<Lane> makeLane(const Kind& kind) const;
    Kind kindOf(const SelectionRequest& request) const;
    void lookAtFamily(const std::string& family);

    std::shared_ptr<const AccountPool> m_pool;
    SchedulingRules m_rules;
    /// The different lists of model patterns in the pool, and the one of each account; kNoPatterns: it serves all.
    std::vector<std::vector<std::string>> m_patterns;
    std::vector<std::uint32_t> m_patternsOf;
    std::set<std::string, std::less<>> m_families;  ///< of which a mark was met: they have lanes of their own
    std::vector<KeptLane> m_lanes;
    std::uint64_t m_uses = 0;
    UnixMillis m_dayStart = 0;
};

}  // namespace relay::policy
