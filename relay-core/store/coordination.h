#pragma once

#include "base/result.h"
#include "model/account.h"
#include "model/key_limits.h"
#include "model/money.h"
#include "runtime/task.h"
#include "store/sticky_entry.h"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace relay {

/// A hold that nobody renewed for so long is freed by sweep(): its holder is gone.
inline constexpr std::chrono::seconds kLeaseTime{300};

/// One counter a hold takes from. A hold has at most one charge of a kind and family.
struct Charge {
    LimitKind kind = LimitKind::Concurrency;
    std::string family;  ///< see modelFamily(); empty: all models
    std::int64_t limit =
        0;  ///< in the counter's unit: leases, requests, tokens, nano-dollars; 0 = counted, never refused
    std::int64_t amount = 0;  ///< held until it is booked or freed
    bool whole =
        true;  ///< the amount has to fit under the limit; false: refused only once used + held has reached it
    UnixMillis periodStart = 0;  ///< a counter begins at nothing in each period
    UnixMillis periodEnd = 0;    ///< 0 = never ends
    std::int64_t windowMs = 0;   ///< over 0: the period begins with the first charge and lasts this long
};

/// The days, weeks and months that a moment lies in; what is spent is counted in them whether or not there is a limit.
struct Periods {
    UnixMillis dayStart = 0;
    UnixMillis dayEnd = 0;
    UnixMillis weekStart = 0;
    UnixMillis weekEnd = 0;
    UnixMillis monthStart = 0;
    UnixMillis monthEnd = 0;
};

struct HoldRequest {
    std::string owner;   ///< id of the key or account that is limited
    std::string holder;  ///< request id, for people
    std::string family;  ///< of the request's model; may be empty
    Periods periods;
    std::vector<Charge> charges;
};

/// A charge that did not fit, with its counter as it was found.
struct Blocker {
    LimitKind kind = LimitKind::Concurrency;
    std::string family;
    std::int64_t limit = 0;
    std::int64_t used = 0;
    std::int64_t held = 0;
    std::int64_t amount = 0;
    UnixMillis periodEnd = 0;  ///< 0 = the counter never begins anew
};

struct Grant {
    std::uint64_t holdId = 0;       ///< 0 when refused
    std::vector<Blocker> blockers;  ///< every charge that blocks
};

/// What one attempt came to.
struct Spent {
    std::uint64_t tokens = 0;
    Money cost;
};

struct HoldInfo {
    std::uint64_t id = 0;
    std::string owner;
    std::string holder;
    UnixMillis since = 0;
    UnixMillis expiresAt = 0;  ///< unless it is renewed
};

struct CounterState {
    LimitKind kind = LimitKind::Concurrency;
    std::string family;
    std::int64_t used = 0;
    std::int64_t held = 0;
    UnixMillis periodStart = 0;
    UnixMillis periodEnd = 0;  ///< 0 = never ends
};

struct AccountLoad {
    std::uint32_t inFlight = 0;
    Money spentToday;
    Money reserved;
    UnixMillis lastUsedAt = 0;
    UnixMillis recoveredAt = 0;  ///< when its last mark was cleared; 0 = never since the start
    std::uint32_t successesSinceRecovery = 0;
};

/// Of an account's last attempts (at most 32, none older than five minutes).
struct RecentOutcomes {
    std::uint32_t attempts = 0;
    std::uint32_t failed = 0;
};

/// Port: what changes while requests run. Thread-safe; embedded calls hold a lock for well under a microsecond.
class Coordination {
public:
    virtual ~Coordination() = default;

    /// All charges or none.
    virtual Task<Result<Grant>> hold(HoldRequest request) = 0;
    /// Before another attempt of the same request: the hold's money charges hold at least this much again; all or
    /// none. No id and no blockers: the hold is gone (see sweep()) or the period of one of them is over, so that the
    /// attempt belongs to the next: release it and hold anew.
    virtual Task<Result<Grant>> raise(std::uint64_t holdId, Money atLeast) = 0;
    /// Counts what an attempt came to: money in the owner's DailyCost to TotalCost, for all models and for the hold's
    /// family, and in the window counters it charges; a request once, with the first call. What is held shrinks by as
    /// much. A period that is over is not touched, nor is the one after it.
    virtual void book(std::uint64_t holdId, Spent spent) = 0;
    /// Frees what is still held. Each hold once; later calls do nothing.
    virtual void release(std::uint64_t holdId) = 0;
    virtual void renew(std::span<const std::uint64_t> holdIds) = 0;
    /// Each minute: frees what expired holds hold, forgets what is over. Such a hold can still be booked, so that
    /// nothing spent is lost. Returns the number of holds freed.
    virtual std::size_t sweep() = 0;
    virtual std::vector<HoldInfo> holds() const = 0;
    /// A person's repair: as if the holds had expired. Empty = every owner's. Returns how many.
    virtual std::size_t clearHolds(const std::string& owner) = 0;

    /// Those that count something in a period that is not over.
    virtual std::vector<CounterState> counters(const std::string& owner) const = 0;
    /// Used becomes nothing, in every family; what is held stays. No kind: all of them.
    virtual void resetCounters(const std::string& owner, std::optional<LimitKind> kind) = 0;
    /// Sets `used` and, where `counter` has one, the period.
    virtual void setUsed(const std::string& owner, const CounterState& counter) = 0;

    /// Load of one account on the day that began at `dayStart`; served from memory, never blocks.
    virtual AccountLoad load(const std::string& accountId, UnixMillis dayStart) const = 0;

    /// Replaces the mark of the same account and family, and ends its probe. A mark stays after its `until`: only
    /// clearMark() ends it (half-open).
    virtual void mark(AccountMark mark) = 0;
    /// No family: all marks of the account. Where there was one the account has recovered: its ramp begins, and its
    /// outcomes so far are forgotten.
    virtual void clearMark(const std::string& accountId, std::optional<std::string> family) = 0;
    /// The account-wide mark, else that of the family; whatever the time.
    virtual std::optional<AccountMark> markOf(const std::string& accountId,
                                              std::string_view family) const = 0;
    virtual std::vector<AccountMark> marks() const = 0;
    /// True for one caller at a time, from the mark's `probeAt` on. False also when the mark is not the one that is
    /// there. A probe that nobody ended within kLeaseTime is over.
    virtual bool beginProbe(const AccountMark& mark, UnixMillis now) = 0;
    /// Without a verdict: the next may probe.
    virtual void endProbe(const AccountMark& mark) = 0;
    /// A probe of exactly this mark is under way (empty family: of the account-wide one).
    virtual bool probing(const std::string& accountId, const std::string& family) const = 0;
    virtual RecentOutcomes noteOutcome(const std::string& accountId, bool failed, UnixMillis now) = 0;

    /// Nothing once it has expired.
    virtual std::optional<StickyEntry> sticky(const std::string& hash, UnixMillis now) const = 0;
    /// Bounded (100,000): the least recently stuck one goes.
    virtual void stick(StickyEntry entry) = 0;
    virtual std::vector<StickyEntry> stickyEntries(std::size_t limit) const = 0;  ///< newest use first
    virtual std::size_t clearSticky(const std::string& hash) = 0;                 ///< empty: all
};

/// The counter's name for people: `concurrency:{id}`, `rate_limit:{id}:{window}` where window is the kind
/// (`window_requests`, `daily` ...) with `:{family}` after it.
std::string counterName(std::string_view owner, LimitKind kind, std::string_view family);

}  // namespace relay
