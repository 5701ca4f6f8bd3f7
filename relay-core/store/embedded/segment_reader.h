#pragma once

#include "base/result.h"
#include "store/embedded/journal_format.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>

namespace relay::embedded {

/// What reading a whole segment file found.
struct SegmentReport {
    std::uint64_t number = 0;
    std::uint64_t size = 0;
    std::uint64_t cutBytes = 0;      ///< at the end, of a record that was not written to its end
    std::uint64_t damagedBytes = 0;  ///< that are no record and no torn tail
};

/// Reads a file that nobody writes and calls `onRecord` for every sound record, with the position behind it.
/// After damage it goes on at the next sound record. Errors: StoreUnavailable (cannot be read), Conflict (a
/// newer version).
Result<SegmentReport> readSegment(
    const std::filesystem::path& file, std::uint64_t number,
    const std::function<void(RecordKind kind, Attempt&& attempt, std::uint64_t end)>& onRecord);

}  // namespace relay::embedded
