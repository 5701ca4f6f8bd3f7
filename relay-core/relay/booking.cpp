#include "relay/booking.h"

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

std::uint32_t millisSince(SteadyTime start, const Clock& clock) {
    const auto millis = std::chrono::duration_cast<std::chrono::milliseconds>(clock.steady() - start).count();
    return static_cast<std::uint32_t>(std::max<std::int64_t>(millis, 0));
}

}  // namespace

Booking::Booking(const RelayDependencies& dependencies, Attempt attempt, std::uint64_t holdId)
    : m_dependencies(dependencies),
      m_attempt(std::move(attempt)),
      m_holdId(holdId),
      m_startedSteady(dependencies.clock.steady()) {}

Booking::~Booking() {
    m_dependencies.coordination.release(m_holdId);
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
    m_attempt.durationMs = millisSince(m_startedSteady, m_dependencies.clock);
    if (ending.tap != nullptr) takeUsage(*ending.tap, ending.outcome);
    price(ending.tap);
    m_settled = true;
    const Usage& usage = m_attempt.usage;
    m_dependencies.coordination.book(m_holdId, {usage.totalInput() + usage.output, m_attempt.cost});
    m_dependencies.coordination.release(m_holdId);
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
    const PricedUsage priced =
        priceOf(m_dependencies.prices, m_attempt.model, m_attempt.usage, serviceTierFrom(tier), fast);
    m_attempt.cost = priced.cost;
    m_attempt.priceMatch = priced.match;
    m_attempt.priceVersion = m_dependencies.prices.version();
}

}  // namespace relay
