#pragma once

#include "store/embedded/name_table.h"
#include "store/embedded/series_table.h"
#include "store/usage_series.h"

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

namespace relay::embedded {

/// Answers SeriesQuery. With at most one filter each grain is one row of `usage_series`, so that the number of attempts
/// does not matter; with more, minutes and quarters come from the attempts themselves and hours from `usage_hours`.
/// Used under the mutex of its database.
class SeriesReport {
public:
    explicit SeriesReport(Database& database);

    Result<Series> run(const SeriesQuery& query);

private:
    /// Numbers of the names that are asked for; 0 = all.
    struct Filter {
        std::int64_t key = 0;
        std::int64_t account = 0;
        std::int64_t model = 0;
        std::size_t count() const { return (key != 0) + (account != 0) + (model != 0); }
        std::int64_t scope() const;
    };
    using Buckets = std::vector<SeriesCounts>;

    Result<std::optional<Filter>> filterOf(const SeriesQuery& query);
    Result<void> addGrains(const SeriesQuery& query, std::int64_t scope, Buckets& buckets);
    Result<void> addHours(const SeriesQuery& query, const Filter& filter, Buckets& buckets);
    Result<void> addAttempts(const SeriesQuery& query, const Filter& filter, Buckets& buckets);

    Database& m_database;
    NameTable m_names;
    Statement m_grain;
    Statement m_hours;
    Statement m_attempts;
};

}  // namespace relay::embedded
