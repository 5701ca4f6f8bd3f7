#include "core/admin/admin_fixture.h"

namespace relay {
namespace {

struct SeriesRoutesTest : test::AdminFixture {
    /// What was asked of the ledger for the chart itself; the time before was asked for first.
    const SeriesQuery& chart() const { return ledger.seriesQueries.back(); }
    const SeriesQuery& before() const { return ledger.seriesQueries.front(); }
    boost::json::object ask(const std::string& query) {
        ledger.seriesQueries.clear();
        return object(call("GET", "/admin/usage/series?" + query));
    }
};

TEST_F(SeriesRoutesTest, EachRangeHasItsSteps) {
    struct Case {
        std::string range;
        SeriesGrain grain;
        std::int64_t step;
        std::size_t steps;
    };
    for (const Case& each :
         {Case{"hour", SeriesGrain::Minute, 60, 60}, Case{"day", SeriesGrain::QuarterHour, 900, 96},
          Case{"week", SeriesGrain::Hour, 7200, 84}, Case{"month", SeriesGrain::Hour, 86'400, 30}}) {
        const auto answer = ask("range=" + each.range);
        EXPECT_EQ(answer.at("range").as_string(), each.range);
        EXPECT_EQ(answer.at("stepSeconds").as_int64(), each.step);
        const auto& rows = answer.at("rows").as_array();
        ASSERT_EQ(rows.size(), each.steps) << each.range;
        EXPECT_EQ(chart().grain, each.grain);
        EXPECT_EQ(rows.front().at("start"), answer.at("since"));
        EXPECT_EQ(boost::json::serialize(rows.front().at("requests")), "0");
        EXPECT_TRUE(rows.front().at("addedP50Us").is_null());
        ASSERT_EQ(chart().bounds.size(), each.steps + 1);
        EXPECT_EQ(chart().bounds.back() - chart().bounds.front(),
                  static_cast<std::int64_t>(each.steps) * each.step * 1000);
        EXPECT_LE(chart().bounds[each.steps - 1], clock.now()) << "the last step is the one that is running";
        EXPECT_GT(chart().bounds.back(), clock.now());
        EXPECT_EQ(isoTime(chart().bounds.back()), answer.at("until").as_string());
        EXPECT_EQ(before().bounds.back(), chart().bounds.front());
        EXPECT_EQ(chart().bounds.back() - chart().bounds.front(),
                  before().bounds.back() - before().bounds.front());
    }
    EXPECT_EQ(ask("").at("range").as_string(), "hour");
}

TEST_F(SeriesRoutesTest, AMonthHasTheDaysOfTheConfiguredZone) {
    settings.zone = TimeZone::named("America/New_York").value();
    const auto answer = ask("range=month");
    for (const UnixMillis bound : chart().bounds)
        EXPECT_EQ(settings.zone.dayAt(bound).start, bound);
    // Clocks were put back in the month before the fixture's day in November.
    bool longDay = false;
    for (std::size_t i = 1; i < chart().bounds.size(); ++i)
        longDay = longDay || chart().bounds[i] - chart().bounds[i - 1] == 25 * 3'600'000;
    EXPECT_TRUE(longDay);
}

TEST_F(SeriesRoutesTest, SumsAreTold) {
    SeriesSums& total = ledger.seriesAnswer.total;
    total.requests = 4;
    total.attempts = 5;
    total.failures = 1;
    total.usage = {10, 20, 3, 4, 5, 6};
    total.cost = {1'500'000'000};
    total.overheadUs = 120;
    const auto answer = ask("range=day&keyId=k&accountId=a&model=m");
    EXPECT_EQ(
        boost::json::serialize(answer.at("total")),
        R"({"requests":4,"attempts":5,"failures":1,"inputTokens":10,"outputTokens":20,"cacheReadTokens":5,)"
        R"("cacheCreationTokens":7,"costUsd":"1.5","addedP50Us":120,"firstByteP50Ms":null})");
    EXPECT_EQ(answer.at("previous"), answer.at("total"));
    EXPECT_EQ(chart().keyId, "k");
    EXPECT_EQ(before().accountId, "a");
    EXPECT_EQ(chart().model, "m");
}

TEST_F(SeriesRoutesTest, OtherRangesAndParametersAreRefused) {
    EXPECT_EQ(message(call("GET", "/admin/usage/series?range=year")),
              "parameter \"range\" must be one of: hour, day, week, month");
    EXPECT_EQ(call("GET", "/admin/usage/series?since=2026-11-01").status, 400);
}

}  // namespace
}  // namespace relay
