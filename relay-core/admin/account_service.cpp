#include "admin/account_service.h"

#include "admin/bound_keys.h"
#include "base/ids.h"
#include "identity/vault.h"
#include "observe/observer.h"
#include "relay/scheduler.h"
#include "store/coordination.h"
#include "store/directory.h"
#include "store/records.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

namespace relay::admin {
namespace {

constexpr std::string_view kSecretField = "secret";

Error noSuchAccount(const std::string& id) {
    return fail(ErrorCode::NotFound, fmt::format("There is no account {}", id));
}

Result<void> checkComplete(const AccountChange& change) {
    if (!change.name) return fail(ErrorCode::InvalidRequest, "field \"name\" is needed");
    if (!change.baseUrl) return fail(ErrorCode::InvalidRequest, "field \"baseUrl\" is needed");
    if (!change.secret) return fail(ErrorCode::InvalidRequest, "field \"secret\" is needed");
    if (change.ifUpdatedAt) return fail(ErrorCode::InvalidRequest, "unknown field \"ifUpdatedAt\"");
    return {};
}

Result<void> checkPossible(const AccountChange& change, const Account& before, const Account& after) {
    if (change.ifUpdatedAt && *change.ifUpdatedAt != before.updatedAt)
        return fail(ErrorCode::Conflict,
                    fmt::format("The account was changed meanwhile, at {}", isoTime(before.updatedAt)));
    if (after.type != before.type)
        return fail(ErrorCode::InvalidRequest, "field \"type\" cannot be changed; make a new account");
    if (after.enabled && after.secret.empty())
        return fail(ErrorCode::InvalidRequest,
                    "field \"secret\" is needed: the stored one could not be opened");
    return {};
}

bool endsMark(const AccountChange& change) {
    return change.secret || change.baseUrl || change.authScheme;
}

}  // namespace

AccountService::AccountService(Records& records, Directory& directory, Coordination& coordination,
                               Scheduler& scheduler, const Vault& vault, Observer& observer, Random& random,
                               const Clock& clock)
    : m_records(records),
      m_directory(directory),
      m_coordination(coordination),
      m_scheduler(scheduler),
      m_vault(vault),
      m_observer(observer),
      m_random(random),
      m_clock(clock) {}

Result<std::size_t> AccountService::load() {
    const std::lock_guard lock(m_writing);
    auto stored = m_records.accounts();
    if (!stored) return stored.error();
    std::vector<Account> accounts;
    accounts.reserve(stored->size());
    std::size_t damaged = 0;
    for (StoredAccount& row : *stored) {
        Account& account = row.account;
        auto secret = m_vault.open(row.sealedSecret, account.id, kSecretField);
        if (!secret && secret.error().code == ErrorCode::PermissionDenied) return secret.error();
        if (secret) {
            account.secret = std::move(*secret);
        } else {
            ++damaged;
            account.enabled = false;
            m_observer.log(
                LogLevel::Error, "admin",
                fmt::format("account \"{}\" is disabled: {}", account.name, secret.error().message));
        }
        accounts.push_back(std::move(account));
    }
    m_directory.loadAccounts(std::move(accounts));
    return damaged;
}

Result<AccountPtr> AccountService::create(const AccountChange& change) {
    if (auto complete = checkComplete(change); !complete) return complete.error();
    Account account;
    applyChange(change, account);
    return insert(std::move(account));
}

Result<AccountPtr> AccountService::duplicate(const std::string& id, const std::string& name) {
    const auto original = find(id);
    if (!original) return original.error();
    if ((*original)->secret.empty())
        return fail(ErrorCode::Conflict, "The account has no secret; enter it again first");
    Account account = **original;
    account.name = name;
    account.schedulable = false;
    return insert(std::move(account));
}

/// As a new one.
Result<AccountPtr> AccountService::insert(Account account) {
    account.id = newUuid(m_random);
    account.createdAt = m_clock.now();
    account.updatedAt = account.createdAt;

    const std::lock_guard lock(m_writing);
    if (auto free = checkName(account); !free) return free.error();
    if (auto saved = m_records.insertAccount(sealed(account)); !saved) return saved.error();
    auto made = std::make_shared<const Account>(account);
    m_directory.putAccount(std::move(account));
    return made;
}

Result<AccountPtr> AccountService::update(const std::string& id, const AccountChange& change) {
    const std::lock_guard lock(m_writing);
    auto before = find(id);
    if (!before) return before.error();
    Account account = **before;
    applyChange(change, account);
    if (auto possible = checkPossible(change, **before, account); !possible) return possible.error();
    if (auto free = checkName(account); !free) return free.error();
    account.updatedAt = std::max(m_clock.now(), (*before)->updatedAt + 1);
    if (auto saved = m_records.updateAccount(sealed(account)); !saved) return saved.error();
    auto changed = std::make_shared<const Account>(account);
    m_directory.putAccount(std::move(account));
    if (endsMark(change)) endMark(*changed);
    return changed;
}

Result<void> AccountService::remove(const std::string& id) {
    const std::lock_guard lock(m_writing);
    if (auto present = find(id); !present) return present.error();
    if (auto free = checkUnbound(m_directory, &ApiKey::accountId, id); !free) return free;
    if (auto removed = m_records.removeAccount(id); !removed) return removed.error();
    m_directory.eraseAccount(id);
    m_coordination.clearMark(id, std::nullopt);
    return {};
}

Result<AccountPtr> AccountService::clear(const std::string& id) {
    auto account = find(id);
    if (account) endMark(**account);
    return account;
}

std::size_t AccountService::clearAll() {
    std::set<std::string> marked;
    for (const AccountMark& mark : m_coordination.marks())
        marked.insert(mark.accountId);
    for (const std::string& id : marked)
        if (auto account = find(id)) endMark(**account);
    return marked.size();
}

Result<AccountPtr> AccountService::find(const std::string& id) const {
    if (auto account = m_directory.accounts()->find(id)) return account;
    return noSuchAccount(id);
}

std::vector<AccountPtr> AccountService::all() const {
    return m_directory.accounts()->all();
}

Result<void> AccountService::checkName(const Account& account) const {
    for (const AccountPtr& other : m_directory.accounts()->all())
        if (other->name == account.name && other->id != account.id)
            return fail(ErrorCode::Conflict,
                        fmt::format("There is an account named \"{}\" already", account.name));
    return {};
}

StoredAccount AccountService::sealed(const Account& account) const {
    StoredAccount stored{account, m_vault.seal(account.secret, account.id, kSecretField)};
    stored.account.secret = SecretString();
    return stored;
}

void AccountService::endMark(const Account& account) {
    const auto marks = m_coordination.marks();
    const bool marked =
        std::ranges::any_of(marks, [&](const AccountMark& mark) { return mark.accountId == account.id; });
    m_coordination.clearMark(account.id, std::nullopt);
    m_scheduler.loadChanged(account.id);
    if (marked) m_observer.accountCleared(account);
}

}  // namespace relay::admin
