#include "relay/booking.h"

#include "base/time_count.h"
#include "model/usage.h"
#include "policy/pricing.h"
#include "relay/key_admission.h"
#include "relay/scheduler.h"
#include "store/ledger.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace relay {

Booking::Booking(const RelayDependencies& dependencies, Attempt attempt, std::unique_ptr<Hold> place,
                 KeyAdmission* admission)
    : m_dependencies(dependencies),
      m_attempt(std::move(attempt)),
      m_place(std::move(place)),
      m_admission(admission),
      m_startedSteady(dependencies.clock.steady()) {}

Task<Result<void>> Booking::open() {
    auto id = co_await m_dependencies.ledger.open(m_attempt);
    if (!id) co_return id.error();
    m_attempt.id = *id;
    co_return Result<void>();
}

Task<Result<void>> Booking::settle(Ending ending) {
    if (m_settled) co_return Result<void>();
    m_attempt.outcome = ending.outcome;
    m_attempt.status = ending.status;
    m_attempt.reason = std::move(ending.reason);
    m_attempt.firstByteMs = ending.firstByteMs;
    m_attempt.durationMs =
        timeCount<std::chrono::milliseconds>(m_dependencies.clock.steady() - m_startedSteady);
    if (ending.tap != nullptr) takeUsage(*ending.tap, ending.outcome);
    price(ending.tap);
    m_settled = true;
    bookSpent();
    if (m_attempt.id == 0) co_return Result<void>();  // never opened, so nothing left
    co_return co_await m_dependencies.ledger.settle(m_attempt);
}

/// The key's limits and the account's know it before the ledger's caller goes on.
void Booking::bookSpent() {
    const Spent spent{m_attempt.usage.totalInput() + m_attempt.usage.output, m_attempt.cost};
    if (m_admission != nullptr) m_admission->book(m_attempt.model, spent);
    if (m_place) m_place->book(spent);
    m_place.reset();
    m_dependencies.scheduler.loadChanged(m_attempt.accountId);
}

void Booking::takeUsage(const wire::UsageTap& tap, Outcome outcome) {
    m_attempt.usage = tap.usage();
    if (!tap.model().empty()) m_attempt.model = tap.model();
    if (!tap.meterable()) m_attempt.reason += m_attempt.reason.empty() ? "not metered" : "; not metered";
    if (outcome == Outcome::Succeeded) return;
    const std::uint64_t estimate = (tap.streamedTextBytes() + kBytesPerToken - 1) / kBytesPerToken;
    if (estimate <= m_attempt.usage.output) return;
    m_attempt.usage.output = estimate;
    m_attempt.reason += fmt::format("; output estimated from {} bytes", tap.streamedTextBytes());
}

void Booking::price(const wire::UsageTap* tap) {
    const std::string_view tier = tap != nullptr ? std::string_view(tap->serviceTier()) : std::string_view();
    const bool fast = tap != nullptr && tap->speed() == "fast";
    const policy::PricedUsage priced = policy::priceOf(m_dependencies.prices, m_attempt.model,
                                                       m_attempt.usage, policy::serviceTierFrom(tier), fast);
    m_attempt.cost = priced.cost;
    m_attempt.priceMatch = priced.match;
    m_attempt.priceVersion = m_dependencies.prices.version();
}

}  // namespace relay
