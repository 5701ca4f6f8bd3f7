#include "policy/availability.h"

#include "policy/pattern.h"

#include <algorithm>
#include <array>

namespace relay::policy {
namespace {

struct RefusalWords {
    Refusal refusal;
    std::string_view name;
    std::string_view words;
};

constexpr std::array<RefusalWords, kRefusals> kWords{{
    {Refusal::Missing, "missing", "not there any more"},
    {Refusal::NotBound, "not_bound", "not the one that the key is bound to"},
    {Refusal::NotInGroup, "not_in_group", "not in the key's group"},
    {Refusal::AlreadyTried, "tried", "already tried"},
    {Refusal::Disabled, "disabled", "disabled"},
    {Refusal::Paused, "paused", "paused"},
    {Refusal::SubscriptionEnded, "subscription_ended", "out of subscription"},
    {Refusal::TooOld, "too_old", "past the age of use"},
    {Refusal::ModelNotServed, "model", "not for this model"},
    {Refusal::OutsideHours, "hours", "outside of active hours"},
    {Refusal::Cooling, "cooling", "cooling down"},
    {Refusal::Probing, "probing", "being looked at after a fault"},
    {Refusal::ConcurrencyFull, "full", "at the limit of parallel requests"},
    {Refusal::QuotaSpent, "spent", "out of today's quota"},
}};

constexpr UnixMillis kDay = 86'400'000;

bool isTooOld(const Account& account, UnixMillis now) {
    return account.maxAgeDays != 0 && now - account.createdAt >= UnixMillis{account.maxAgeDays} * kDay;
}

bool isFull(const Account& account, const AccountLoad& load) {
    return account.maxConcurrency != 0 && load.inFlight >= account.maxConcurrency;
}

bool isSpent(const Account& account, const AccountLoad& load) {
    return account.dailyQuota.nanos != 0 && load.spentToday + load.reserved >= account.dailyQuota;
}

}  // namespace

std::string_view toString(Refusal refusal) {
    return kWords.at(static_cast<std::size_t>(refusal)).name;
}

std::string_view wordsOf(Refusal refusal) {
    return kWords.at(static_cast<std::size_t>(refusal)).words;
}

bool servesModel(const std::vector<std::string>& patterns, std::string_view model) {
    return patterns.empty() || model.empty() ||
           std::ranges::any_of(patterns,
                               [&](const std::string& pattern) { return matchesModel(pattern, model); });
}

std::optional<Refusal> standingRefusal(const Account& account, std::string_view model, const Moment& moment) {
    if (!account.enabled) return Refusal::Disabled;
    if (!account.schedulable) return Refusal::Paused;
    if (account.subscriptionEndsAt != 0 && moment.now >= account.subscriptionEndsAt)
        return Refusal::SubscriptionEnded;
    if (isTooOld(account, moment.now)) return Refusal::TooOld;
    if (!servesModel(account.models, model)) return Refusal::ModelNotServed;
    return std::nullopt;
}

std::optional<RefusedCandidate> refusalOf(const Account& account, std::string_view model,
                                          const AccountState& state, const Moment& moment) {
    const auto refused = [&](Refusal refusal, UnixMillis until = 0) {
        return RefusedCandidate{account.id, refusal, until, std::nullopt};
    };
    if (const auto standing = standingRefusal(account, model, moment)) return refused(*standing);
    if (!isWithin(account.activeHours, moment))
        return refused(Refusal::OutsideHours, nextOpening(account.activeHours, moment));
    if (state.mark) {
        const bool early = moment.now < state.mark->probeAt;
        if (early) return RefusedCandidate{account.id, Refusal::Cooling, state.mark->probeAt, state.mark};
        if (state.probing) return RefusedCandidate{account.id, Refusal::Probing, 0, state.mark};
    }
    if (isFull(account, state.load)) return refused(Refusal::ConcurrencyFull);
    if (isSpent(account, state.load)) return refused(Refusal::QuotaSpent);
    return std::nullopt;
}

bool needsProbe(const AccountState& state) {
    return state.mark.has_value();
}

}  // namespace relay::policy
