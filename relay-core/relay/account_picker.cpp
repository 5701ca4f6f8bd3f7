#include "relay/account_picker.h"

#include "model/usage.h"
#include "policy/limits.h"
#include "policy/pricing.h"
#include "relay/scheduler.h"
#include "relay/scheduling_settings.h"
#include "store/coordination.h"
#include "store/directory.h"
#include "store/local_periods.h"

#include <algorithm>
#include <utility>

namespace relay {

AccountPicker::AccountPicker(const RelayDependencies& dependencies, HoldKeeper& keeper,
                             net::Exchange& exchange, const ApiKey& key, PickRequest request)
    : m_dependencies(dependencies),
      m_keeper(keeper),
      m_exchange(exchange),
      m_key(key),
      m_request(std::move(request)) {
    if (m_request.continues && !m_request.conversation.empty())
        m_sticky = dependencies.coordination.sticky(m_request.conversation, dependencies.clock.now());
}

Task<std::optional<PickedAccount>> AccountPicker::pick() {
    while (!m_exchange.clientGone()) {
        policy::Selection selection = m_dependencies.scheduler.choose(selectionRequest());
        if (!selection.account) {
            m_refusals = std::move(selection);
            const auto full = worthWaitingFor();
            if (!full) break;
            const bool again = co_await waitForPlace(*full);
            if (!again) break;
            continue;
        }
        const auto account = selection.account;
        if (othersWaitFor(*account)) {
            passOver(selection);
            const bool again = co_await waitForPlace(*account);
            if (!again) m_tried.push_back(account->id);
            continue;
        }
        auto hold = co_await take(*account);
        if (!hold) {
            passOver(selection);
            continue;
        }
        m_place.reset();
        m_tried.push_back(account->id);
        co_return PickedAccount{account, std::move(hold), std::move(selection.probe), selection.stickyUse};
    }
    for (policy::RefusedCandidate& each : m_lostRaces)
        policy::refuse(m_refusals, std::move(each));
    m_lostRaces.clear();
    co_return std::nullopt;
}

bool AccountPicker::anybodyElse() const {
    return m_dependencies.scheduler.peek(selectionRequest()).account != nullptr;
}

std::optional<policy::Explanation> AccountPicker::explain() const {
    constexpr std::size_t kMostAccounts = 500;
    if (m_dependencies.directory.accounts()->all().size() > kMostAccounts) return std::nullopt;
    policy::SelectionRequest request = selectionRequest();
    request.tried = {};
    return m_dependencies.scheduler.explain(request, {});
}

void AccountPicker::serves(const Account& account) {
    if (m_request.conversation.empty()) return;
    m_dependencies.coordination.stick(
        policy::nextSticky(m_sticky, m_request.conversation, m_key.id, account.id,
                           schedulingRules(m_dependencies.settings).sticky, m_dependencies.clock.now()));
}

policy::SelectionRequest AccountPicker::selectionRequest() const {
    policy::SelectionRequest request;
    request.model = m_request.model;
    request.family = m_request.family;
    request.boundAccountId = m_key.accountId;
    request.boundGroupId = m_key.groupId;
    request.sticky = m_sticky ? &*m_sticky : nullptr;
    request.tried = m_tried;
    request.moment = policy::momentAt(m_dependencies.clock.now(), m_dependencies.settings.zone);
    return request;
}

/// None: somebody else took the last place, or the last of the quota, since the account was chosen.
Task<std::unique_ptr<Hold>> AccountPicker::take(const Account& account) {
    HoldRequest wanted = holdRequest(account);
    auto grant = co_await m_dependencies.coordination.hold(std::move(wanted));
    m_dependencies.scheduler.loadChanged(account.id);
    if (grant && grant->holdId != 0) co_return std::make_unique<Hold>(m_keeper, account.id, grant->holdId);
    const bool full = grant && std::ranges::any_of(grant->blockers, [](const Blocker& each) {
                          return each.kind == LimitKind::Concurrency;
                      });
    if (full) co_return nullptr;  // the next choice sees it
    policy::RefusedCandidate lost;
    lost.accountId = account.id;
    lost.refusal = policy::Refusal::QuotaSpent;
    m_lostRaces.push_back(std::move(lost));
    m_tried.push_back(account.id);
    co_return nullptr;
}

HoldRequest AccountPicker::holdRequest(const Account& account) const {
    HoldRequest request;
    request.owner = account.id;
    request.holder = m_request.requestId;
    request.family = m_request.family;
    request.periods = localPeriods(m_dependencies.clock.now(), m_dependencies.settings.zone);
    const Money cost = account.dailyQuota.nanos != 0 ? expectedCost() : Money{};
    request.charges = policy::chargesOf(account, cost, request.periods, BudgetMode::Exact);
    return request;
}

/// What a request is likely to cost; held against an account's quota while it runs, so that a burst cannot pass it.
Money AccountPicker::expectedCost() const {
    constexpr std::uint64_t kUsualOutput = 1024;
    Usage usage;
    usage.input = m_request.bodyBytes / kBytesPerToken;
    usage.output = std::min(m_request.maxTokens, kUsualOutput);
    return policy::priceOf(m_dependencies.prices, m_request.model, usage,
                           policy::serviceTierFrom(m_request.serviceTier))
        .cost;
}

bool AccountPicker::othersWaitFor(const Account& account) const {
    const bool first = m_place && m_lineOf == account.id && m_place->first();
    return !first && m_dependencies.queue.anybodyWaits(account.id);
}

/// A full account of those that refused, with a line to stand in.
std::shared_ptr<const Account> AccountPicker::worthWaitingFor() const {
    const auto pool = m_dependencies.directory.accounts();
    for (const policy::RefusedCandidate& each : m_refusals.refused) {
        if (each.refusal != policy::Refusal::ConcurrencyFull) continue;
        auto account = pool->find(each.accountId);
        if (account && account->queue.places > 0) return account;
    }
    return nullptr;
}

/// False: the line is full, the time is over or the client has left.
Task<bool> AccountPicker::waitForPlace(const Account& account) {
    const SteadyTime now = m_dependencies.clock.steady();
    if (!m_place || m_lineOf != account.id) {
        m_place = m_dependencies.queue.join(account.id, account.queue.places, m_exchange.shard());
        if (!m_place) co_return false;
        m_lineOf = account.id;
        m_waitsUntil = now + std::chrono::milliseconds(account.queue.waitMs);
    }
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(m_waitsUntil - now);
    if (left.count() <= 0) {
        m_place.reset();
        co_return false;
    }
    co_await m_place->wait(m_exchange, left);
    co_return !m_exchange.clientGone();
}

/// A choice that was not taken up is no probe.
void AccountPicker::passOver(const policy::Selection& selection) {
    if (!selection.probe) return;
    m_dependencies.coordination.endProbe(*selection.probe);
    m_dependencies.scheduler.loadChanged(selection.account->id);
}

}  // namespace relay
