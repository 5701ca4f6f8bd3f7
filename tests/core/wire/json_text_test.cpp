#include "wire/json/json_text.h"

#include "wire/json/json_bytes.h"

#include <gtest/gtest.h>

namespace relay::wire {
namespace {

TEST(JsonText, EscapesWhatAStringCannotHold) {
    EXPECT_EQ(jsonEscaped("plain"), "plain");
    EXPECT_EQ(jsonEscaped("a\"b\\c\n\r\t\x01\x7f/"), R"(a\"b\\c\n\r\t\u0001\u007f/)");
    EXPECT_EQ(jsonEscaped("模型 ü 😀"), "模型 ü 😀");
}

TEST(JsonText, ReplacesBytesThatAreNotUtf8) {
    EXPECT_EQ(jsonEscaped("a\xFF-\xC3"), "a\xEF\xBF\xBD-\xEF\xBF\xBD");
    EXPECT_EQ(jsonEscaped("\xED\xA0\x80"), "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD")
        << "a surrogate is no character";
    EXPECT_EQ(jsonEscaped("\xC0\xAF"), "\xEF\xBF\xBD\xEF\xBF\xBD") << "an overlong slash";
}

TEST(JsonText, UnescapesAllForms) {
    EXPECT_EQ(jsonUnescaped(R"(a\"\\\/\b\f\n\r\tz)"), "a\"\\/\b\f\n\r\tz");
    EXPECT_EQ(jsonUnescaped(R"(\u0041\u00fc\u6a21\ud83d\ude00)"), "Aü模😀");
    EXPECT_EQ(jsonUnescaped(R"(\ud83d-)"), "\xEF\xBF\xBD-");
    EXPECT_EQ(jsonUnescaped(R"(\ud83d\u0041)"),
              "\xEF\xBF\xBD"
              "A");
    EXPECT_EQ(jsonUnescaped(R"(\ude00\ud83d)"), "\xEF\xBF\xBD\xEF\xBF\xBD");
}

TEST(JsonText, ReadsBackWhatItEscapes) {
    for (int first = 0; first < 128; ++first) {
        const std::string text{static_cast<char>(first), 'x', static_cast<char>(127 - first)};
        EXPECT_EQ(jsonUnescaped(jsonEscaped(text)), text);
    }
}

TEST(JsonText, KnowsNumbers) {
    for (const char* good : {"0", "-0", "12", "1.5", "-1.25e+10", "0E-3", "1e5"})
        EXPECT_TRUE(isJsonNumber(good)) << good;
    for (const char* bad : {"", "-", "01", "+1", ".5", "1.", "1e", "1e+", "0x1", "1 ", "NaN", "--1"})
        EXPECT_FALSE(isJsonNumber(bad)) << bad;
}

TEST(JsonText, FindsStopsAtEveryPosition) {
    for (const char stop : {'"', '\\', '\n', '\0', '\x1f'}) {
        for (std::size_t size = 0; size < 70; ++size) {
            std::string text(size, '\xC3');
            EXPECT_EQ(findJsonStringStop(text.data(), text.data() + size), text.data() + size);
            for (std::size_t at = 0; at < size; ++at) {
                text.assign(size, ' ');
                text[at] = stop;
                EXPECT_EQ(findJsonStringStop(text.data(), text.data() + size), text.data() + at);
            }
        }
    }
}

}  // namespace
}  // namespace relay::wire
