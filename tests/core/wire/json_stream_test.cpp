#include "wire/json/json_stream.h"

#include <gtest/gtest.h>

#include <map>
#include <vector>

namespace relay::wire {
namespace {

/// Notes everything it is shown. Place 1 is the root; members get 10 and more by their first letter.
class Notes final : public JsonVisitor {
public:
    std::vector<std::string> lines;

    Place member(Place object, std::string_view key) override {
        lines.push_back(std::to_string(object) + " member " + std::string(key));
        if (key == "ignored") return kNowhere;
        if (key == "counted") return kCountedOnly;
        return 10;
    }
    Place element(Place array) override { return array; }
    void string(Place, std::string_view text, std::uint64_t size) override {
        lines.push_back("\"" + std::string(text) + "\" " + std::to_string(size));
    }
    void scalar(Place, std::string_view token) override { lines.emplace_back(token); }
    void closed(Place) override { lines.emplace_back("closed"); }
};

std::vector<std::string> notesOf(std::string_view text, std::size_t cut, bool& whole) {
    JsonStream stream;
    Notes notes;
    stream.feed(text.substr(0, cut), notes);
    stream.feed(text.substr(cut), notes);
    whole = stream.whole();
    return notes.lines;
}

TEST(JsonStream, TellsTheSameWhereverItIsCut) {
    constexpr std::string_view kText =
        R"( {"a" : "x\u00fc\n\ud83d\ude00y", "b":[1,-2.5e3 ,true,{"c":null}, []],"ignored":{"d":[1,{"e":"f"}]},)"
        R"("k\u0065y":"\ud83d!","counted":"grüße\n","l":{}} )";
    const std::vector<std::string> expected{"1 member a",
                                            "\"xü\n😀y\" 9",
                                            "1 member b",
                                            "1",
                                            "-2.5e3",
                                            "true",
                                            "10 member c",
                                            "null",
                                            "closed",
                                            "closed",
                                            "closed",
                                            "1 member ignored",
                                            "1 member key",
                                            "\"\xEF\xBF\xBD!\" 4",
                                            "1 member counted",
                                            "\"\" 8",
                                            "1 member l",
                                            "closed",
                                            "closed"};
    for (std::size_t cut = 0; cut <= kText.size(); ++cut) {
        bool whole = false;
        EXPECT_EQ(notesOf(kText, cut, whole), expected) << "cut at " << cut;
        EXPECT_TRUE(whole) << "cut at " << cut;
    }
}

TEST(JsonStream, IsWholeOnlyWhenTheRootIsClosed) {
    const std::map<std::string, bool> cases{
        {"{}", true},
        {"[]", true},
        {" [1] ", true},
        {"[1,[2,{}]]", true},
        {"{\"a\":1}", true},
        {"", false},
        {"{", false},
        {"{\"a\"", false},
        {"{\"a\":1", false},
        {"{\"a\":1,}", false},
        {"[1,]", false},
        {"[,1]", false},
        {"{]", false},
        {"[}", false},
        {"{} x", false},
        {"{}{}", false},
        {"1", false},
        {"\"a\"", false},
        {"[DONE]", false},
        {"[01]", false},
        {"[tru]", false},
        {"[\"\\x\"]", false},
        {"[\"a\nb\"]", false},
        {"{1:2}", false},
        {"[\"\\u12g4\"]", false},
    };
    for (const auto& [text, expected] : cases) {
        bool whole = false;
        notesOf(text, text.size() / 2, whole);
        EXPECT_EQ(whole, expected) << text;
    }
}

TEST(JsonStream, BoundsDepthAndText) {
    Notes notes;
    JsonStream deep;
    deep.feed(std::string(JsonStream::kMostLevels, '[') + std::string(JsonStream::kMostLevels, ']'), notes);
    EXPECT_TRUE(deep.whole());
    deep.reset();
    deep.feed(std::string(JsonStream::kMostLevels + 1, '['), notes);
    EXPECT_TRUE(deep.failed());

    JsonStream wide;
    Notes cut;
    wide.feed("{\"a\":\"" + std::string(100'000, 'x') + "\",\"" + std::string(1'000, 'k') + "\":1}", cut);
    EXPECT_TRUE(wide.whole());
    EXPECT_EQ(cut.lines[1], "\"" + std::string(JsonStream::kMostText, 'x') + "\" 100000");
    EXPECT_EQ(cut.lines.size(), 3U) << "a name that long is nobody's";
}

TEST(JsonStream, IsReadyAgainAfterReset) {
    JsonStream stream;
    for (const char* text : {"{\"a\":[{\"b\":\"half", "oops", "[[1,", "{}"}) {
        Notes notes;
        stream.reset();
        stream.feed(text, notes);
    }
    EXPECT_TRUE(stream.whole());
}

}  // namespace
}  // namespace relay::wire
