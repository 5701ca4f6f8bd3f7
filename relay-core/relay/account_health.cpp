#include "relay/account_health.h"

#include "observe/observer.h"
#include "policy/circuit_breaker.h"
#include "policy/cooldown.h"
#include "relay/scheduler.h"
#include "relay/scheduling_settings.h"
#include "store/coordination.h"

#include <utility>

namespace relay {
namespace {

/// Marks that are about how answers end; that one begins says nothing against them.
bool needsWholeAnswer(MarkCause cause) {
    return cause == MarkCause::BrokenStream || cause == MarkCause::CircuitOpen;
}

}  // namespace

AccountHealth::AccountHealth(const RelayDependencies& dependencies, std::shared_ptr<const Account> account,
                             std::string family, std::optional<AccountMark> probe)
    : m_dependencies(dependencies),
      m_account(std::move(account)),
      m_family(std::move(family)),
      m_probe(std::move(probe)) {}

AccountHealth::~AccountHealth() {
    endProbe();
}

void AccountHealth::failed(policy::Fault fault) {
    fault.family = m_family;
    if (policy::scopeOf(fault) == policy::FaultScope::Request) return;
    const UnixMillis now = m_dependencies.clock.now();
    Coordination& coordination = m_dependencies.coordination;
    const RecentOutcomes counts = coordination.noteOutcome(m_account->id, true, now);
    if (!m_account->autoProtection) return;
    const policy::CooldownTimes times = cooldownTimes(m_dependencies.settings);
    const auto previous = coordination.markOf(m_account->id, policy::familyOf(fault));
    AccountMark mark = policy::nextMark(previous, m_account->id, fault, times, now);
    if (mark.family.empty() && policy::circuitOpens(counts.attempts, counts.failed)) {
        AccountMark open = policy::nextMark(previous, m_account->id,
                                            policy::circuitFault(counts.attempts, counts.failed), times, now);
        if (open.until > mark.until) mark = std::move(open);
    }
    setMark(std::move(mark));
}

void AccountHealth::answers() {
    if (m_probe && !needsWholeAnswer(m_probe->cause)) recovered();
}

void AccountHealth::succeeded() {
    m_dependencies.coordination.noteOutcome(m_account->id, false, m_dependencies.clock.now());
    if (m_probe) recovered();
}

void AccountHealth::setMark(AccountMark mark) {
    if (const auto probe = std::exchange(m_probe, std::nullopt)) m_dependencies.coordination.endProbe(*probe);
    m_dependencies.observer.accountMarked(*m_account, mark);
    m_dependencies.coordination.mark(std::move(mark));
    m_dependencies.scheduler.loadChanged(m_account->id);
}

void AccountHealth::recovered() {
    const AccountMark mark = *std::exchange(m_probe, std::nullopt);
    m_dependencies.coordination.clearMark(m_account->id, mark.family);
    m_dependencies.observer.accountCleared(*m_account);
    m_dependencies.scheduler.loadChanged(m_account->id);
}

void AccountHealth::endProbe() {
    if (!m_probe) return;
    m_dependencies.coordination.endProbe(*m_probe);
    m_dependencies.scheduler.loadChanged(m_account->id);
}

}  // namespace relay
