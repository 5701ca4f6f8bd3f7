#include "crypto/aes_gcm.h"

#include "base/text.h"
#include "crypto/system_random.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace relay {
namespace {

std::string unhex(std::string_view text) {
    std::string bytes;
    const auto parsed = fromHex(text).value();
    for (const std::byte byte : parsed)
        bytes += static_cast<char>(byte);
    return bytes;
}

Aes256Key keyOf(std::string_view text) {
    Aes256Key key;
    std::ranges::copy(fromHex(text).value(), key.begin());
    return key;
}

class FixedNonce final : public Random {
public:
    explicit FixedNonce(std::string bytes) : m_bytes(std::move(bytes)) {}
    void fill(std::span<std::byte> out) override {
        ASSERT_EQ(out.size(), m_bytes.size());
        std::ranges::copy(std::as_bytes(std::span(m_bytes)), out.begin());
    }

private:
    std::string m_bytes;
};

// Test cases 13 to 16 of the GCM specification (McGrew and Viega), the ones with a key of 256 bits.
struct Vector {
    const char* key;
    const char* nonce;
    const char* plaintext;
    const char* associated;
    const char* ciphertextAndTag;
};
constexpr const char* kZeroKey = "0000000000000000000000000000000000000000000000000000000000000000";
constexpr const char* kKey = "feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308";
constexpr Vector kVectors[] = {
    {kZeroKey, "000000000000000000000000", "", "", "530f8afbc74536b9a963b4f1c4cb738b"},
    {kZeroKey, "000000000000000000000000", "00000000000000000000000000000000", "",
     "cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919"},
    {kKey, "cafebabefacedbaddecaf888",
     "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf"
     "5aa0de657"
     "ba637b391aafd255",
     "",
     "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838c5f61e6"
     "393ba7a0a"
     "bcc9f662898015adb094dac5d93471bdec1a502270e3cc6c"},
    {kKey, "cafebabefacedbaddecaf888",
     "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf"
     "5aa0de657"
     "ba637b39",
     "feedfacedeadbeeffeedfacedeadbeefabaddad2",
     "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838c5f61e6"
     "393ba7a0a"
     "bcc9f66276fc6ece0f4e1768cddf8853bb2d551b"},
};

TEST(AesGcm, KnownAnswers) {
    for (const Vector& vector : kVectors) {
        FixedNonce nonce(unhex(vector.nonce));
        const std::string sealed =
            sealAesGcm(keyOf(vector.key), unhex(vector.plaintext), unhex(vector.associated), nonce);
        EXPECT_EQ(sealed, unhex(vector.nonce) + unhex(vector.ciphertextAndTag));
        EXPECT_EQ(openAesGcm(keyOf(vector.key), sealed, unhex(vector.associated)), unhex(vector.plaintext));
    }
}

TEST(AesGcm, NothingOpensAfterAnyBitChanged) {
    SystemRandom random;
    const Aes256Key key = keyOf(kKey);
    const std::string sealed = sealAesGcm(key, "a secret", "account/1", random);
    ASSERT_EQ(openAesGcm(key, sealed, "account/1"), "a secret");
    for (std::size_t bit = 0; bit < sealed.size() * 8; ++bit) {
        std::string changed = sealed;
        changed[bit / 8] = static_cast<char>(changed[bit / 8] ^ (1 << (bit % 8)));
        EXPECT_FALSE(openAesGcm(key, changed, "account/1"));
    }
    for (std::size_t size = 0; size < sealed.size(); ++size)
        EXPECT_FALSE(openAesGcm(key, std::string_view(sealed).substr(0, size), "account/1"));
}

TEST(AesGcm, BelongsToItsKeyAndItsPlace) {
    SystemRandom random;
    const std::string sealed = sealAesGcm(keyOf(kKey), "a secret", "account/1", random);
    EXPECT_FALSE(openAesGcm(keyOf(kKey), sealed, "account/2"));
    EXPECT_FALSE(openAesGcm(keyOf(kZeroKey), sealed, "account/1"));
}

TEST(AesGcm, TheSameTextIsSealedDifferentlyEachTime) {
    SystemRandom random;
    EXPECT_NE(sealAesGcm(keyOf(kKey), "a secret", "", random),
              sealAesGcm(keyOf(kKey), "a secret", "", random));
}

}  // namespace
}  // namespace relay
