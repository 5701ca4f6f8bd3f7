#pragma once

#include "policy/explanation.h"
#include "policy/ranking.h"
#include "policy/stored_state.h"
#include "policy/supposed.h"

#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string_view>

namespace relay {

class Coordination;
class Directory;

/// Which account a request goes to: the only holder of the ranking of the directory's accounts. Thread-safe; a call
/// holds a lock for well under a microsecond, the first one after accounts were changed for as long as it takes to sort
/// them. Whoever changes what Coordination has of an account tells so with loadChanged(); if it is forgotten the change
/// is seen a second later.
class Scheduler {
public:
    /// All three outlive it.
    Scheduler(const Directory& directory, Coordination& coordination, policy::SchedulingRules rules,
              policy::CooldownTimes times);

    /// The next account for the request. When it is a probe (Selection::probe), Coordination has been told: the caller
    /// ends it with clearMark() on success, mark() on failure, endProbe() when it learned nothing.
    policy::Selection choose(const policy::SelectionRequest& request);
    /// The same, for callers that only want to know: no probe begins.
    policy::Selection peek(const policy::SelectionRequest& request);

    /// After a hold, a booking, a release, a mark or its end.
    void loadChanged(std::string_view accountId);

    /// The dry run, as the accounts are or as they would be after the supposed answers. Sorts the whole pool, under no
    /// lock.
    policy::Explanation explain(const policy::SelectionRequest& request,
                                std::span<const policy::Supposed> ifs) const;

private:
    policy::Selection chooseWith(const policy::SelectionRequest& request, policy::ProbeGate& gate);

    const Directory& m_directory;
    Coordination& m_coordination;
    const policy::SchedulingRules m_rules;
    const policy::CooldownTimes m_times;
    const policy::StoredState m_state;
    std::mutex m_mutex;
    std::optional<policy::Ranking> m_ranking;  ///< of the pool that was the newest at the last choice
};

}  // namespace relay
