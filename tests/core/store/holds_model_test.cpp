// Random operations on the real thing and on a model so simple that it can be believed: counts never leak, and nothing
// is freed early.

#include "store/embedded/memory_holds.h"

#include "tests/core/store/holds.h"
#include "tests/core/store/store_under_test.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <tuple>
#include <vector>

namespace relay {
namespace {

constexpr std::int64_t kLeaseMs = std::chrono::milliseconds(kLeaseTime).count();
constexpr std::int64_t kPlaces = 4;
constexpr std::int64_t kMoney = 1'000;
constexpr std::int64_t kTokens = 5'000;
constexpr std::int64_t kWindowMs = 400'000;

/// What was counted and is held, as one list a kind; sums are made anew at every question.
class Model {
public:
    struct Hold {
        std::string owner;
        std::int64_t day = 0;     ///< the day it counts in
        std::int64_t window = 0;  ///< number of its window
        std::int64_t money = 0;   ///< held
        std::int64_t tokens = 0;
        UnixMillis renewedAt = 0;
        bool lapsed = false;
    };

    bool hold(std::uint64_t id, const std::string& owner, std::int64_t money, std::int64_t tokens,
              UnixMillis now) {
        enter(owner, now);
        if (!wouldFit(owner, money, tokens)) return false;
        Window& window = m_windows[owner];
        if (!window.begin) window = {window.number + 1, now};
        m_holds[id] = {owner, m_days[owner], window.number, money, tokens, now, false};
        return true;
    }
    bool fits(const std::string& owner, std::int64_t money, std::int64_t tokens, UnixMillis now) {
        enter(owner, now);
        return wouldFit(owner, money, tokens);
    }
    void book(std::uint64_t id, std::int64_t money, std::int64_t tokens) {
        const auto found = m_holds.find(id);
        if (found == m_holds.end()) return;
        Hold& hold = found->second;
        m_money.emplace_back(hold.owner, hold.day, money);
        m_tokens.emplace_back(hold.owner, hold.window, tokens);
        hold.money = std::max<std::int64_t>(hold.money - money, 0);
        hold.tokens = std::max<std::int64_t>(hold.tokens - tokens, 0);
    }
    void release(std::uint64_t id) { m_holds.erase(id); }
    void renew(std::uint64_t id, UnixMillis now) { m_holds.at(id).renewedAt = now; }
    std::size_t sweep(UnixMillis now) {
        std::erase_if(m_holds, [now](const auto& each) {
            return each.second.lapsed && now - each.second.renewedAt >= 12 * kLeaseMs;
        });
        return lapse([now](const Hold& hold) { return now - hold.renewedAt >= kLeaseMs; });
    }
    std::size_t clear(const std::string& owner) {
        return lapse([&](const Hold& hold) { return hold.owner == owner; });
    }

    std::int64_t places(const std::string& owner) const {
        return std::ranges::count_if(
            m_holds, [&](const auto& each) { return each.second.owner == owner && !each.second.lapsed; });
    }
    std::int64_t moneyHeld(const std::string& owner) const {
        std::int64_t sum = 0;
        for (const auto& [id, hold] : m_holds)
            if (hold.owner == owner && hold.day == m_days.at(owner)) sum += hold.money;
        return sum;
    }
    std::int64_t tokensHeld(const std::string& owner) const {
        std::int64_t sum = 0;
        for (const auto& [id, hold] : m_holds)
            if (hold.owner == owner && hold.window == m_windows.at(owner).number) sum += hold.tokens;
        return sum;
    }
    std::int64_t moneyUsed(const std::string& owner) const { return sum(m_money, owner, m_days.at(owner)); }
    std::int64_t tokensUsed(const std::string& owner) const {
        return sum(m_tokens, owner, m_windows.at(owner).number);
    }
    const std::map<std::uint64_t, Hold>& holds() const { return m_holds; }
    void enter(const std::string& owner, UnixMillis now) {
        m_days[owner] = (now - test::kDayStart) / test::kDayMs;
        Window& window = m_windows[owner];
        if (window.begin && now >= *window.begin + kWindowMs) window = {window.number + 1, std::nullopt};
    }

private:
    struct Window {
        std::int64_t number = 0;
        std::optional<UnixMillis> begin;
    };
    using Booked = std::vector<std::tuple<std::string, std::int64_t, std::int64_t>>;

    bool wouldFit(const std::string& owner, std::int64_t money, std::int64_t tokens) const {
        return places(owner) < kPlaces && moneyUsed(owner) + moneyHeld(owner) + money <= kMoney &&
               tokensUsed(owner) + tokensHeld(owner) + tokens <= kTokens;
    }
    template <class Matches>
    std::size_t lapse(Matches matches) {
        std::size_t count = 0;
        for (auto& [id, hold] : m_holds) {
            if (hold.lapsed || !matches(hold)) continue;
            hold.lapsed = true;
            hold.money = hold.tokens = 0;
            ++count;
        }
        return count;
    }
    static std::int64_t sum(const Booked& booked, const std::string& owner, std::int64_t period) {
        std::int64_t sum = 0;
        for (const auto& [who, when, amount] : booked)
            if (who == owner && when == period) sum += amount;
        return sum;
    }

    std::map<std::uint64_t, Hold> m_holds;
    std::map<std::string, std::int64_t> m_days;
    std::map<std::string, Window> m_windows;
    Booked m_money;
    Booked m_tokens;
};

class HoldsModelTest : public ::testing::TestWithParam<unsigned> {
protected:
    void step() {
        const UnixMillis now = m_clock.now();
        switch (m_random() % 8) {
            case 0:
            case 1:
            case 2:
                return hold(now);
            case 3: {
                const std::int64_t money = amount(300);
                const std::int64_t tokens = amount(1'500);
                const std::uint64_t id = anyHold();
                m_holds.book(id, {static_cast<std::uint64_t>(tokens), Money{money}});
                return m_model.book(id, money, tokens);
            }
            case 4: {
                const std::uint64_t id = anyHold();
                m_holds.release(id);
                return m_model.release(id);
            }
            case 5: {
                const std::uint64_t id = anyHold();
                m_holds.renew(std::array{id});
                if (m_model.holds().contains(id)) m_model.renew(id, now);
                return;
            }
            case 6:
                m_clock.set(now + amount(m_random() % 20 == 0 ? test::kDayMs : 100'000));
                return;
            default:
                if (m_random() % 10 == 0) {
                    EXPECT_EQ(m_holds.clearHolds("b"), m_model.clear("b"));
                    return;
                }
                EXPECT_EQ(m_holds.sweep(), m_model.sweep(now));
        }
    }

    void hold(UnixMillis now) {
        const std::string owner = m_random() % 2 == 0 ? "a" : "b";
        const std::int64_t money = amount(400);
        const std::int64_t tokens = amount(2'000);
        const std::int64_t day = (now - test::kDayStart) / test::kDayMs;
        HoldRequest request =
            test::holdOf(owner,
                         {test::place(kPlaces), test::dayMoney(kMoney, money, day),
                          test::window(LimitKind::WindowTokens, kTokens, tokens, kWindowMs)},
                         day);
        const bool fits = m_model.fits(owner, money, tokens, now);
        const Grant grant = m_holds.hold(request);
        EXPECT_EQ(grant.holdId != 0, fits);
        EXPECT_EQ(grant.blockers.empty(), fits);
        if (grant.holdId == 0) return;
        EXPECT_FALSE(m_model.holds().contains(grant.holdId));
        m_model.hold(grant.holdId, owner, money, tokens, now);
        m_ids.push_back(grant.holdId);
    }

    void compare() {
        for (const std::string owner : {"a", "b"}) {
            // A look at the counters as a request would find them: a refused hold takes nothing.
            const UnixMillis now = m_clock.now();
            const std::int64_t day = (now - test::kDayStart) / test::kDayMs;
            HoldRequest request =
                test::holdOf(owner,
                             {test::dayMoney(1, 1'000'000'000, day), test::place(1),
                              test::window(LimitKind::WindowTokens, 1, 1'000'000'000, kWindowMs)},
                             day);
            request.charges[1].amount = 1'000'000'000;
            const Grant look = m_holds.hold(request);
            m_model.enter(owner, now);
            ASSERT_EQ(look.blockers.size(), 3U);
            ASSERT_EQ(look.blockers[0].used, m_model.moneyUsed(owner));
            ASSERT_EQ(look.blockers[0].held, m_model.moneyHeld(owner));
            ASSERT_EQ(look.blockers[1].held, m_model.places(owner));
            ASSERT_EQ(look.blockers[2].used, m_model.tokensUsed(owner));
            ASSERT_EQ(look.blockers[2].held, m_model.tokensHeld(owner));
        }
    }

    std::int64_t amount(std::int64_t most) {
        return static_cast<std::int64_t>(m_random() % static_cast<std::uint64_t>(most));
    }
    /// One that was granted, perhaps released long ago.
    std::uint64_t anyHold() {
        return m_ids.empty() ? 0
                             : m_ids[m_ids.size() - 1 - m_random() % std::min<std::size_t>(m_ids.size(), 12)];
    }

    TestClock m_clock;
    embedded::MemoryHolds m_holds{m_clock, {}};
    Model m_model;
    std::vector<std::uint64_t> m_ids;
    std::mt19937_64 m_random{GetParam()};
};

TEST_P(HoldsModelTest, NothingLeaksAndNothingIsFreedEarly) {
    for (int i = 0; i < 1'000; ++i) {
        step();
        compare();
        if (HasFailure()) FAIL() << "seed " << GetParam() << ", step " << i;
    }
    EXPECT_GT(m_ids.size(), 20U) << "something has to be granted";
    for (const std::uint64_t id : m_ids) {
        m_holds.release(id);
        m_model.release(id);
    }
    compare();
    EXPECT_TRUE(m_holds.holds().empty());
    EXPECT_TRUE(m_model.holds().empty());
}

INSTANTIATE_TEST_SUITE_P(Seeds, HoldsModelTest, ::testing::Range(1U, 21U));

}  // namespace
}  // namespace relay
