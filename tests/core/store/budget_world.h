#pragma once

#include "model/attempt.h"
#include "tests/core/store/store_under_test.h"

#include <functional>
#include <map>
#include <memory>
#include <random>
#include <string>
#include <vector>

namespace relay::test {

/// What a budget test lives in: a coordination, and a ledger that survives it.
class BudgetWorld {
public:
    virtual ~BudgetWorld() = default;
    virtual Coordination& coordination() = 0;
    virtual TestClock& clock() = 0;
    virtual std::uint64_t open(const Attempt& attempt) = 0;
    virtual void settle(const Attempt& attempt) = 0;
    /// The engine dies, with every hold and every open attempt, and comes up again.
    virtual void crash() = 0;
};

std::unique_ptr<BudgetWorld> memoryWorld();                            ///< thousands a second
std::unique_ptr<BudgetWorld> storeWorld(const StoreFactory& factory);  ///< files and all

/// Requests of one key, its budget of a day, and what upstream really charged for them.
class BudgetSchedule {
public:
    static constexpr std::int64_t kLimit = 1'000;
    static constexpr std::int64_t kOpusLimit = 600;

    BudgetSchedule(BudgetWorld& world, unsigned seed) : m_world(world), m_random(seed) {}

    void step();
    /// Empty, or which budget was overspent and by what.
    std::string overspent() const;
    std::size_t attempts() const { return m_attempts; }
    std::size_t crashes() const { return m_crashes; }

private:
    struct Request {
        std::uint64_t holdId = 0;
        bool opus = false;
        std::int64_t worst = 0;
        Attempt attempt;
    };

    void start();
    void openAttempt(Request request);
    void end(std::size_t which);
    void retry(Request request);
    void crash();
    void passTime();
    void charge(const Attempt& attempt, std::int64_t cost);
    std::uint64_t hold(bool opus, std::int64_t worst);
    std::int64_t today() const;
    std::int64_t amount(std::int64_t most) {
        return static_cast<std::int64_t>(m_random() % static_cast<std::uint64_t>(most));
    }

    BudgetWorld& m_world;
    std::mt19937_64 m_random;
    std::vector<Request> m_running;
    std::map<std::int64_t, std::int64_t> m_charged;  ///< by day
    std::map<std::int64_t, std::int64_t> m_chargedOpus;
    std::size_t m_attempts = 0;
    std::size_t m_crashes = 0;
};

}  // namespace relay::test
