#pragma once

#include "policy/availability.h"
#include "policy/ranking.h"
#include "store/coordination.h"

#include <string>

namespace relay::policy {

/// The state of accounts as the store has it now. As thread-safe as the store.
class StoredState final : public PoolState {
public:
    explicit StoredState(const Coordination& coordination) : m_coordination(coordination) {}

    AccountState stateOf(const std::string& accountId, const std::string& family,
                         const Moment& moment) const override;

private:
    const Coordination& m_coordination;
};

/// Probes that the store counts, one at a time over all relays.
class StoredGate final : public ProbeGate {
public:
    explicit StoredGate(Coordination& coordination) : m_coordination(coordination) {}

    bool beginProbe(const AccountMark& mark, UnixMillis now) override {
        return m_coordination.beginProbe(mark, now);
    }

private:
    Coordination& m_coordination;
};

}  // namespace relay::policy
