#pragma once

#include "base/clock.h"
#include "store/embedded/coordination_state.h"

#include <array>
#include <cstdint>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace relay::embedded {

/// How accounts fare: marks, the probes that ride on them, the last outcomes and what came after a recovery. One
/// mutex, held for some look-ups.
class MemoryMarks {
public:
    MemoryMarks(const Clock& clock, const std::vector<AccountMark>& marks);

    void mark(AccountMark mark);
    bool clear(const std::string& accountId, const std::optional<std::string>& family);  ///< there was one
    std::optional<AccountMark> markOf(const std::string& accountId, std::string_view family) const;
    std::vector<AccountMark> marks() const;
    bool beginProbe(const AccountMark& mark, UnixMillis now);
    void endProbe(const AccountMark& mark);
    bool probing(const std::string& accountId, std::string_view family) const;
    RecentOutcomes noteOutcome(const std::string& accountId, bool failed, UnixMillis now);
    /// Fills in `recoveredAt` and `successesSinceRecovery`.
    void addRamp(const std::string& accountId, AccountLoad& load) const;

    void takeChanges(CoordinationChanges& changes);
    void restoreChanges(const CoordinationChanges& changes);

private:
    static constexpr std::size_t kOutcomes = 32;
    struct Outcome {
        UnixMillis at = 0;
        bool failed = false;
    };
    struct Marked {
        AccountMark mark;
        UnixMillis probeSince = 0;  ///< 0 = nobody probes
    };
    struct AccountHealth {
        std::vector<Marked> marks;  ///< at most one a family
        UnixMillis recoveredAt = 0;
        std::uint32_t successes = 0;
        std::array<Outcome, kOutcomes> outcomes{};  ///< a ring
        std::size_t noted = 0;
    };

    static const Marked* find(const AccountHealth& health, std::string_view family);
    const AccountHealth* healthOf(const std::string& accountId) const;
    Marked* same(const AccountMark& mark);

    const Clock& m_clock;
    mutable std::mutex m_mutex;
    std::unordered_map<std::string, AccountHealth> m_accounts;
    std::set<MarkKey> m_changed;
};

}  // namespace relay::embedded
