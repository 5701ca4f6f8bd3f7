#include "relay/key_admission.h"

#include "model/usage.h"
#include "policy/limits.h"
#include "relay/usual_costs.h"
#include "store/coordination.h"
#include "store/local_periods.h"

#include <array>
#include <utility>

namespace relay {
namespace {

policy::Refuse refused(Error error) {
    policy::Refuse refuse;
    refuse.error = std::move(error);
    return refuse;
}

}  // namespace

KeyAdmission::KeyAdmission(const RelayDependencies& dependencies, HoldKeeper& keeper, net::Exchange& exchange,
                           std::shared_ptr<const ApiKey> key, std::string requestId)
    : m_dependencies(dependencies),
      m_keeper(keeper),
      m_exchange(exchange),
      m_key(std::move(key)),
      m_requestId(std::move(requestId)) {}

Task<std::optional<policy::Refuse>> KeyAdmission::enter(const wire::RequestPeek& peek, std::string family,
                                                        std::size_t bodyBytes) {
    m_peek = &peek;
    m_bodyBytes = bodyBytes;
    m_family = std::move(family);
    m_limits = policy::effectiveLimits(*m_key, m_dependencies.clock.now());
    m_moneyLimited = policy::hasMoneyLimit(m_limits, m_family);
    m_pricedAs = peek.model;
    std::optional<policy::Refuse> refusal;
    while (!refusal) {
        if (!isMyTurn()) {
            refusal = co_await standInLine(behindOthers());
            continue;
        }
        const Grant grant = co_await tryHold();
        if (grant.holdId != 0) break;
        policy::Verdict verdict = verdictOf(grant);
        if (const auto* lower = std::get_if<policy::LowerMaxTokens>(&verdict))
            m_maxTokens = lower->maxTokens;
        else if (auto* wait = std::get_if<policy::Wait>(&verdict))
            refusal = co_await standInLine(std::move(*wait));
        else
            refusal = std::get<policy::Refuse>(std::move(verdict));
    }
    m_place.reset();
    co_return refusal;
}

Task<std::optional<policy::Refuse>> KeyAdmission::reserveFor(const std::string& model) {
    if (!reserves()) co_return std::nullopt;
    if (auto refusal = unpriced(model)) co_return refusal;
    if (!m_booked && model == m_pricedAs) co_return std::nullopt;
    m_pricedAs = model;
    for (;;) {
        const Grant grant = co_await tryRaise();
        if (grant.holdId != 0) co_return std::nullopt;
        policy::Verdict verdict = verdictOf(grant);
        if (const auto* lower = std::get_if<policy::LowerMaxTokens>(&verdict))
            m_maxTokens = lower->maxTokens;
        else if (auto* wait = std::get_if<policy::Wait>(&verdict))
            co_return std::move(wait->otherwise);  // it waited at the door; an account is chosen by now
        else
            co_return std::get<policy::Refuse>(std::move(verdict));
    }
}

void KeyAdmission::book(const std::string& model, Spent spent) {
    if (!m_hold) return;
    m_booked = true;
    m_hold->book(spent);
    if (m_moneyLimited && m_dependencies.settings.budgetMode == BudgetMode::Estimate)
        m_dependencies.usualCosts.note(m_key->id, model, spent.cost);
}

policy::CostFacts KeyAdmission::factsFor(std::string_view model) const {
    return {model, m_bodyBytes, m_maxTokens.value_or(m_peek->maxTokens), m_peek->serviceTier,
            m_peek->speed == "fast"};
}

Money KeyAdmission::reservationFor(std::string_view model) const {
    if (!m_moneyLimited) return {};
    const BudgetMode mode = m_dependencies.settings.budgetMode;
    const Money worst = policy::worstCost(m_dependencies.prices, factsFor(model));
    std::optional<Money> usual;
    if (mode == BudgetMode::Estimate) usual = m_dependencies.usualCosts.usual(m_key->id, model);
    // A model without a price may get one under the name an account has for it: a spent key is found out all the same.
    return std::max(policy::reservationOf(mode, worst, usual).amount, Money{1});
}

HoldRequest KeyAdmission::holdRequest() const {
    HoldRequest request;
    request.owner = m_key->id;
    request.holder = m_requestId;
    request.family = m_family;
    request.periods =
        localPeriods(m_dependencies.clock.now(), m_dependencies.settings.zone, m_key->weeklyReset);
    const policy::Amounts amounts{m_family, m_reserved, m_bodyBytes / kBytesPerToken};
    request.charges =
        policy::chargesOf(m_limits, amounts, request.periods, m_dependencies.settings.budgetMode);
    return request;
}

/// No id and no blockers: the store failed.
Task<Grant> KeyAdmission::tryHold() {
    m_reserved = reservationFor(m_pricedAs);
    HoldRequest request = holdRequest();
    auto grant = co_await m_dependencies.coordination.hold(std::move(request));
    if (!grant) co_return Grant{};
    if (grant->holdId != 0) m_hold = std::make_unique<Hold>(m_keeper, m_key->id, grant->holdId);
    co_return std::move(*grant);
}

Task<Grant> KeyAdmission::tryRaise() {
    m_reserved = reservationFor(m_pricedAs);
    auto grant = co_await m_dependencies.coordination.raise(m_hold->id(), m_reserved);
    if (!grant) co_return Grant{};
    const bool cleared = grant->holdId == 0 && grant->blockers.empty();
    if (!cleared) co_return std::move(*grant);
    m_hold.reset();  // somebody freed it by hand
    co_return co_await tryHold();
}

policy::Verdict KeyAdmission::verdictOf(const Grant& grant) const {
    if (grant.blockers.empty())
        return refused(fail(ErrorCode::StoreUnavailable, "the limits of this key cannot be looked at"));
    policy::AdmissionFacts facts;
    facts.now = m_dependencies.clock.now();
    facts.queue = m_key->queue;
    facts.mode = m_dependencies.settings.budgetMode;
    if (facts.mode == BudgetMode::Exact)
        facts.affordable = [this](Money available) {
            policy::CostFacts asked = factsFor(m_pricedAs);
            asked.maxTokens = m_peek->maxTokens;
            return policy::affordableMaxTokens(m_dependencies.prices, asked, m_peek->thinkingBudget,
                                               available);
        };
    return policy::verdictOf(grant.blockers, facts);
}

std::optional<policy::Refuse> KeyAdmission::unpriced(const std::string& model) const {
    const PriceMatch match = m_dependencies.prices.find(model).match;
    return policy::unpricedRefusal(*m_key, m_limits, model, match);
}

/// Who comes later does not overtake those who wait.
bool KeyAdmission::isMyTurn() const {
    return m_place ? m_place->first() : !m_dependencies.queue.anybodyWaits(m_key->id);
}

policy::Wait KeyAdmission::behindOthers() const {
    policy::Wait wait;
    wait.queue = m_key->queue.places != 0 ? m_key->queue : policy::kBudgetQueue;
    wait.otherwise = refused(fail(
        m_moneyLimited && m_key->queue.places == 0 ? ErrorCode::QuotaExceeded : ErrorCode::RateLimitExceeded,
        "too many requests of this key wait for their turn already"));
    wait.otherwise.retryAfterSeconds = 1;
    return wait;
}

/// None: look again.
Task<std::optional<policy::Refuse>> KeyAdmission::standInLine(policy::Wait wait) {
    const SteadyTime now = m_dependencies.clock.steady();
    if (!m_place) {
        m_place = m_dependencies.queue.join(m_key->id, wait.queue.places, m_exchange.shard());
        if (!m_place) co_return std::move(wait.otherwise);
        m_waitsUntil = now + std::chrono::milliseconds(wait.queue.waitMs);
    }
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(m_waitsUntil - now);
    if (left.count() <= 0) co_return std::move(wait.otherwise);
    m_waited = true;
    co_await m_place->wait(m_exchange, left);
    m_maxTokens.reset();
    if (m_exchange.clientGone()) co_return refused(fail(ErrorCode::ClientGone, "the client left"));
    co_return std::nullopt;
}

}  // namespace relay
