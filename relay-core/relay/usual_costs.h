#pragma once

#include "policy/budget.h"

#include <mutex>
#include <optional>
#include <string_view>

namespace relay {

/// policy::UsualCosts for all shards. Thread-safe; the lock is held for a look-up. Used with BudgetMode::Estimate only.
class UsualCosts {
public:
    void note(std::string_view keyId, std::string_view model, Money cost) {
        const std::scoped_lock lock(m_mutex);
        m_costs.note(keyId, model, cost);
    }
    std::optional<Money> usual(std::string_view keyId, std::string_view model) {
        const std::scoped_lock lock(m_mutex);
        return m_costs.usual(keyId, model);
    }

private:
    std::mutex m_mutex;
    policy::UsualCosts m_costs;
};

}  // namespace relay
