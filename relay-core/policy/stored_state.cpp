#include "policy/stored_state.h"

namespace relay::policy {

AccountState StoredState::stateOf(const std::string& accountId, const std::string& family,
                                  const Moment& moment) const {
    AccountState state;
    state.load = m_coordination.load(accountId, moment.dayStart);
    state.mark = m_coordination.markOf(accountId, family);
    state.probing = state.mark && m_coordination.probing(accountId, state.mark->family);
    return state;
}

}  // namespace relay::policy
