#include "store/directory.h"

#include <algorithm>
#include <utility>

namespace relay {

Directory::Directory()
    : m_keys(std::make_shared<const KeyIndex>()), m_accounts(std::make_shared<const AccountPool>()) {}

std::shared_ptr<const ApiKey> Directory::findKey(const KeyDigest& digest) const {
    return m_keys.read()->find(digest);
}

std::shared_ptr<const ApiKey> Directory::keyById(std::string_view id) const {
    return m_keys.read()->findById(id);
}

std::size_t Directory::keyCount() const {
    return m_keys.read()->size();
}

std::vector<std::shared_ptr<const ApiKey>> Directory::keys() const {
    return m_keys.read()->all();
}

std::shared_ptr<const AccountPool> Directory::accounts() const {
    return m_accounts.read();
}

void Directory::loadKeys(std::vector<ApiKey> keys) {
    std::vector<KeyIndex::Key> shared;
    shared.reserve(keys.size());
    for (ApiKey& key : keys)
        shared.push_back(std::make_shared<const ApiKey>(std::move(key)));
    const std::scoped_lock lock(m_writing);
    m_keys.publish(std::make_shared<const KeyIndex>(shared));
}

void Directory::putKey(ApiKey key) {
    const std::scoped_lock lock(m_writing);
    m_keys.publish(std::make_shared<const KeyIndex>(
        m_keys.read()->with(std::make_shared<const ApiKey>(std::move(key)))));
}

void Directory::eraseKey(const std::string& id) {
    const std::scoped_lock lock(m_writing);
    m_keys.publish(std::make_shared<const KeyIndex>(m_keys.read()->without(id)));
}

void Directory::loadAccounts(std::vector<Account> accounts) {
    AccountPool::Accounts shared;
    shared.reserve(accounts.size());
    for (Account& account : accounts)
        shared.push_back(std::make_shared<const Account>(std::move(account)));
    const std::scoped_lock lock(m_writing);
    publish(std::move(shared), m_accounts.read()->groups());
}

void Directory::putAccount(Account account) {
    const std::scoped_lock lock(m_writing);
    AccountPool::Accounts accounts = m_accounts.read()->all();
    const auto old =
        std::ranges::find(accounts, account.id, [](const auto& each) -> auto& { return each->id; });
    if (old != accounts.end()) accounts.erase(old);
    accounts.push_back(std::make_shared<const Account>(std::move(account)));
    publish(std::move(accounts), m_accounts.read()->groups());
}

void Directory::eraseAccount(const std::string& id) {
    const std::scoped_lock lock(m_writing);
    AccountPool::Accounts accounts = m_accounts.read()->all();
    std::erase_if(accounts, [&id](const auto& each) { return each->id == id; });
    publish(std::move(accounts), m_accounts.read()->groups());
}

void Directory::loadGroups(std::vector<AccountGroup> groups) {
    const std::scoped_lock lock(m_writing);
    publish(m_accounts.read()->all(), std::move(groups));
}

void Directory::putGroup(AccountGroup group) {
    const std::scoped_lock lock(m_writing);
    std::vector<AccountGroup> groups = m_accounts.read()->groups();
    std::erase_if(groups, [&group](const auto& each) { return each.id == group.id; });
    groups.push_back(std::move(group));
    publish(m_accounts.read()->all(), std::move(groups));
}

void Directory::eraseGroup(const std::string& id) {
    const std::scoped_lock lock(m_writing);
    std::vector<AccountGroup> groups = m_accounts.read()->groups();
    std::erase_if(groups, [&id](const auto& each) { return each.id == id; });
    publish(m_accounts.read()->all(), std::move(groups));
}

void Directory::publish(AccountPool::Accounts accounts, std::vector<AccountGroup> groups) {
    std::ranges::sort(groups, {}, &AccountGroup::name);
    m_accounts.publish(
        std::make_shared<const AccountPool>(std::move(accounts), ++m_generation, std::move(groups)));
}

}  // namespace relay
