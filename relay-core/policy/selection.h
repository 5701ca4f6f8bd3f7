#pragma once

#include "model/account.h"
#include "policy/availability.h"
#include "policy/sticky.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace relay::policy {

/// What is set once for all choices.
struct SchedulingRules {
    /// A key whose own account cannot serve may use the pool; never while that account is rate limited.
    bool dedicatedFallback = false;
    StickyTimes sticky;
};

/// What one choice depends on, besides the pool and its state.
struct SelectionRequest {
    std::string model;   ///< as the client asked for it
    std::string family;  ///< modelFamily() of it
    std::string boundAccountId;
    std::string boundGroupId;             ///< at most one of the two is set
    const StickyEntry* sticky = nullptr;  ///< the conversation's entry, if there is one
    std::span<const std::string> tried;   ///< ids this request has been sent to already
    Moment moment;
    bool narrate = false;  ///< fill Selection::steps
};

inline constexpr std::size_t kRefusalsKept = 64;

/// The next account to try, or none and why.
struct Selection {
    std::shared_ptr<const Account> account;
    /// Complete only when there is no account, and then without those that were tried; at most kRefusalsKept are kept
    /// in full, all are counted.
    std::vector<RefusedCandidate> refused;
    std::size_t refusedCount = 0;
    std::optional<AccountMark> probe;  ///< this choice is a probe of that mark, and has begun
    StickyUse stickyUse = StickyUse::None;
    std::vector<std::string> steps;  ///< the way to the choice in words; names accounts by id
};

/// Adds to the refusals.
void refuse(Selection& selection, RefusedCandidate refused);

bool wasTried(const SelectionRequest& request, std::string_view accountId);

/// Whether a key's own account that cannot serve leaves its place to the pool. `mark` is that account's.
bool mayLeaveBound(const SchedulingRules& rules, const std::optional<AccountMark>& mark);

/// For a client: counts and times, no account names. "2 cooling down (the first is back in 42 s), 1 paused".
std::string describeRefusals(const Selection& selection, UnixMillis now);

/// Seconds until the first account may be back that cools down or waits for its hours; none when there is none.
std::optional<std::int64_t> secondsUntilFirstBack(const Selection& selection, UnixMillis now);

/// One refusal for people who may see everything: reason, times, the mark's cause, evidence and family.
std::string describeRefusal(const RefusedCandidate& refused);

}  // namespace relay::policy
