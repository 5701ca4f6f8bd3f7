#pragma once

#include "base/result.h"
#include "model/account.h"
#include "model/attempt.h"
#include "relay/dependencies.h"
#include "relay/hold.h"
#include "runtime/task.h"
#include "wire/anthropic/usage_tap.h"

#include <cstdint>
#include <memory>
#include <string>

namespace relay {

class KeyAdmission;

/// How an attempt ended, before it has a price.
struct Ending {
    Outcome outcome = Outcome::Failed;
    int status = 0;
    std::string reason;
    std::uint32_t firstByteMs = 0;
    const wire::UsageTap* tap = nullptr;  ///< what the answer said it used; none: nothing was used
};

/// One attempt's ledger row, its place on the account, and what it takes from the key's limits. open() before the
/// request leaves, settle() before the last byte of the answer does; the place is freed by settle(), or by the
/// destructor if the attempt never opened.
class Booking {
public:
    /// `admission`: of the key; may be null.
    Booking(const RelayDependencies& dependencies, Attempt attempt, std::unique_ptr<Hold> place,
            KeyAdmission* admission);
    Booking(const Booking&) = delete;
    Booking& operator=(const Booking&) = delete;

    /// Error: StoreUnavailable; the request must not be sent then.
    Task<Result<void>> open();
    /// Prices the usage and books it. Error: StoreUnavailable; the answer must not be finished then.
    Task<Result<void>> settle(Ending ending);

    bool settled() const { return m_settled; }
    const Attempt& attempt() const { return m_attempt; }

private:
    void takeUsage(const wire::UsageTap& tap, Outcome outcome);
    void price(const wire::UsageTap* tap);
    void bookSpent();

    const RelayDependencies& m_dependencies;
    Attempt m_attempt;
    std::unique_ptr<Hold> m_place;
    KeyAdmission* m_admission;
    SteadyTime m_startedSteady;
    bool m_settled = false;
};

}  // namespace relay
