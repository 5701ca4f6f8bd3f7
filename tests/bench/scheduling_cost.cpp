// What a choice costs, with its hold and release, in pools of 10 and of 10,000 accounts; prints the ratio.
#include "policy/ranking.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <memory>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace relay::policy {
namespace {

constexpr int kChoices = 200'000;
constexpr int kRounds = 5;

class Loads final : public PoolState {
public:
    AccountState stateOf(const std::string& accountId, const std::string&, const Moment&) const override {
        AccountState state;
        state.load = loads.at(accountId);
        return state;
    }
    std::unordered_map<std::string, AccountLoad> loads;
};

/// Nanoseconds for choose, hold and release.
double costIn(int accounts) {
    AccountPool::Accounts list;
    Loads state;
    for (int i = 0; i < accounts; ++i) {
        auto account = std::make_shared<Account>();
        account->id = account->name = fmt::format("account-{:06}", i);
        state.loads[account->id] = {};
        list.push_back(std::move(account));
    }
    Ranking ranking(std::make_shared<AccountPool>(std::move(list), 1), SchedulingRules{});
    OpenGate gate;
    SelectionRequest request;
    request.model = "claude-sonnet-4-5";
    request.family = "sonnet";
    request.moment.now = 1;
    ranking.choose(request, state, gate);
    UnixMillis clock = 1;
    const auto start = std::chrono::steady_clock::now();
    for (int i = 0; i < kChoices; ++i) {
        const std::string& id = ranking.choose(request, state, gate).account->id;
        AccountLoad& load = state.loads.find(id)->second;
        load.lastUsedAt = ++clock;
        ++load.inFlight;
        ranking.changed(id);
        --load.inFlight;
        ranking.changed(id);
    }
    const std::chrono::duration<double, std::nano> took = std::chrono::steady_clock::now() - start;
    return took.count() / kChoices;
}

}  // namespace
}  // namespace relay::policy

int main() {
    double few = 1e9;
    double many = 1e9;
    for (int round = 0; round < relay::policy::kRounds; ++round) {
        few = std::min(few, relay::policy::costIn(10));
        many = std::min(many, relay::policy::costIn(10'000));
    }
    fmt::print(
        "choose, hold, release: {:.0f} ns in a pool of 10, {:.0f} ns in one of 10,000: {:+.0f} ns, ratio "
        "{:.2f}\n",
        few, many, many - few, many / few);
}
