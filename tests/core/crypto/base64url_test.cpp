#include "crypto/base64url.h"

#include <gtest/gtest.h>

namespace relay {
namespace {

// RFC 4648 section 10, without the padding.
TEST(Base64Url, KnownAnswers) {
    const std::pair<std::string, std::string> vectors[] = {
        {"", ""},           {"f", "Zg"},          {"fo", "Zm8"},         {"foo", "Zm9v"},
        {"foob", "Zm9vYg"}, {"fooba", "Zm9vYmE"}, {"foobar", "Zm9vYmFy"}};
    for (const auto& [bytes, text] : vectors) {
        EXPECT_EQ(toBase64Url(bytes), text);
        EXPECT_EQ(fromBase64Url(text), bytes);
    }
    EXPECT_EQ(toBase64Url("\xfb\xff\xfe"), "-__-");
}

TEST(Base64Url, EveryByteComesBack) {
    std::string bytes;
    for (int i = 0; i < 256; ++i)
        bytes += static_cast<char>(i);
    EXPECT_EQ(fromBase64Url(toBase64Url(bytes)), bytes);
}

TEST(Base64Url, RefusesWhatItWouldNotWrite) {
    for (const char* text : {"Z", "Zg==", "Zm9 v", "Zm+v", "Zm/v", "Zh", "Zm9vYmF\n"})
        EXPECT_FALSE(fromBase64Url(text)) << text;
}

}  // namespace
}  // namespace relay
