#include "relay/booking.h"

#include "base/time_count.h"
#include "policy/pricing.h"
#include "store/coordination.h"
#include "store/ledger.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace relay {
namespace {

/// What a tokenizer makes of English on average; only used for answers that broke off before the upstream counted.
constexpr std::uint64_t kBytesPerToken = 4;

}  // namespace

Booking::Booking(const RelayDependencies& dependencies, Attempt attempt, std::uint64_t leaseId)
    : m_dependencies(dependencies),
      m_attempt(std::move(attempt)),
      m_leaseId(leaseId),
      m_startedSteady(dependencies.clock.steady()) {}

Booking::~Booking() {
    m_dependencies.coordination.settle(m_leaseId, m_settled ? m_attempt.cost : Money{});
}

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
    m_dependencies.coordination.settle(m_leaseId, m_attempt.cost);
    if (m_attempt.id == 0) co_return Result<void>();  // never opened, so nothing left
    co_return co_await m_dependencies.ledger.settle(m_attempt);
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
