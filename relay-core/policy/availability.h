#pragma once

#include "base/clock.h"
#include "base/time_zone.h"
#include "model/account.h"
#include "store/coordination.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace relay::policy {

/// Why an account was passed over, in the order in which it is asked.
enum class Refusal : std::uint8_t {
    Missing,     ///< the account that the key or the conversation names is not there
    NotBound,    ///< the key is bound to another account
    NotInGroup,  ///< the key is bound to a group that it is not in
    AlreadyTried,
    Disabled,
    Paused,
    SubscriptionEnded,
    TooOld,
    ModelNotServed,
    OutsideHours,
    Cooling,  ///< marked, and it is too early for a probe
    Probing,  ///< marked, and another request is looking whether it is back
    ConcurrencyFull,
    QuotaSpent,
};
inline constexpr std::size_t kRefusals = 14;
std::string_view toString(Refusal refusal);  ///< "missing", "not_bound", ..., "cooling", "full", "spent"
std::string_view wordsOf(Refusal refusal);   ///< for people: "cooling down"

struct RefusedCandidate {
    std::string accountId;
    Refusal refusal = Refusal::Disabled;
    UnixMillis until = 0;  ///< the earliest it can end by itself (a probe, the hours); 0 = unknown, or never
    std::optional<AccountMark> mark;  ///< of Cooling and Probing: cause, evidence, family
};

/// When a decision is made, on the clock and in the configured time zone.
struct Moment {
    UnixMillis now = 0;
    UnixMillis dayStart = 0;        ///< where daily quotas began
    std::uint16_t minuteOfDay = 0;  ///< 0..1439
    std::uint8_t weekday = 1;       ///< 1 = Monday .. 7 = Sunday
};

/// In a zone that is always `offsetMinutes` ahead of UTC.
Moment momentAt(UnixMillis now, const TimeZone& zone);

/// What changes about an account while requests run.
struct AccountState {
    AccountLoad load;
    std::optional<AccountMark> mark;  ///< the one that is about the request's family, or about all models
    bool probing = false;             ///< a request looks already whether the marked account is back
};

/// Where the state comes from: the store, the same with suppositions on top, or a test.
class PoolState {
public:
    virtual ~PoolState() = default;
    /// `family` empty: only marks of the whole account.
    virtual AccountState stateOf(const std::string& accountId, const std::string& family,
                                 const Moment& moment) const = 0;
};

/// Reasons that lie in the account and the request, and that only an administrator or the calendar ends.
std::optional<Refusal> standingRefusal(const Account& account, std::string_view model, const Moment& moment);

/// The reason that keeps an account from serving `model` (empty: any) now, if there is one. A marked account whose probe is due is
/// not refused.
std::optional<RefusedCandidate> refusalOf(const Account& account, std::string_view model,
                                          const AccountState& state, const Moment& moment);

/// The request that is sent to it now is a probe.
bool needsProbe(const AccountState& state);

/// One of the patterns matches, see matchesModel(). No model is any model: every list serves it.
bool servesModel(const std::vector<std::string>& patterns, std::string_view model);

bool isWithin(const ActiveHours& hours, const Moment& moment);

/// When the hours begin again, to the minute; 0 if they never do. A change to or from daylight saving on the way is not
/// looked at.
UnixMillis nextOpening(const ActiveHours& hours, const Moment& moment);

}  // namespace relay::policy
