#pragma once

#include "model/account.h"
#include "store/coordination.h"

#include <string>
#include <utility>
#include <vector>

namespace relay::embedded {

/// A row of `counters`. Of a window `used` is what was used; of money, which the ledger knows, what people changed it by.
struct StoredCounter {
    std::string owner;
    LimitKind kind = LimitKind::Concurrency;
    std::string family;
    UnixMillis periodStart = 0;
    UnixMillis periodEnd = 0;
    std::int64_t used = 0;
};

/// What MemoryCoordination is given when it starts.
struct CoordinationState {
    std::vector<StoredCounter> spent;     ///< money, from the ledger
    std::vector<StoredCounter> counters;  ///< as they were saved
    std::vector<std::pair<std::string, UnixMillis>> lastUsed;
    std::vector<AccountMark> marks;
    std::vector<StickyEntry> sticky;  ///< newest use first
};

/// Which mark: an account's, or one of its families'.
struct MarkKey {
    std::string accountId;
    std::string family;
    auto operator<=>(const MarkKey&) const = default;
};

/// What changed since it was asked last.
struct CoordinationChanges {
    std::vector<StoredCounter> counters;
    std::vector<std::pair<std::string, UnixMillis>> lastUsed;
    std::vector<AccountMark> marks;
    std::vector<MarkKey> clearedMarks;
    std::vector<StickyEntry> sticky;
    std::vector<std::string> clearedSticky;
};

}  // namespace relay::embedded
