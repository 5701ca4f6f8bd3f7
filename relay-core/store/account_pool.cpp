#include "store/account_pool.h"

#include <algorithm>
#include <tuple>

namespace relay {

AccountPool::AccountPool(Accounts accounts, std::uint64_t generation, std::vector<AccountGroup> groups)
    : m_accounts(std::move(accounts)), m_groups(std::move(groups)), m_generation(generation) {
    std::ranges::sort(m_accounts, [](const auto& left, const auto& right) {
        return std::tie(left->priority, left->name, left->id) <
               std::tie(right->priority, right->name, right->id);
    });
    m_index.reserve(m_accounts.size());
    for (std::uint32_t i = 0; i < m_accounts.size(); ++i)
        m_index.emplace(m_accounts[i]->id, i);
}

std::shared_ptr<const Account> AccountPool::find(std::string_view id) const {
    const auto found = m_index.find(id);
    return found == m_index.end() ? nullptr : m_accounts[found->second];
}

std::optional<std::uint32_t> AccountPool::placeOf(std::string_view id) const {
    const auto found = m_index.find(id);
    if (found == m_index.end()) return std::nullopt;
    return found->second;
}

const AccountGroup* AccountPool::group(std::string_view id) const {
    const auto found = std::ranges::find(m_groups, id, &AccountGroup::id);
    return found == m_groups.end() ? nullptr : &*found;
}

}  // namespace relay
