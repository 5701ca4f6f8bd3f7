#include "store/coordination.h"

#include "tests/core/store/store_under_test.h"

#include <gtest/gtest.h>

namespace relay {
namespace {

class MarksContract : public ::testing::TestWithParam<StoreFactory> {
protected:
    std::unique_ptr<StoreUnderTest> m_store = GetParam().make();
    Coordination& coordination() { return m_store->coordination(); }
    UnixMillis now() const { return m_store->clock.now(); }

    AccountMark markOf(const std::string& id, const std::string& family = "") const {
        AccountMark mark;
        mark.accountId = id;
        mark.cause = MarkCause::RateLimited;
        mark.status = 429;
        mark.evidence = "429 with retry-after: 20";
        mark.since = now();
        mark.until = now() + 20'000;
        mark.family = family;
        mark.probeAt = now() + 10'000;
        mark.failures = 3;
        mark.source = "retry-after";
        return mark;
    }
};

TEST_P(MarksContract, AMarkStaysUntilItIsCleared) {
    coordination().mark(markOf("a"));
    m_store->clock.set(now() + 3'600'000);
    EXPECT_TRUE(coordination().markOf("a", ""));
    EXPECT_TRUE(coordination().markOf("a", "opus")) << "the whole account";
    EXPECT_FALSE(coordination().markOf("b", ""));
    coordination().clearMark("a", "opus");
    EXPECT_TRUE(coordination().markOf("a", "")) << "another mark";
    coordination().clearMark("a", "");
    EXPECT_FALSE(coordination().markOf("a", ""));
}

TEST_P(MarksContract, ALaterMarkReplacesTheOneOfItsFamily) {
    coordination().mark(markOf("a"));
    coordination().mark(markOf("a", "opus"));
    AccountMark shorter = markOf("a");
    shorter.cause = MarkCause::Overloaded;
    shorter.until -= 15'000;
    coordination().mark(shorter);
    EXPECT_EQ(coordination().marks().size(), 2U);
    EXPECT_EQ(coordination().markOf("a", "opus")->cause, MarkCause::Overloaded) << "account-wide comes first";
    coordination().clearMark("a", "");
    EXPECT_EQ(coordination().markOf("a", "opus")->family, "opus");
    EXPECT_FALSE(coordination().markOf("a", "sonnet"));
    coordination().clearMark("a", std::nullopt);
    EXPECT_TRUE(coordination().marks().empty());
}

TEST_P(MarksContract, OneProbesAtATime) {
    const AccountMark mark = markOf("a");
    coordination().mark(mark);
    EXPECT_FALSE(coordination().beginProbe(mark, mark.probeAt - 1));
    EXPECT_FALSE(coordination().probing("a", ""));
    EXPECT_TRUE(coordination().beginProbe(mark, mark.probeAt));
    EXPECT_FALSE(coordination().beginProbe(mark, mark.probeAt + 1));
    EXPECT_TRUE(coordination().probing("a", ""));
    EXPECT_FALSE(coordination().probing("a", "opus"));
    coordination().endProbe(mark);
    EXPECT_FALSE(coordination().probing("a", ""));
    EXPECT_TRUE(coordination().beginProbe(mark, mark.probeAt));
    EXPECT_TRUE(coordination().beginProbe(mark, mark.probeAt + 300'000)) << "the prober is gone";
}

TEST_P(MarksContract, AProbeOfAnEarlierMarkSaysNothingAboutALater) {
    const AccountMark first = markOf("a");
    coordination().mark(first);
    EXPECT_TRUE(coordination().beginProbe(first, first.probeAt));
    AccountMark second = first;
    second.failures = 4;
    second.until += 20'000;
    coordination().mark(second);
    EXPECT_FALSE(coordination().probing("a", "")) << "a new mark is its verdict";
    EXPECT_FALSE(coordination().beginProbe(first, first.until));
    EXPECT_TRUE(coordination().beginProbe(second, second.probeAt));
    coordination().endProbe(first);
    EXPECT_TRUE(coordination().probing("a", ""));
    coordination().clearMark("a", std::nullopt);
    EXPECT_FALSE(coordination().beginProbe(second, second.until));
}

TEST_P(MarksContract, MarksSurviveWithAllTheySay) {
    coordination().mark(markOf("a", "opus"));
    coordination().mark(markOf("b"));
    coordination().mark(markOf("c"));
    coordination().mark(markOf("c", "opus"));
    m_store->reopen();
    coordination().clearMark("b", "");
    coordination().clearMark("c", "opus");
    m_store->clock.set(now() + 60'000);
    m_store->reopen();
    EXPECT_EQ(coordination().marks().size(), 2U);
    EXPECT_TRUE(coordination().markOf("c", "opus"));
    EXPECT_FALSE(coordination().markOf("a", ""));
    const auto mark = coordination().markOf("a", "opus");
    ASSERT_TRUE(mark);
    EXPECT_EQ(mark->cause, MarkCause::RateLimited);
    EXPECT_EQ(mark->status, 429);
    EXPECT_EQ(mark->evidence, "429 with retry-after: 20");
    EXPECT_EQ(mark->since, now() - 60'000);
    EXPECT_EQ(mark->until, now() - 40'000);
    EXPECT_EQ(mark->probeAt, now() - 50'000);
    EXPECT_EQ(mark->failures, 3U);
    EXPECT_EQ(mark->source, "retry-after");
}

TEST_P(MarksContract, OutcomesOfTheLastMinutesAreCounted) {
    for (int i = 0; i < 40; ++i)
        coordination().noteOutcome("a", i % 2 == 0, now());
    RecentOutcomes counts = coordination().noteOutcome("a", true, now());
    EXPECT_EQ(counts.attempts, 32U);
    EXPECT_EQ(counts.failed, 16U) << "a failure came and one went";
    counts = coordination().noteOutcome("a", false, now() + 299'999);
    EXPECT_EQ(counts.attempts, 32U);
    counts = coordination().noteOutcome("a", false, now() + 300'000);
    EXPECT_EQ(counts.attempts, 2U);
    EXPECT_EQ(counts.failed, 0U);
    EXPECT_EQ(coordination().noteOutcome("b", true, now()).attempts, 1U);
}

TEST_P(MarksContract, ARecoveredAccountBeginsAnew) {
    for (int i = 0; i < 9; ++i)
        coordination().noteOutcome("a", true, now());
    coordination().clearMark("a", std::nullopt);
    EXPECT_EQ(coordination().load("a", 0).recoveredAt, 0) << "it was not marked";
    coordination().mark(markOf("a"));
    m_store->clock.set(now() + 1'000);
    coordination().clearMark("a", std::nullopt);
    EXPECT_EQ(coordination().load("a", 0).recoveredAt, now());
    EXPECT_EQ(coordination().load("a", 0).successesSinceRecovery, 0U);
    EXPECT_EQ(coordination().noteOutcome("a", false, now()).attempts, 1U);
    coordination().noteOutcome("a", true, now());
    EXPECT_EQ(coordination().load("a", 0).successesSinceRecovery, 1U);
}

INSTANTIATE_TEST_SUITE_P(Stores, MarksContract, ::testing::ValuesIn(storeFactories()), nameOf);

}  // namespace
}  // namespace relay
