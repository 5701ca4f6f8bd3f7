#include "wire/anthropic/usage_tap.h"

#include "compress.h"
#include "recorded.h"

#include <gtest/gtest.h>

#include <random>

namespace relay::wire {
namespace {

struct Told {
    Usage usage;
    bool complete = false;
    bool meterable = false;
    std::uint64_t textBytes = 0;
    std::string texts;
    bool operator==(const Told&) const = default;
};

Told told(UsageTap& tap) {
    tap.end();
    return {tap.usage(), tap.complete(), tap.meterable(), tap.streamedTextBytes(),
            tap.model() + "|" + tap.stopReason() + "|" + tap.serviceTier() + "|" + tap.speed() + "|" +
                tap.errorType()};
}

struct Recording {
    std::string_view text;
    UsageTap::Format format;
};

constexpr Recording kRecordings[] = {{kTextStream, UsageTap::Format::Sse},
                                     {kOddStream, UsageTap::Format::Sse},
                                     {kDocument, UsageTap::Format::Json}};

TEST(UsageTapSplits, EverySplitOfEveryCodingTellsTheSame) {
    for (const Recording& recording : kRecordings) {
        UsageTap plain(recording.format, "");
        plain.feed(recording.text);
        const Told expected = told(plain);
        ASSERT_TRUE(expected.complete);
        for (const std::string_view coding : {"identity", "gzip", "deflate", "br", "zstd"}) {
            const std::string bytes = compressed(coding, recording.text);
            for (std::size_t cut = 0; cut <= bytes.size(); ++cut) {
                UsageTap tap(recording.format, coding);
                tap.feed(std::string_view(bytes).substr(0, cut));
                tap.feed(std::string_view(bytes).substr(cut));
                ASSERT_EQ(told(tap), expected) << coding << " cut at " << cut;
            }
            UsageTap single(recording.format, coding);
            for (const char& byte : bytes)
                single.feed(std::string_view(&byte, 1));
            EXPECT_EQ(told(single), expected) << coding;
        }
    }
}

TEST(UsageTapSplits, DamagedStreamsTellTheSameWhereverTheyAreCut) {
    std::mt19937 random(7);
    for (int round = 0; round < 3'000; ++round) {
        const Recording& recording = kRecordings[random() % 3];
        std::string text(recording.text);
        for (int damage = 0; damage < 3; ++damage) {
            const std::size_t at = random() % text.size();
            if (random() % 2 == 0)
                text.erase(at, random() % 40);
            else
                text[at] = static_cast<char>(random() % 256);
        }
        UsageTap whole(recording.format, "");
        whole.feed(text);
        UsageTap pieces(recording.format, "");
        for (std::size_t from = 0; from < text.size();) {
            const std::size_t size = 1 + random() % 20;
            pieces.feed(std::string_view(text).substr(from, size));
            from += size;
        }
        ASSERT_EQ(told(pieces), told(whole)) << text;
    }
}

TEST(UsageTapSplits, CountsNeverFallWhileAStreamGrows) {
    UsageTap tap(UsageTap::Format::Sse, "");
    std::uint64_t before = 0;
    for (const char& byte : kTextStream) {
        tap.feed(std::string_view(&byte, 1));
        const std::uint64_t now = tap.usage().totalInput() + tap.usage().output;
        ASSERT_GE(now, before);
        before = now;
    }
}

}  // namespace
}  // namespace relay::wire
