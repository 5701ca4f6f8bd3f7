#pragma once

#include "base/error.h"
#include "base/result.h"

#include <boost/json/object.hpp>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace relay {

struct LogQuery {
    std::size_t limit = 100;
    std::string before;                ///< `id` of a row or `next` of a page; empty = from the newest
    LogLevel level = LogLevel::Debug;  ///< the least important
    std::string accountId;             ///< of the field; empty = all
    std::string requestId;             ///< of the field; empty = all
    std::string search;                ///< in the message and the fields' values; lower case, empty = all
};

struct LogRow {
    std::string id;            ///< says nothing but its place
    boost::json::object line;  ///< as it was written: time, level, area, message, and the fields
};

struct LogPage {
    std::vector<LogRow> rows;  ///< newest first
    std::string next;          ///< `before` of the next page; empty: nothing is older
};

/// Reads the log file that Logger writes, and those that were put aside, from their ends. A call looks through so many
/// bytes at most. Thread-safe; blocks (blocking pool).
class LogReader {
public:
    /// `file` may be empty: there is none. `aside`: how many are kept beside it.
    LogReader(std::filesystem::path file, std::size_t aside, std::uint64_t mostBytes = 4ULL * 1024 * 1024);

    const std::filesystem::path& file() const { return m_file; }
    /// Errors: InvalidRequest for a `before` that is none; StoreUnavailable.
    Result<LogPage> read(const LogQuery& query) const;

private:
    std::filesystem::path pathOf(std::size_t index) const;

    std::filesystem::path m_file;
    std::size_t m_aside;
    std::uint64_t m_mostBytes;
};

}  // namespace relay
