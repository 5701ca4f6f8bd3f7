#include "wire/content_decoder.h"

#include "compress.h"

#include <gtest/gtest.h>

namespace relay::wire {
namespace {

constexpr std::string_view kCodings[] = {"identity", "gzip", "deflate", "deflate-raw", "br", "zstd"};

std::string headerOf(std::string_view coding) {
    return coding == "deflate-raw" ? "deflate" : std::string(coding);
}

struct Decoded {
    std::string text;
    bool failed = false;
    bool atEnd = false;
};

Decoded decoded(std::string_view coding, std::string_view bytes, std::size_t step) {
    auto decoder = ContentDecoder::forEncoding(headerOf(coding));
    EXPECT_TRUE(decoder);
    Decoded result;
    while (!bytes.empty()) {
        decoder->feed(bytes.substr(0, step), [&](std::string_view piece) { result.text += piece; });
        bytes.remove_prefix(std::min(step, bytes.size()));
    }
    result.failed = decoder->failed();
    result.atEnd = decoder->atEnd();
    return result;
}

/// Hardly compressible, so that many blocks and pieces come up.
std::string longText(std::size_t size) {
    std::string text;
    std::uint32_t state = 1;
    while (text.size() < size) {
        state = state * 1664525U + 1013904223U;
        text += "event " + std::to_string(state) + "\n";
    }
    return text;
}

TEST(ContentDecoder, UndoesEveryCodingInAnySteps) {
    const std::string text = longText(100'000);
    for (const std::string_view coding : kCodings) {
        SCOPED_TRACE(coding);
        const std::string bytes = compressed(coding, text);
        for (const std::size_t step : {std::size_t{1}, std::size_t{7}, std::size_t{4096}, bytes.size()}) {
            const Decoded result = decoded(coding, bytes, step);
            EXPECT_EQ(result.text, text) << "step " << step;
            EXPECT_FALSE(result.failed);
            EXPECT_TRUE(result.atEnd);
        }
    }
}

TEST(ContentDecoder, GivesWhatItHasBeforeTheEnd) {
    const std::string text = longText(50'000);
    for (const std::string_view coding : kCodings) {
        if (coding == "identity") continue;
        SCOPED_TRACE(coding);
        const std::string bytes = compressed(coding, text);
        const Decoded result = decoded(coding, std::string_view(bytes).substr(0, bytes.size() - 1), 100);
        EXPECT_FALSE(result.atEnd);
        EXPECT_FALSE(result.failed);
        EXPECT_EQ(result.text, text.substr(0, result.text.size()));
    }
}

TEST(ContentDecoder, FlagsCorruptBytes) {
    for (const std::string_view coding : kCodings) {
        if (coding == "identity") continue;
        SCOPED_TRACE(coding);
        const Decoded result =
            decoded(coding, "\xFF\xFEthis is no compressed text at all, whatever the header says", 5);
        EXPECT_TRUE(result.failed);
    }
}

TEST(ContentDecoder, KnowsNamesInAnyCase) {
    for (const char* name : {"", "identity", "GZIP", " gzip ", "x-gzip", "Deflate", "BR", "zstd"})
        EXPECT_TRUE(ContentDecoder::forEncoding(name)) << name;
    for (const char* name : {"compress", "gzip, br", "lz4", "gzipp"})
        EXPECT_FALSE(ContentDecoder::forEncoding(name)) << name;
}

TEST(ContentDecoder, ReadsSeveralMembersAndIgnoresPadding) {
    const std::string two = compressed("gzip", "one ") + compressed("gzip", "two");
    const std::string frames = compressed("zstd", "one ") + compressed("zstd", "two");
    for (const std::size_t step : {std::size_t{1}, std::size_t{1000}}) {
        EXPECT_EQ(decoded("gzip", two, step).text, "one two");
        EXPECT_EQ(decoded("gzip", two + std::string(10, '\0'), step).text, "one two");
        EXPECT_FALSE(decoded("gzip", two + std::string(10, '\0'), step).failed);
        EXPECT_EQ(decoded("zstd", frames, step).text, "one two");
        EXPECT_EQ(decoded("br", compressed("br", "one") + "junk", step).text, "one");
    }
}

TEST(ContentDecoder, GivesUpOnABomb) {
    const std::string zeros(std::size_t{96} * 1024 * 1024, '\0');
    for (const std::string_view coding : {"gzip", "br", "zstd"}) {
        SCOPED_TRACE(coding);
        auto decoder = ContentDecoder::forEncoding(coding);
        std::size_t total = 0;
        decoder->feed(compressed(coding, zeros), [&total](std::string_view piece) { total += piece.size(); });
        EXPECT_TRUE(decoder->failed());
        EXPECT_LT(total, zeros.size() / 2);
    }
}

}  // namespace
}  // namespace relay::wire
