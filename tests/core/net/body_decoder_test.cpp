#include "net/body_decoder.h"

#include <gtest/gtest.h>

#include <string>

namespace relay::net {
namespace {

using Progress = BodyDecoder::Progress;

struct Decoded {
    Progress progress = Progress::NeedMore;
    std::string payload;
    std::size_t consumed = 0;
};

Decoded decodeIn(BodyDecoder decoder, std::string_view bytes, std::size_t pieceBytes) {
    Decoded all;
    while (all.consumed < bytes.size() && all.progress == Progress::NeedMore) {
        std::vector<std::string_view> pieces;
        std::size_t used = 0;
        all.progress = decoder.decode(bytes.substr(all.consumed, pieceBytes), used, pieces);
        for (const std::string_view piece : pieces)
            all.payload += piece;
        all.consumed += used;
        if (used == 0) break;
    }
    return all;
}

constexpr std::string_view kChunked =
    "5\r\nhello\r\n6;a=\"b c\"\r\n world\r\n0A\r\n0123456789\r\n0\r\nX-Trailer: v\r\nY: w\r\n\r\n";
constexpr std::string_view kPayload = "hello world0123456789";

TEST(BodyDecoderTest, ChunksSplitAtEveryLength) {
    const std::string next = std::string(kChunked) + "GET / HTTP/1.1\r\n";
    for (std::size_t step = 1; step <= next.size(); ++step) {
        const Decoded decoded = decodeIn(BodyDecoder::chunked(), next, step);
        EXPECT_EQ(decoded.progress, Progress::Done) << step;
        EXPECT_EQ(decoded.payload, kPayload) << step;
        EXPECT_EQ(decoded.consumed, kChunked.size()) << step;
    }
}

TEST(BodyDecoderTest, ChunksSplitAtEveryPlace) {
    for (std::size_t cut = 0; cut <= kChunked.size(); ++cut) {
        BodyDecoder decoder = BodyDecoder::chunked();
        std::vector<std::string_view> pieces;
        std::size_t first = 0;
        std::size_t second = 0;
        decoder.decode(kChunked.substr(0, cut), first, pieces);
        EXPECT_EQ(first, cut);
        decoder.decode(kChunked.substr(cut), second, pieces);
        std::string payload;
        for (const std::string_view piece : pieces)
            payload += piece;
        EXPECT_TRUE(decoder.done()) << cut;
        EXPECT_EQ(payload, kPayload) << cut;
    }
}

TEST(BodyDecoderTest, PaddedSizesAndEmptyBodies) {
    EXPECT_EQ(decodeIn(BodyDecoder::chunked(), "3  \r\nabc\r\n0 ;x\r\n\r\n", 100).payload, "abc");
    EXPECT_EQ(decodeIn(BodyDecoder::chunked(), "000\r\n\r\n", 1).progress, Progress::Done);
}

TEST(BodyDecoderTest, Length) {
    const Decoded decoded = decodeIn(BodyDecoder::length(5), "helloGET", 2);
    EXPECT_EQ(decoded.progress, Progress::Done);
    EXPECT_EQ(decoded.payload, "hello");
    EXPECT_EQ(decoded.consumed, 5U);
    EXPECT_TRUE(BodyDecoder::length(0).done());
    EXPECT_TRUE(BodyDecoder::none().done());
}

TEST(BodyDecoderTest, WhatTheEndOfTheConnectionMeans) {
    EXPECT_EQ(BodyDecoder::untilClose().end(), Progress::Done);
    EXPECT_EQ(BodyDecoder::length(1).end(), Progress::NeedMore);
    EXPECT_EQ(BodyDecoder::chunked().end(), Progress::NeedMore);
    EXPECT_EQ(BodyDecoder::none().end(), Progress::Done);
    EXPECT_EQ(decodeIn(BodyDecoder::untilClose(), "abc", 2).payload, "abc");
}

class BadChunksTest : public testing::TestWithParam<std::string> {};

TEST_P(BadChunksTest, AreMalformed) {
    const std::string text = GetParam();
    for (const std::size_t step : {std::size_t{1}, text.size()})
        EXPECT_EQ(decodeIn(BodyDecoder::chunked(), text, step).progress, Progress::Malformed) << text;
}

INSTANTIATE_TEST_SUITE_P(
    All, BadChunksTest,
    testing::Values("\r\n", "x\r\n", "-1\r\n", "+1\r\n", "0x1\r\n", " 1\r\n", "1\nA", "1\r\rA", "1 2\r\n",
                    "1\r\nAB", "1\r\nA\rB", "1\r\nA\n", "fffffffffffffffff\r\n", "FFFFFFFFFFFFFFFF\r\n",
                    std::string(40, '0') + "\r\n", "1;a\nb\r\n", std::string("1;a\0b\r\n", 7),
                    "1;" + std::string(5000, 'e') + "\r\n", "0\r\n\n", "0\r\nA: b\n\r\n",
                    "0\r\n" + std::string(5000, 't') + "\r\n\r\n", "1;" + std::string(4096, 'e') + ";\r\n"));

}  // namespace
}  // namespace relay::net
