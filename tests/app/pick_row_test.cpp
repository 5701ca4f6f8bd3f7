#include "cli/admin_call.h"

#include <gtest/gtest.h>

namespace relay::cli {
namespace {

namespace json = boost::json;

const json::array kRows{json::object{{"id", "11112222-0000"}, {"name", "team-a"}},
                        json::object{{"id", "11113333-0000"}, {"name", "team-b"}},
                        json::object{{"id", "99990000-0000"}, {"name", "1111"}},
                        json::object{{"id", "88880000-0000"}, {"name", "twin"}},
                        json::object{{"id", "77770000-0000"}, {"name", "twin"}}};

std::string picked(std::string_view text) {
    const Result<json::object> row = pickRow(kRows, text, "account");
    return row ? textField(*row, "id") : row.error().message;
}

TEST(PickRow, FindsByIdNameAndPrefix) {
    EXPECT_EQ(picked("11112222-0000"), "11112222-0000");
    EXPECT_EQ(picked("team-b"), "11113333-0000");
    EXPECT_EQ(picked("11112"), "11112222-0000");
}

TEST(PickRow, AnExactNameGoesBeforeTheBeginningOfAnId) {
    EXPECT_EQ(picked("1111"), "99990000-0000");
}

TEST(PickRow, SaysWhatIsAmbiguous) {
    EXPECT_EQ(picked("twin"), "'twin' fits more than one account: twin (88880000), twin (77770000).");
    EXPECT_EQ(pickRow(kRows, "twin", "account").error().code, ErrorCode::Conflict);
    EXPECT_EQ(pickRow(kRows, "twin", "account").error().message.find("team"), std::string::npos);
}

TEST(PickRow, TooShortAPrefixFindsNothing) {
    EXPECT_EQ(pickRow(kRows, "999", "account").error().code, ErrorCode::NotFound);
    EXPECT_EQ(pickRow(kRows, "", "account").error().code, ErrorCode::NotFound);
    EXPECT_NE(picked("nobody").find("There is no account 'nobody'"), std::string::npos);
}

TEST(QueryEncoded, EscapesWhatMeansSomething) {
    EXPECT_EQ(queryEncoded("a b:c+é"), "a%20b%3Ac%2B%C3%A9");
}

}  // namespace
}  // namespace relay::cli
