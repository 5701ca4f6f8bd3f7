#include "wire/anthropic/edited_body.h"

#include <gtest/gtest.h>

namespace relay::wire {
namespace {

std::string edited(std::string_view body, const BodyEdits& edits) {
    const auto peek = peekMessages(body);
    if (!peek) return peek.error().message;
    const EditedBody changed(body, *peek, edits);
    std::string sent;
    for (const std::string_view piece : changed.pieces())
        sent += piece;
    EXPECT_EQ(sent.size(), changed.size());
    return sent;
}

TEST(EditedBody, WithoutEditsIsTheBody) {
    const std::string body = R"({"model":"m","messages":[1],"max_tokens":5})";
    const auto peek = peekMessages(body);
    ASSERT_TRUE(peek);
    const EditedBody same(body, *peek, {});
    ASSERT_EQ(same.pieces().size(), 1U);
    EXPECT_EQ(same.pieces().front().data(), body.data());
    EXPECT_EQ(same.size(), body.size());
}

TEST(EditedBody, ChangesOnlyTheModel) {
    const std::string sent = edited(R"({ "messages": [1],  "model" : "a\nb" , "z":"ü" })", {.model = "x\"y"});
    EXPECT_EQ(sent, R"({ "messages": [1],  "model" : "x\"y" , "z":"ü" })");
    EXPECT_EQ(peekMessages(sent)->model, "x\"y");
}

TEST(EditedBody, ChangesOnlyTheDigitsOfMaxTokens) {
    EXPECT_EQ(
        edited(R"({"model":"m","messages":[1],"max_tokens" : 128000 , "stream":true})", {.maxTokens = 1024}),
        R"({"model":"m","messages":[1],"max_tokens" : 1024 , "stream":true})");
    EXPECT_EQ(edited(R"({"max_tokens":7,"model":"m","messages":[1],"max_tokens":8})", {.maxTokens = 9}),
              R"({"max_tokens":7,"model":"m","messages":[1],"max_tokens":9})")
        << "the last one counts";
}

TEST(EditedBody, ReplacesAMaxTokensThatIsNoWholeNumber) {
    for (const char* odd : {"1.5e5", "null", "\"many\"", "[1, 2]", "-1"})
        EXPECT_EQ(edited(R"({"model":"m","max_tokens":)" + std::string(odd) + R"(,"messages":[1]})",
                         {.maxTokens = 2000}),
                  R"({"model":"m","max_tokens":2000,"messages":[1]})");
}

TEST(EditedBody, PutsInAMaxTokensThatIsMissing) {
    EXPECT_EQ(edited(R"( { "model":"m","messages":[1]})", {.model = "n", .maxTokens = 2000}),
              R"( {"max_tokens":2000, "model":"n","messages":[1]})");
}

TEST(EditedBody, ChangesBothInEitherOrder) {
    EXPECT_EQ(edited(R"({"model":"m","messages":[1],"max_tokens":5})", {.model = "other", .maxTokens = 44}),
              R"({"model":"other","messages":[1],"max_tokens":44})");
    EXPECT_EQ(edited(R"({"max_tokens":5,"messages":[1],"model":"m"})", {.model = "other", .maxTokens = 44}),
              R"({"max_tokens":44,"messages":[1],"model":"other"})");
}

}  // namespace
}  // namespace relay::wire
