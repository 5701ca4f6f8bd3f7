#pragma once

#include "model/account.h"
#include "model/account_group.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace relay {

/// All accounts at one moment. Immutable, so any thread may read it for as long as it holds it.
class AccountPool {
public:
    using Accounts = std::vector<std::shared_ptr<const Account>>;

    AccountPool() = default;
    /// `generation` tells two pools of one directory apart; a later one is greater.
    AccountPool(Accounts accounts, std::uint64_t generation, std::vector<AccountGroup> groups = {});

    /// By priority, then name.
    const Accounts& all() const { return m_accounts; }
    /// Null when there is none.
    std::shared_ptr<const Account> find(std::string_view id) const;
    /// Where it stands in all().
    std::optional<std::uint32_t> placeOf(std::string_view id) const;
    /// Null when there is none. It may name accounts that are gone.
    const AccountGroup* group(std::string_view id) const;
    const std::vector<AccountGroup>& groups() const { return m_groups; }  ///< by name
    std::uint64_t generation() const { return m_generation; }

private:
    Accounts m_accounts;
    std::unordered_map<std::string_view, std::uint32_t> m_index;  ///< the texts belong to the accounts
    std::vector<AccountGroup> m_groups;
    std::uint64_t m_generation = 0;
};

}  // namespace relay
