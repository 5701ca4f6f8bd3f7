#include "relay/scheduler.h"

#include "store/coordination.h"
#include "store/directory.h"

namespace relay {

Scheduler::Scheduler(const Directory& directory, Coordination& coordination, policy::SchedulingRules rules,
                     policy::CooldownTimes times)
    : m_directory(directory),
      m_coordination(coordination),
      m_rules(rules),
      m_times(times),
      m_state(coordination) {}

policy::Selection Scheduler::choose(const policy::SelectionRequest& request) {
    policy::StoredGate gate(m_coordination);
    return chooseWith(request, gate);
}

policy::Selection Scheduler::peek(const policy::SelectionRequest& request) {
    policy::OpenGate gate;
    return chooseWith(request, gate);
}

policy::Selection Scheduler::chooseWith(const policy::SelectionRequest& request, policy::ProbeGate& gate) {
    auto pool = m_directory.accounts();
    const std::scoped_lock lock(m_mutex);
    // A thread that read an older pool must not undo what another one has sorted meanwhile.
    if (!m_ranking || m_ranking->pool().generation() < pool->generation())
        m_ranking.emplace(std::move(pool), m_rules);
    return m_ranking->choose(request, m_state, gate);
}

void Scheduler::loadChanged(std::string_view accountId) {
    const std::scoped_lock lock(m_mutex);
    if (m_ranking) m_ranking->changed(accountId);
}

policy::Explanation Scheduler::explain(const policy::SelectionRequest& request,
                                       std::span<const policy::Supposed> ifs) const {
    const auto pool = m_directory.accounts();
    const policy::SupposedState supposed(m_state, ifs, m_times);
    return policy::explain(*pool, m_rules, request, supposed);
}

}  // namespace relay
