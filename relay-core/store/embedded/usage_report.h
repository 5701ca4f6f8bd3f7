#pragma once

#include "store/embedded/name_table.h"
#include "store/embedded/usage_totals.h"
#include "store/ledger.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace relay::embedded {

/// Answers UsageQuery exactly. The inside of a range comes from the roll-ups (days, then hours), its ragged
/// ends from the rows, and so does everything when days are asked for
/// in a zone where they do not begin with an hour of UTC. Used under the mutex of its database.
class UsageReport {
public:
    explicit UsageReport(Database& database) : m_database(database), m_names(database) {}

    /// In the order of `group`. Not grouped: exactly one row, which may be all zero.
    Result<std::vector<UsageRow>> run(const UsageQuery& query);

private:
    struct Filter {
        std::int64_t key = 0;  ///< 0 = all
        std::int64_t account = 0;
    };
    struct Part {
        enum class Source { Rows, Hours, Days };
        Source source;
        std::int64_t begin;  ///< milliseconds, hours or days since 1970
        std::int64_t end;
    };
    struct GroupTotals {
        UsageTotals totals;
        std::int64_t laterOnly = 0;  ///< requests of which only a later attempt is in the group and the range
    };
    using Groups = std::map<std::int64_t, GroupTotals>;

    Result<void> nameLocalDay(const TimeZone& zone);
    static std::vector<Part> partsOf(const UsageQuery& query);
    Result<std::optional<Filter>> filterOf(const UsageQuery& query);
    Result<void> addPart(const UsageQuery& query, const Filter& filter, const Part& part, Groups& groups);
    Result<void> addLaterOnly(const UsageQuery& query, const Filter& filter, Groups& groups);
    Result<std::vector<UsageRow>> rowsOf(UsageGrouping by, const Groups& groups);

    Database& m_database;
    NameTable m_names;
    TimeZone m_zone;  ///< what SQL's local_day() goes by
};

}  // namespace relay::embedded
