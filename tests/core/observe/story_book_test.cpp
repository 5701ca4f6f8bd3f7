#include "observe/story_book.h"

#include "tests/core/observe/hand_clock.h"

#include <gtest/gtest.h>

namespace relay {
namespace {

RequestStory storyOf(const std::string& requestId) {
    RequestStory story;
    story.requestId = requestId;
    return story;
}

TEST(StoryBook, KeepsTheLatest) {
    HandClock clock;
    StoryBook book(clock, {3, 50});
    for (int i = 0; i < 5; ++i)
        book.add(storyOf("req_" + std::to_string(i)));
    EXPECT_FALSE(book.find("req_1"));
    ASSERT_TRUE(book.find("req_2"));
    EXPECT_EQ(book.find("req_4")->requestId, "req_4");
    EXPECT_FALSE(book.find("req_"));
    book.add(storyOf("req_4"));
    EXPECT_TRUE(book.find("req_2")) << "the same request takes no second place";
}

TEST(StoryBook, AdmitsSoManyASecondOfEachKind) {
    HandClock clock;
    StoryBook book(clock, {10, 2});
    EXPECT_TRUE(book.admits(false));
    EXPECT_TRUE(book.admits(false));
    EXPECT_FALSE(book.admits(false));
    EXPECT_TRUE(book.admits(true)) << "what failed finds room however much went well";
    EXPECT_TRUE(book.admits(true));
    EXPECT_FALSE(book.admits(true));
    clock.advance(std::chrono::seconds(1));
    EXPECT_TRUE(book.admits(false));
    EXPECT_TRUE(book.admits(true));
}

}  // namespace
}  // namespace relay
