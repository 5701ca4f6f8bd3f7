#include "contract/expectations.h"
#include "contract/rig.h"

#include <gtest/gtest.h>

namespace relay::test {
namespace {

constexpr std::size_t kMegabyte = 1024 * 1024;

/// 200 MB wait at the upstream while the client reads nothing: the relay holds a buffer's worth, not the
/// stream.
TEST(BackPressure, SlowClientDoesNotFillTheRelay) {
    Rig rig;
    EXPECT_EQ(rig.post(messagesBody("warm", true)).status, 200);
    const std::size_t before = rig.relay().process().residentBytes();

    Answer stream = anthropicStream("start");
    const Piece end = stream.pieces.back();
    stream.pieces.pop_back();
    const std::string filler =
        sseFrame("content_block_delta",
                 R"({"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":")" +
                     std::string(64 * 1024, 'x') + "\"}}");
    const std::size_t fillers = 200 * kMegabyte / filler.size();
    for (std::size_t i = 0; i < fillers; ++i)
        stream.pieces.push_back({filler});
    stream.pieces.push_back(end);
    rig.upstream().enqueue(stream);

    RawClient client = rig.connect();
    client.post(kMessages, rig.headers(), messagesBody("hi", true));
    EXPECT_EQ(client.readHead().status, 200);
    // The upstream stops getting rid of bytes once every buffer between it and the client is full.
    std::uint64_t sent = 0;
    std::size_t peak = 0;
    int still = 0;
    EXPECT_TRUE(eventually([&] {
        const std::uint64_t now = rig.upstream().exchanges().back().bodySent;
        still = now == sent && now > 0 ? still + 1 : 0;
        sent = now;
        peak = std::max(peak, rig.relay().process().residentBytes());
        return still >= 50;
    }));
    EXPECT_LT(sent, 40 * kMegabyte);
    EXPECT_LT(peak, before + 24 * kMegabyte);

    std::size_t received = 0;
    while (true) {
        const std::string piece = client.readPiece();
        if (piece.empty()) break;
        received += piece.size();
        peak = std::max(peak, rig.relay().process().residentBytes());
    }
    EXPECT_TRUE(client.bodyWhole());
    EXPECT_EQ(received, stream.body().size());
    EXPECT_LT(peak, before + 24 * kMegabyte);
    EXPECT_EQ(text(rig.attempts().back(), "outcome"), "succeeded");
}

/// One client that takes nothing does not hold up the others on its shard.
TEST(BackPressure, OthersGoOn) {
    Rig rig({.arguments = {"--threads", "1"}});
    Answer stream = anthropicStream("x");
    stream.pieces.resize(3);
    stream.pieces.back().bytes = ": " + std::string(32 * 1024, '.') + "\n\n";
    stream.endless = true;
    rig.upstream().enqueue(stream);
    RawClient stuck = rig.connect();
    stuck.post(kMessages, rig.headers(), messagesBody("hi", true));
    EXPECT_EQ(stuck.readHead().status, 200);
    for (int i = 0; i < 20; ++i)
        EXPECT_EQ(rig.post(messagesBody("hi", i % 2 == 0)).status, 200);
}

}  // namespace
}  // namespace relay::test
