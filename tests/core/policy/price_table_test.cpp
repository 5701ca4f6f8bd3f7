#include "policy/price_table.h"

#include "resources/built_in_prices.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace relay::policy {
namespace {

constexpr std::string_view kHead =
    "version\t1\ndate\t2026-01-01\n"
    "model\tprovider\tinput\toutput\tcache_write_5m\tcache_write_1h\tcache_read\tlong_input\tlong_output\t"
    "long_cache_read\tpriority_input\tpriority_output\tflex_input\tflex_output\tfast\tmax_input\tmax_"
    "output\n";

PriceTable builtIn() {
    return PriceTable::parse(builtInPriceText()).value();
}

Result<PriceTable> withRow(std::string_view row) {
    return PriceTable::parse(std::string(kHead) + std::string(row));
}

std::string found(const PriceTable& table, std::string_view model) {
    const PriceFound price = table.find(model);
    const char* const match = price.match == PriceMatch::Exact    ? "exact "
                              : price.match == PriceMatch::Prefix ? "prefix "
                                                                  : "none";
    return match + (price.row != nullptr ? price.row->price.model : std::string());
}

TEST(PriceTable, ReadsTheBuiltInPrices) {
    const auto table = PriceTable::parse(builtInPriceText());
    ASSERT_TRUE(table) << table.error().message;
    EXPECT_EQ(table->version(), "2026-07.1");
    EXPECT_EQ(table->date(), "2026-07-01");
    EXPECT_EQ(table->size(), 142U);
    const PriceRow* const sonnet = table->find("claude-sonnet-4-5").row;
    ASSERT_NE(sonnet, nullptr);
    EXPECT_EQ(sonnet->price.standard,
              (Rates{3'000'000'000, 15'000'000'000, 3'750'000'000, 6'000'000'000, 300'000'000}));
    EXPECT_EQ(sonnet->provider, "anthropic");
    EXPECT_EQ(sonnet->price.maxInput, 200'000U);
    EXPECT_EQ(sonnet->price.maxOutput, 64'000U);
    EXPECT_EQ(table->find("gemini-1.5-flash-exp-0827").row->price.standard.output, 4'687'500);
}

TEST(PriceTable, BuiltInClaudePricesFollowThePublishedRules) {
    const PriceTable table = builtIn();
    for (const std::string& model : table.modelIds("anthropic")) {
        SCOPED_TRACE(model);
        const Rates& rates = table.find(model).row->price.standard;
        EXPECT_EQ(rates.cacheWrite1h, rates.input * 2);
        EXPECT_GE(rates.cacheWrite5m, rates.input);
        EXPECT_LT(rates.cacheRead, rates.input / 5);
    }
}

TEST(PriceTable, FindsAModelBehindWhatItsHostAdds) {
    const PriceTable table = builtIn();
    for (const char* name :
         {"claude-sonnet-4-5-20250929", "Claude-Sonnet-4-5-20250929", "claude-sonnet-4-5-20250929[1m]",
          "claude-sonnet-4-5@20250929", "anthropic.claude-sonnet-4-5-20250929",
          "anthropic/claude-sonnet-4-5-20250929", "global.anthropic.claude-sonnet-4-5-20250929-v1",
          "publishers/anthropic/models/claude-sonnet-4-5@20250929",
          "us.anthropic.claude-sonnet-4-5-20250929-v1:0"})
        EXPECT_EQ(found(table, name), "exact claude-sonnet-4-5-20250929") << name;
    EXPECT_EQ(found(table, "us.anthropic.claude-opus-4-1-20250805-v1:0"), "exact claude-opus-4-1-20250805");
    EXPECT_EQ(found(table, "models/gemini-2.5-pro"), "exact gemini-2.5-pro");
}

TEST(PriceTable, ContinuesANameOnlyWithARevision) {
    const PriceTable table = builtIn();
    EXPECT_EQ(found(table, "claude-sonnet-4-5-20990101"), "prefix claude-sonnet-4-5");
    EXPECT_EQ(found(table, "claude-sonnet-4-5-latest"), "prefix claude-sonnet-4-5");
    EXPECT_EQ(found(table, "eu.anthropic.claude-haiku-4-5-20990101-v2:0"), "prefix claude-haiku-4-5");
    EXPECT_EQ(found(table, "claude-opus-4-6-20990101[1m]"), "prefix claude-opus-4-6");
    EXPECT_EQ(found(table, "gpt-5.1-codex-max-2099-01-31"), "prefix gpt-5.1-codex-max") << "the longest";
    EXPECT_EQ(found(table, "gemini-2.5-pro-preview-06-05"), "prefix gemini-2.5-pro");
    EXPECT_EQ(found(table, "gemini-2.5-flash-preview-12-2099"), "prefix gemini-2.5-flash");
    EXPECT_EQ(found(table, "gemini-2.0-flash-002"), "prefix gemini-2.0-flash");
}

TEST(PriceTable, NeverPricesAnotherModel) {
    const PriceTable table = builtIn();
    for (const char* name : {"",
                             "-",
                             "claude",
                             "claude-sonnet",
                             "claude-sonnet-4",
                             "claude-3-5-haiku",
                             "claude-opus-4-7",
                             "claude-sonnet-4-5-1",
                             "claude-sonnet-4-50",
                             "claude-sonnet-4-55-20990101",
                             "gpt-5.4",
                             "gpt-5.6-sol",
                             "gpt-4-mini",
                             "gpt-4.5",
                             "gpt",
                             "o3-deep-research",
                             "o3x",
                             "gpt-4o-audio-preview",
                             "my-claude-sonnet-4-5",
                             "claude-sonnet-4-5-turbo-20990101",
                             "mystery-model",
                             "gemini",
                             "us.",
                             "us.anthropic.",
                             "[1m]",
                             "v1:0",
                             "-v1:0",
                             "/",
                             "gpt-4-1-2-3-4",
                             "claude-sonnet-4-5-20990101-20990102"})
        EXPECT_EQ(found(table, name), "none") << name;
}

TEST(PriceTable, ListsModelsByProvider) {
    const PriceTable table = builtIn();
    const std::vector<std::string> ids = table.modelIds("anthropic");
    EXPECT_EQ(ids.size(), 25U);
    EXPECT_TRUE(std::is_sorted(ids.begin(), ids.end()));
    EXPECT_EQ(ids.front(), "claude-3-5-haiku-20241022");
    EXPECT_EQ(table.modelIds("bedrock").size(), 1U);
    EXPECT_EQ(table.modelIds("").size(), table.size());
    EXPECT_TRUE(table.modelIds("nobody").empty());
}

TEST(PriceTable, FillsInWhatAVendorLeavesToItsRules) {
    const auto claude = withRow("c\tanthropic\t4\t20\t-\t-\t-\t-\t-\t-\t-\t-\t-\t-\t-\t1\t1\n");
    ASSERT_TRUE(claude) << claude.error().message;
    EXPECT_EQ(claude->find("c").row->price.standard,
              (Rates{4'000'000'000, 20'000'000'000, 5'000'000'000, 8'000'000'000, 400'000'000}));
    const auto other = withRow("o\topenai\t4\t20\t-\t-\t1\t-\t-\t-\t8\t40\t2\t10\t-\t1\t1\r\n");
    ASSERT_TRUE(other) << other.error().message;
    const ModelPrice& price = other->find("o").row->price;
    EXPECT_EQ(price.standard,
              (Rates{4'000'000'000, 20'000'000'000, 4'000'000'000, 4'000'000'000, 1'000'000'000}));
    EXPECT_EQ(price.priority,
              (Rates{8'000'000'000, 40'000'000'000, 8'000'000'000, 8'000'000'000, 2'000'000'000}));
    EXPECT_EQ(price.flex, (Rates{2'000'000'000, 10'000'000'000, 2'000'000'000, 2'000'000'000, 500'000'000}));
    EXPECT_FALSE(price.over200k);
}

TEST(PriceTable, RefusesWhatIsNotATable) {
    const auto problem = [](const Result<PriceTable>& table) {
        return table ? "fine" : table.error().message;
    };
    EXPECT_EQ(problem(PriceTable::parse("")),
              "price table: it must have a version, a date and at least one model");
    EXPECT_EQ(problem(PriceTable::parse("<html>")),
              "price table, line 1: version, date or the header expected");
    EXPECT_EQ(problem(withRow("a\tb\n")), "price table, line 4: 17 columns expected");
    const auto row = [&](std::string_view input, std::string_view longInput, std::string_view fast,
                         std::string_view most) {
        std::string text = "m\topenai\t" + std::string(input) + "\t1\t-\t-\t-\t" + std::string(longInput) +
                           "\t-\t-\t-\t-\t-\t-\t";
        return problem(withRow(text + std::string(fast) + "\t" + std::string(most) + "\t1\n"));
    };
    EXPECT_EQ(row("1", "-", "-", "1"), "fine");
    EXPECT_EQ(row("-", "-", "-", "1"), "price table, line 4: input and output must have a price");
    EXPECT_EQ(row("1e3", "-", "-", "1"), "price table, line 4: \"1e3\" is not an amount");
    EXPECT_EQ(row("1000001", "-", "-", "1"), "price table, line 4: \"1000001\" is not an amount");
    EXPECT_EQ(row("1", "2", "-", "1"), "price table, line 4: a tier needs both an input and an output price");
    EXPECT_EQ(row("1", "-", "0", "1"), "price table, line 4: fast must be a factor from 1 to 100");
    EXPECT_EQ(row("1", "-", "-", "-"), "price table, line 4: \"-\" is not a number of tokens");
    const std::string line = "m\topenai\t1\t1\t-\t-\t-\t-\t-\t-\t-\t-\t-\t-\t-\t1\t1\n";
    EXPECT_EQ(problem(withRow(line + line)), "price table: m stands there twice");
    EXPECT_EQ(problem(withRow("M" + line.substr(1))), "price table, line 4: model must be a lower-case id");
}

}  // namespace
}  // namespace relay::policy
