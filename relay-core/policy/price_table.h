#pragma once

#include "base/result.h"
#include "model/price.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace relay::policy {

struct PriceRow {
    ModelPrice price;  ///< every rate filled in, also those the file leaves to the vendor's rules
    std::string provider;
    std::uint32_t fastFactor = 0;  ///< on all rates in fast mode; 0 = the model has none
};

struct PriceFound {
    const PriceRow* row = nullptr;  ///< lives as long as the table; null when Unpriced
    PriceMatch match = PriceMatch::Unpriced;
};

/// The models' prices of one version. Immutable, may be read from all threads.
class PriceTable {
public:
    /// Reads the format of resources/prices.tsv. Error: InvalidRequest, naming the line.
    static Result<PriceTable> parse(std::string_view text);

    const std::string& version() const { return m_version; }
    const std::string& date() const { return m_date; }  ///< YYYY-MM-DD
    std::size_t size() const { return m_rows.size(); }

    /// Exact: the table has the name, as it is or without what hosts add to it (case, `[1m]`, a path, a
    /// region, `anthropic.`, `-v1:0`, `@` before a date). Prefix: the longest row that the name continues
    /// with nothing but a revision: a date, `latest`, `preview`, `001`. Any other continuation is another
    /// model: `gpt-5.4` is not `gpt-5`, `o3-deep-research` not `o3`. Never a row that is longer than the
    /// name.
    PriceFound find(std::string_view model) const;

    /// Ids of one provider in alphabetical order; all for an empty provider.
    std::vector<std::string> modelIds(std::string_view provider) const;

private:
    PriceTable() = default;
    const PriceRow* exactly(std::string_view model) const;

    std::string m_version;
    std::string m_date;
    std::vector<PriceRow> m_rows;  ///< sorted by model
};

}  // namespace relay::policy
