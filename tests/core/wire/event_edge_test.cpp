#include "wire/sse/event_edge.h"

#include <gtest/gtest.h>

namespace relay::wire {
namespace {

bool reachedAfter(std::string_view text) {
    EventEdge whole;
    whole.pass(text);
    for (std::size_t cut = 0; cut <= text.size(); ++cut) {
        EventEdge split;
        split.pass(text.substr(0, cut));
        split.pass(text.substr(cut));
        EXPECT_EQ(split.reached(), whole.reached()) << text << " cut at " << cut;
    }
    return whole.reached();
}

TEST(EventEdge, IsAfterABlankLineOnly) {
    EXPECT_TRUE(reachedAfter("data: x\n\n"));
    EXPECT_TRUE(reachedAfter("data: x\r\n\r\n"));
    EXPECT_TRUE(reachedAfter("data: x\n\r\n"));
    EXPECT_TRUE(reachedAfter("data: x\n\n\n"));
    EXPECT_FALSE(reachedAfter(""));
    EXPECT_FALSE(reachedAfter("data: x"));
    EXPECT_FALSE(reachedAfter("data: x\n"));
    EXPECT_FALSE(reachedAfter("data: x\r\n"));
    EXPECT_FALSE(reachedAfter("data: x\n\ndata: y"));
    EXPECT_FALSE(reachedAfter("data: x\n\ndata: y\n"));
    EXPECT_FALSE(reachedAfter("data: x\n\r")) << "the LF of this line end is still to come";
    EXPECT_FALSE(reachedAfter("data: x\r\r"));
}

TEST(EventEdge, IsLeftByTheNextByte) {
    EventEdge edge;
    edge.pass("data: x\n\n");
    edge.pass("");
    EXPECT_TRUE(edge.reached());
    edge.pass("d");
    EXPECT_FALSE(edge.reached());
}

}  // namespace
}  // namespace relay::wire
