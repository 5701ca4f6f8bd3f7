#pragma once

#include "model/account.h"
#include "policy/fault.h"
#include "relay/dependencies.h"

#include <memory>
#include <optional>
#include <string>

namespace relay {

/// What one attempt says of its account's health: sets and clears marks, feeds the circuit breaker, and gives a probe
/// back that came to no verdict. Accounts without automatic protection are never marked.
class AccountHealth {
public:
    /// `family`: of the request's model. `probe`: the mark whose probe the attempt is.
    AccountHealth(const RelayDependencies& dependencies, std::shared_ptr<const Account> account,
                  std::string family, std::optional<AccountMark> probe);
    ~AccountHealth();
    AccountHealth(const AccountHealth&) = delete;
    AccountHealth& operator=(const AccountHealth&) = delete;

    void failed(policy::Fault fault);
    /// The first bytes of a good answer: whatever kept it from answering is over.
    void answers();
    /// The answer came whole.
    void succeeded();

private:
    void setMark(AccountMark mark);
    void recovered();
    void endProbe();

    const RelayDependencies& m_dependencies;
    std::shared_ptr<const Account> m_account;
    std::string m_family;
    std::optional<AccountMark> m_probe;
};

}  // namespace relay
