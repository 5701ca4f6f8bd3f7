#include "tests/core/store/budget_world.h"

#include "model/model_family.h"
#include "store/embedded/memory_coordination.h"
#include "tests/core/store/holds.h"

#include <fmt/format.h>

#include <array>
#include <optional>

namespace relay::test {
namespace {

constexpr const char* kKey = "key-1";
constexpr const char* kOpus = "claude-opus-4";

/// Its ledger is a list.
class MemoryWorld final : public BudgetWorld {
public:
    MemoryWorld() { restore(); }
    Coordination& coordination() override { return *m_coordination; }
    TestClock& clock() override { return m_clock; }
    std::uint64_t open(const Attempt& attempt) override {
        m_ledger.push_back(attempt);
        return m_ledger.size();
    }
    void settle(const Attempt& attempt) override { m_ledger[attempt.id - 1] = attempt; }
    void crash() override {
        for (Attempt& attempt : m_ledger)
            if (attempt.outcome == Outcome::Open) attempt.outcome = Outcome::Unknown;
        restore();
    }

private:
    void restore() {
        embedded::CoordinationState state;
        const std::int64_t day = (m_clock.now() - kDayStart) / kDayMs;
        const Periods periods = periodsOf(day);
        for (const Attempt& attempt : m_ledger) {
            if (attempt.startedAt < periods.dayStart) continue;
            const Money spent = attempt.outcome == Outcome::Unknown ? attempt.reserved : attempt.cost;
            for (const std::string& family : {std::string(), modelFamily(attempt.model)})
                state.spent.push_back(
                    {kKey, LimitKind::DailyCost, family, periods.dayStart, periods.dayEnd, spent.nanos});
        }
        m_coordination.emplace(m_clock, state, [] {});
    }

    TestClock m_clock;
    std::vector<Attempt> m_ledger;
    std::optional<embedded::MemoryCoordination> m_coordination;
};

class StoreWorld final : public BudgetWorld {
public:
    explicit StoreWorld(const StoreFactory& factory) : m_store(factory.make()) {
        ApiKey key;
        key.id = kKey;
        key.name = kKey;
        EXPECT_TRUE(m_store->records().insertKey(key));
        m_store->reopen();
    }
    Coordination& coordination() override { return m_store->coordination(); }
    TestClock& clock() override { return m_store->clock; }
    std::uint64_t open(const Attempt& attempt) override { return m_store->openAttempt(attempt); }
    void settle(const Attempt& attempt) override { m_store->settleAttempt(attempt); }
    void crash() override { m_store->reopen(); }

private:
    std::unique_ptr<StoreUnderTest> m_store;
};

Grant await(Task<Result<Grant>> task) {
    thread_local boost::asio::io_context context;  // one for thousands: each opens files of its own
    return *relay::await(context, std::move(task));
}

}  // namespace

std::unique_ptr<BudgetWorld> memoryWorld() {
    return std::make_unique<MemoryWorld>();
}

std::unique_ptr<BudgetWorld> storeWorld(const StoreFactory& factory) {
    return std::make_unique<StoreWorld>(factory);
}

void BudgetSchedule::step() {
    const std::size_t what = m_random() % 20;
    if (what < 9 || m_running.empty()) return start();
    if (what < 17) return end(m_random() % m_running.size());
    if (what < 19) return passTime();
    crash();
}

void BudgetSchedule::start() {
    Request request;
    request.opus = m_random() % 2 == 0;
    request.worst = 1 + amount(400);
    request.holdId = hold(request.opus, request.worst);
    if (request.holdId == 0) return;
    if (m_random() % 10 == 0) {  // no account could take it
        m_world.coordination().release(request.holdId);
        return;
    }
    openAttempt(std::move(request));
}

void BudgetSchedule::openAttempt(Request request) {
    request.attempt = sampleAttempt();
    request.attempt.keyId = kKey;
    request.attempt.model = request.opus ? kOpus : "claude-sonnet-4";
    request.attempt.outcome = Outcome::Open;
    request.attempt.startedAt = m_world.clock().now();
    request.attempt.cost = {};
    request.attempt.reserved = Money{request.worst};
    request.attempt.id = m_world.open(request.attempt);
    ++m_attempts;
    m_running.push_back(std::move(request));
}

/// An attempt costs anything up to what was held for it; then the request ends or moves on to another account.
void BudgetSchedule::end(std::size_t which) {
    Request request = std::move(m_running[which]);
    m_running.erase(m_running.begin() + static_cast<std::ptrdiff_t>(which));
    const std::int64_t cost = m_random() % 3 == 0 ? request.worst : amount(request.worst + 1);
    charge(request.attempt, cost);
    request.attempt.cost = Money{cost};
    request.attempt.outcome = Outcome::Failed;
    m_world.coordination().book(request.holdId, {1, Money{cost}});
    m_world.settle(request.attempt);
    if (m_random() % 2 == 0) return retry(std::move(request));
    m_world.coordination().release(request.holdId);
}

void BudgetSchedule::retry(Request request) {
    const Grant grant = await(m_world.coordination().raise(request.holdId, Money{request.worst}));
    if (grant.holdId == 0) {
        m_world.coordination().release(request.holdId);
        if (!grant.blockers.empty()) return;
        request.holdId = hold(request.opus, request.worst);
        if (request.holdId == 0) return;
    }
    openAttempt(std::move(request));
}

/// Upstream had received what was running, and charges for it.
void BudgetSchedule::crash() {
    for (const Request& request : m_running)
        charge(request.attempt, m_random() % 3 == 0 ? request.worst : amount(request.worst + 1));
    m_running.clear();
    ++m_crashes;
    m_world.crash();
}

/// Nobody who lives lets a hold expire.
void BudgetSchedule::passTime() {
    std::vector<std::uint64_t> living;
    for (const Request& request : m_running)
        living.push_back(request.holdId);
    const bool overnight = m_random() % 8 == 0;
    m_world.clock().set(m_world.clock().now() + (overnight ? kDayMs / 2 : 200'000));
    m_world.coordination().renew(living);
    m_world.coordination().sweep();
}

void BudgetSchedule::charge(const Attempt& attempt, std::int64_t cost) {
    const std::int64_t day = (attempt.startedAt - kDayStart) / kDayMs;
    m_charged[day] += cost;
    if (attempt.model == kOpus) m_chargedOpus[day] += cost;
}

std::uint64_t BudgetSchedule::hold(bool opus, std::int64_t worst) {
    std::vector<Charge> charges{dayMoney(kLimit, worst, today())};
    if (opus) {
        charges.push_back(dayMoney(kOpusLimit, worst, today()));
        charges.back().family = "opus";
    }
    HoldRequest request = holdOf(kKey, std::move(charges), today());
    request.family = opus ? "opus" : "sonnet";
    return await(m_world.coordination().hold(std::move(request))).holdId;
}

std::int64_t BudgetSchedule::today() const {
    return (m_world.clock().now() - kDayStart) / kDayMs;
}

std::string BudgetSchedule::overspent() const {
    for (const auto& [day, charged] : m_charged)
        if (charged > kLimit) return fmt::format("day {}: {} of {}", day, charged, kLimit);
    for (const auto& [day, charged] : m_chargedOpus)
        if (charged > kOpusLimit) return fmt::format("day {}, opus: {} of {}", day, charged, kOpusLimit);
    return {};
}

}  // namespace relay::test
