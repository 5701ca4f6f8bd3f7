#include "identity/query_string.h"

#include <gtest/gtest.h>

namespace relay {
namespace {

using Pairs = std::vector<std::pair<std::string, std::string>>;

TEST(QueryStringTest, DecodesEscapes) {
    EXPECT_EQ(decodeQueryText("a%20b+c%2f%2B"), "a b c/+");
    EXPECT_EQ(decodeQueryText(""), "");
    for (const char* broken : {"%", "%1", "a%zz", "%4", "x%%20"})
        EXPECT_FALSE(decodeQueryText(broken)) << broken;
}

TEST(QueryStringTest, ParsesPairs) {
    EXPECT_EQ(parseQuery("a=1&b=&c&=x&&d=%3D=2"), (Pairs{{"a", "1"}, {"b", ""}, {"c", ""}, {"d", "==2"}}));
    EXPECT_EQ(parseQuery(""), Pairs());
    EXPECT_FALSE(parseQuery("a=1&b=%"));
}

TEST(QueryStringTest, FindsTheFirstValueThatIsNotEmpty) {
    EXPECT_EQ(queryParameter("alt=sse&key=&key=cr_1%2B&key=2", "key"), "cr_1+");
    EXPECT_FALSE(queryParameter("monkey=1&keys=2&key", "key"));
    EXPECT_FALSE(queryParameter("", "key"));
}

}  // namespace
}  // namespace relay
