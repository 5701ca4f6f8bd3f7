#include "policy/price_table.h"

#include "base/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace relay::policy {
namespace {

enum Column : std::size_t {
    kModel,
    kProvider,
    kInput,
    kOutput,
    kCacheWrite5m,
    kCacheWrite1h,
    kCacheRead,
    kLongInput,
    kLongOutput,
    kLongCacheRead,
    kPriorityInput,
    kPriorityOutput,
    kFlexInput,
    kFlexOutput,
    kFast,
    kMaxInput,
    kMaxOutput,
    kColumns,
};

constexpr std::string_view kHeader =
    "model\tprovider\tinput\toutput\tcache_write_5m\tcache_write_1h\tcache_read\tlong_input\tlong_output\t"
    "long_cache_read\tpriority_input\tpriority_output\tflex_input\tflex_output\tfast\tmax_input\tmax_output";

/// A million dollars for a million tokens: far above any price, low enough that no sum can overflow 128 bits.
constexpr std::int64_t kMostRate = 1'000'000'000'000'000;
constexpr std::uint64_t kMostFactor = 100;

using Fields = std::array<std::string_view, kColumns>;

std::string_view nextPiece(std::string_view& text, char separator) {
    const std::size_t at = text.find(separator);
    const std::string_view piece = text.substr(0, at);
    text.remove_prefix(at == std::string_view::npos ? text.size() : at + 1);
    return piece;
}

std::optional<Fields> fieldsOf(std::string_view line) {
    if (std::count(line.begin(), line.end(), '\t') + 1 != static_cast<std::ptrdiff_t>(kColumns))
        return std::nullopt;
    Fields fields;
    for (std::string_view& field : fields)
        field = nextPiece(line, '\t');
    return fields;
}

std::int64_t scaled(std::int64_t rate, std::int64_t numerator, std::int64_t denominator) {
    if (denominator == 0) return rate;
    const __int128 product = static_cast<__int128>(rate) * numerator;
    const __int128 quotient = (product * 2 + denominator) / (static_cast<__int128>(denominator) * 2);
    return static_cast<std::int64_t>(std::min(quotient, static_cast<__int128>(kMostRate)));
}

/// Reads one row; the first thing that is wrong stays in `problem`.
class RowReader {
public:
    explicit RowReader(const Fields& fields) : m_fields(fields) {}

    PriceRow read() {
        PriceRow row;
        row.price.model = m_fields[kModel];
        row.provider = m_fields[kProvider];
        if (row.price.model.empty() || row.price.model != toLower(row.price.model))
            problem("model must be a lower-case id");
        row.price.standard = standard(row.provider == "anthropic" || row.provider == "bedrock");
        row.price.over200k = tier(row.price.standard, kLongInput, kLongOutput, amount(kLongCacheRead));
        row.price.priority = tier(row.price.standard, kPriorityInput, kPriorityOutput, std::nullopt);
        row.price.flex = tier(row.price.standard, kFlexInput, kFlexOutput, std::nullopt);
        row.fastFactor = static_cast<std::uint32_t>(fastFactor());
        row.price.maxInput = tokens(kMaxInput);
        row.price.maxOutput = tokens(kMaxOutput);
        return row;
    }

    const std::string& problem() const { return m_problem; }

private:
    void problem(std::string text) {
        if (m_problem.empty()) m_problem = std::move(text);
    }

    std::optional<std::int64_t> amount(Column column) {
        if (m_fields[column] == "-") return std::nullopt;
        const auto money = moneyFromDecimal(m_fields[column]);
        if (money && money->nanos <= kMostRate) return money->nanos;
        problem(fmt::format("\"{}\" is not an amount", m_fields[column]));
        return std::nullopt;
    }

    std::int64_t required(Column column) {
        const auto value = amount(column);
        if (!value) problem("input and output must have a price");
        return value.value_or(0);
    }

    std::uint64_t tokens(Column column) {
        const auto value = parseUnsigned(m_fields[column]);
        if (!value || *value == 0) problem(fmt::format("\"{}\" is not a number of tokens", m_fields[column]));
        return value.value_or(0);
    }

    std::uint64_t fastFactor() {
        if (m_fields[kFast] == "-") return 0;
        const auto factor = parseUnsigned(m_fields[kFast]);
        if (!factor || *factor == 0 || *factor > kMostFactor) problem("fast must be a factor from 1 to 100");
        return factor.value_or(0);
    }

    /// Anthropic publishes the cache's prices as multiples of the input's. Elsewhere a cached token without a
    /// price of its own is an input token.
    Rates standard(bool claude) {
        Rates rates;
        rates.input = required(kInput);
        rates.output = required(kOutput);
        rates.cacheWrite5m = amount(kCacheWrite5m).value_or(claude ? scaled(rates.input, 5, 4) : rates.input);
        rates.cacheWrite1h = amount(kCacheWrite1h).value_or(claude ? rates.input * 2 : rates.input);
        rates.cacheRead = amount(kCacheRead).value_or(claude ? scaled(rates.input, 1, 10) : rates.input);
        return rates;
    }

    std::optional<Rates> tier(const Rates& standard, Column inputColumn, Column outputColumn,
                              std::optional<std::int64_t> cacheRead) {
        const auto input = amount(inputColumn);
        const auto output = amount(outputColumn);
        if (!input && !output && !cacheRead) return std::nullopt;
        if (!input || !output) {
            problem("a tier needs both an input and an output price");
            return std::nullopt;
        }
        Rates rates;
        rates.input = *input;
        rates.output = *output;
        rates.cacheWrite5m = scaled(standard.cacheWrite5m, *input, standard.input);
        rates.cacheWrite1h = scaled(standard.cacheWrite1h, *input, standard.input);
        rates.cacheRead = cacheRead.value_or(scaled(standard.cacheRead, *input, standard.input));
        return rates;
    }

    const Fields& m_fields;
    std::string m_problem;
};

bool isDigits(std::string_view word) {
    return !word.empty() && word.find_first_not_of("0123456789") == std::string_view::npos;
}

/// `v1`, `v1:0`
bool isHostVersion(std::string_view word) {
    if (!word.starts_with('v')) return false;
    word.remove_prefix(1);
    const std::string_view major = word.substr(0, word.find(':'));
    return isDigits(major) && (major.size() == word.size() || isDigits(word.substr(major.size() + 1)));
}

/// Whether what follows a known model's name only says which edition it is. Lone numbers of one or two digits
/// do not: they are how a next version is written (`-5` in `claude-opus-4-5`).
bool isRevision(std::string_view suffix) {
    constexpr std::array<std::string_view, 4> kEditions{"latest", "preview", "exp", "beta"};
    std::size_t shortNumbers = 0;
    std::size_t longNumbers = 0;
    while (!suffix.empty()) {
        const std::string_view word = nextPiece(suffix, '-');
        if (isDigits(word) && word.size() <= 2)
            ++shortNumbers;
        else if (isDigits(word) && (word.size() <= 4 || word.size() == 8))
            ++longNumbers;
        else if (!isHostVersion(word) &&
                 std::find(kEditions.begin(), kEditions.end(), word) == kEditions.end())
            return false;
    }
    // 2025-08-07, 09-2025, 02-05
    return longNumbers <= 1 &&
           (shortNumbers == 0 || shortNumbers == 2 || (shortNumbers == 1 && longNumbers == 1));
}

/// The name without what the hosts of a model put around it.
std::string bareName(std::string_view model) {
    constexpr std::string_view kVendor = "anthropic.";
    std::string lowered = toLower(trimmed(model));
    std::replace(lowered.begin(), lowered.end(), '@', '-');
    std::string_view name = lowered;
    if (name.ends_with("[1m]")) name.remove_suffix(4);
    if (const std::size_t slash = name.rfind('/'); slash != std::string_view::npos)
        name.remove_prefix(slash + 1);
    for (const std::string_view region : {"us.", "us-gov.", "eu.", "apac.", "jp.", "au.", "global."}) {
        const std::string_view rest =
            name.starts_with(region) ? name.substr(region.size()) : std::string_view();
        if (rest.starts_with("anthropic.") || rest.starts_with("claude-")) name = rest;
    }
    if (name.starts_with(kVendor)) name.remove_prefix(kVendor.size());
    if (const std::size_t dash = name.rfind('-');
        dash != std::string_view::npos && isHostVersion(name.substr(dash + 1)))
        name = name.substr(0, dash);
    return std::string(name);
}

Error badLine(std::size_t number, std::string_view problem) {
    return fail(ErrorCode::InvalidRequest, fmt::format("price table, line {}: {}", number, problem));
}

}  // namespace

Result<PriceTable> PriceTable::parse(std::string_view text) {
    PriceTable table;
    bool headerSeen = false;
    for (std::size_t number = 1; !text.empty(); ++number) {
        std::string_view line = nextPiece(text, '\n');
        if (line.ends_with('\r')) line.remove_suffix(1);
        if (line.empty() || line.starts_with('#')) continue;
        if (headerSeen) {
            const auto fields = fieldsOf(line);
            if (!fields) return badLine(number, fmt::format("{} columns expected", std::size_t{kColumns}));
            RowReader reader(*fields);
            table.m_rows.push_back(reader.read());
            if (!reader.problem().empty()) return badLine(number, reader.problem());
        } else if (line == kHeader) {
            headerSeen = true;
        } else if (const std::string_view name = nextPiece(line, '\t'); name == "version") {
            table.m_version = line;
        } else if (name == "date") {
            table.m_date = line;
        } else {
            return badLine(number, "version, date or the header expected");
        }
    }
    if (table.m_version.empty() || table.m_date.empty() || table.m_rows.empty())
        return fail(ErrorCode::InvalidRequest,
                    "price table: it must have a version, a date and at least one model");
    const auto byModel = [](const PriceRow& left, const PriceRow& right) {
        return left.price.model < right.price.model;
    };
    std::sort(table.m_rows.begin(), table.m_rows.end(), byModel);
    const auto same = [](const PriceRow& left, const PriceRow& right) {
        return left.price.model == right.price.model;
    };
    if (const auto twice = std::adjacent_find(table.m_rows.begin(), table.m_rows.end(), same);
        twice != table.m_rows.end())
        return fail(ErrorCode::InvalidRequest,
                    fmt::format("price table: {} stands there twice", twice->price.model));
    return table;
}

const PriceRow* PriceTable::exactly(std::string_view model) const {
    const auto found =
        std::lower_bound(m_rows.begin(), m_rows.end(), model,
                         [](const PriceRow& row, std::string_view name) { return row.price.model < name; });
    return found != m_rows.end() && found->price.model == model ? &*found : nullptr;
}

PriceFound PriceTable::find(std::string_view model) const {
    if (const PriceRow* row = exactly(model)) return {row, PriceMatch::Exact};
    const std::string bare = bareName(model);
    if (const PriceRow* row = exactly(bare)) return {row, PriceMatch::Exact};
    const std::string_view name = bare;
    for (std::size_t dash = name.rfind('-'); dash != std::string_view::npos && dash != 0;
         dash = name.rfind('-', dash - 1)) {
        if (!isRevision(name.substr(dash + 1))) continue;
        if (const PriceRow* row = exactly(name.substr(0, dash))) return {row, PriceMatch::Prefix};
    }
    return {};
}

std::vector<std::string> PriceTable::modelIds(std::string_view provider) const {
    std::vector<std::string> ids;
    for (const PriceRow& row : m_rows)
        if (provider.empty() || row.provider == provider) ids.push_back(row.price.model);
    return ids;
}

}  // namespace relay::policy
