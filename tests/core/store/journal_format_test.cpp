#include "store/embedded/journal_format.h"

#include "tests/core/store/store_under_test.h"

#include <gtest/gtest.h>

#include <span>

namespace relay::embedded {
namespace {

using State = RecordView::State;

std::span<const std::byte> bytesOf(const std::string& text) {
    return std::as_bytes(std::span(text));
}

TEST(JournalFormat, ARecordComesBackWhole) {
    std::string out;
    appendRecord(out, 7, RecordKind::Settled, 42, sampleAttempt());
    const RecordView view = viewRecord(bytesOf(out), 7);
    ASSERT_EQ(view.state, State::Sound);
    EXPECT_EQ(view.kind, RecordKind::Settled);
    EXPECT_EQ(view.size, out.size());
    Attempt expected = sampleAttempt();
    expected.id = 42;
    EXPECT_EQ(describe(decodeAttempt(view.payload).value()), describe(expected));
}

TEST(JournalFormat, EveryPrefixIsCutAndNothingElse) {
    std::string out;
    appendRecord(out, 7, RecordKind::Opened, 1, sampleAttempt());
    for (std::size_t size = 0; size < out.size(); ++size)
        EXPECT_EQ(viewRecord(bytesOf(out).first(size), 7).state, State::Cut) << size;
}

TEST(JournalFormat, EveryFlippedBitIsDamage) {
    std::string out;
    appendRecord(out, 7, RecordKind::Settled, 1, sampleAttempt());
    for (std::size_t bit = 0; bit < out.size() * 8; ++bit) {
        std::string changed = out;
        changed[bit / 8] = static_cast<char>(changed[bit / 8] ^ (1 << (bit % 8)));
        EXPECT_EQ(viewRecord(bytesOf(changed), 7).state, State::Damaged) << bit;
    }
}

TEST(JournalFormat, ARecordBelongsToItsSegment) {
    std::string out;
    appendRecord(out, 7, RecordKind::Settled, 1, sampleAttempt());
    EXPECT_EQ(viewRecord(bytesOf(out), 8).state, State::Damaged);
}

TEST(JournalFormat, LongTextsAreCut) {
    Attempt attempt = sampleAttempt();
    attempt.requestedModel.assign(100'000, 'x');
    attempt.reason.assign(100'000, 'y');
    std::string out;
    appendRecord(out, 1, RecordKind::Settled, 1, attempt);
    const auto decoded = decodeAttempt(viewRecord(bytesOf(out), 1).payload);
    ASSERT_TRUE(decoded);
    EXPECT_EQ(decoded->requestedModel, std::string(4096, 'x'));
    EXPECT_EQ(decoded->model, attempt.model);
}

/// `reserved` and `maxTokens`.
constexpr std::size_t kAddedByVersion2 = 16;

TEST(JournalFormat, APayloadOfVersion1IsReadWithoutWhatItDidNotKnow) {
    std::string out;
    appendRecord(out, 1, RecordKind::Settled, 42, sampleAttempt());
    const auto payload = viewRecord(bytesOf(out), 1).payload;
    const auto decoded = decodeAttempt(payload.first(payload.size() - kAddedByVersion2));
    Attempt expected = sampleAttempt();
    expected.id = 42;
    expected.reserved = {};
    expected.maxTokens = 0;
    EXPECT_EQ(describe(decoded.value()), describe(expected));
}

TEST(JournalFormat, APayloadOfAnotherShapeIsNoAttempt) {
    std::string out;
    appendRecord(out, 1, RecordKind::Settled, 1, sampleAttempt());
    const auto payload = viewRecord(bytesOf(out), 1).payload;
    for (std::size_t size = 1; size < payload.size(); ++size)
        EXPECT_EQ(decodeAttempt(payload.first(size)).has_value(), size == payload.size() - kAddedByVersion2);
    EXPECT_FALSE(decodeAttempt(bytesOf(std::string(200, '\xff'))));
}

TEST(JournalFormat, TheHeaderIsChecked) {
    const std::string header = encodeHeader({1, 99, 1234});
    ASSERT_EQ(header.size(), kSegmentHeaderSize);
    const auto decoded = decodeHeader(bytesOf(header));
    ASSERT_TRUE(decoded);
    EXPECT_EQ(decoded->number, 99U);
    EXPECT_EQ(decoded->createdAt, 1234);
    for (std::size_t at = 0; at < header.size(); ++at) {
        std::string changed = header;
        changed[at] = static_cast<char>(changed[at] ^ 1);
        EXPECT_FALSE(decodeHeader(bytesOf(changed))) << at;
        EXPECT_FALSE(decodeHeader(bytesOf(header).first(at)));
    }
}

}  // namespace
}  // namespace relay::embedded
