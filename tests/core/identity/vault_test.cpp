#include "identity/vault.h"

#include "support/counted_random.h"

#include <gtest/gtest.h>

#include <set>

namespace relay {
namespace {

const SecretString kSecret("sk-ant-api03-the-secret");

VaultKey keyOf(char digit) {
    return *VaultKey::fromKeyFile(SecretString(std::string(64, digit)), "/data/secret.key");
}

struct VaultTest : testing::Test {
    test::CountedRandom random;
    Vault vault{keyOf('a'), random};
};

TEST_F(VaultTest, OpensWhatItSealed) {
    const std::string sealed = vault.seal(kSecret, "account-1", "secret");
    EXPECT_EQ(sealed.find("sk-ant"), std::string::npos);
    EXPECT_TRUE(sealed.starts_with("v1." + vault.key().id() + "."));
    const auto opened = vault.open(sealed, "account-1", "secret");
    ASSERT_TRUE(opened);
    EXPECT_EQ(opened->reveal(), kSecret.reveal());
}

TEST_F(VaultTest, SealsTheSameSecretDifferentlyEachTime) {
    EXPECT_NE(vault.seal(kSecret, "a", "secret"), vault.seal(kSecret, "a", "secret"));
}

TEST_F(VaultTest, EmptySecretSurvives) {
    const auto opened = vault.open(vault.seal(SecretString(), "a", "secret"), "a", "secret");
    ASSERT_TRUE(opened);
    EXPECT_TRUE(opened->empty());
}

TEST_F(VaultTest, TextOfAnotherAccountDoesNotOpen) {
    const std::string sealed = vault.seal(kSecret, "account-1", "secret");
    const auto swapped = vault.open(sealed, "account-2", "secret");
    ASSERT_FALSE(swapped);
    EXPECT_EQ(swapped.error().code, ErrorCode::InvalidRequest);
}

TEST_F(VaultTest, TextOfAnotherFieldDoesNotOpen) {
    EXPECT_FALSE(vault.open(vault.seal(kSecret, "account-1", "secret"), "account-1", "proxyPassword"));
}

TEST_F(VaultTest, IdAndFieldCannotBeShiftedIntoEachOther) {
    EXPECT_FALSE(vault.open(vault.seal(kSecret, "ab", "c"), "a", "bc"));
    EXPECT_FALSE(vault.open(vault.seal(kSecret, "a 1:b", "c"), "a", "b 1:c"));
}

TEST_F(VaultTest, EveryChangedCharacterIsNoticed) {
    const std::string sealed = vault.seal(kSecret, "account-1", "secret");
    for (std::size_t i = 0; i < sealed.size(); ++i) {
        std::string changed = sealed;
        changed[i] = changed[i] == 'A' ? 'B' : 'A';
        EXPECT_FALSE(vault.open(changed, "account-1", "secret")) << "at " << i;
        EXPECT_FALSE(vault.open(sealed.substr(0, i), "account-1", "secret")) << "cut at " << i;
    }
    EXPECT_FALSE(vault.open(sealed + "A", "account-1", "secret"));
}

TEST_F(VaultTest, AnotherKeyIsToldApartFromDamageAndNothingLeaks) {
    const std::string sealed = vault.seal(kSecret, "account-1", "secret");
    const Vault other(keyOf('b'), random);
    const auto opened = other.open(sealed, "account-1", "secret");
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().code, ErrorCode::PermissionDenied);
    EXPECT_NE(opened.error().message.find("ENCRYPTION_KEY"), std::string::npos);
    EXPECT_NE(opened.error().message.find("/data/secret.key"), std::string::npos);
    EXPECT_EQ(opened.error().message.find(sealed.substr(12)), std::string::npos);
    EXPECT_EQ(opened.error().message.find(std::string(64, 'b')), std::string::npos);
}

TEST_F(VaultTest, NewerVersionIsNamedAsSuch) {
    std::string sealed = vault.seal(kSecret, "a", "secret");
    sealed[1] = '2';
    const auto opened = vault.open(sealed, "a", "secret");
    ASSERT_FALSE(opened);
    EXPECT_NE(opened.error().message.find("newer version"), std::string::npos);
}

TEST_F(VaultTest, ClearTextIsNotTakenForASealedOne) {
    EXPECT_FALSE(vault.open("sk-ant-api03-the-secret", "a", "secret"));
    EXPECT_FALSE(vault.open("", "a", "secret"));
}

TEST(VaultKeyTest, PassphraseGivesTheSameKeyEachTimeAndAnotherForOtherWords) {
    const auto first = VaultKey::fromPassphrase(SecretString("correct horse battery staple"));
    const auto again = VaultKey::fromPassphrase(SecretString("correct horse battery staple"));
    const auto other = VaultKey::fromPassphrase(SecretString("correct horse battery stable"));
    ASSERT_TRUE(first && again && other);
    EXPECT_EQ(first->bytes(), again->bytes());
    EXPECT_NE(first->bytes(), other->bytes());
    EXPECT_EQ(first->id(), again->id());
    EXPECT_EQ(first->origin(), "ENCRYPTION_KEY");
}

TEST(VaultKeyTest, ShortAndPlaceholderPassphrasesAreRefused) {
    for (const char* words : {"", "short", "fifteen letters", "CHANGE-THIS-32-CHARACTER-KEY-NOW",
                              "changeme-changeme", "aaaaaaaaaaaaaaaaaaaaaaaa"}) {
        const auto key = VaultKey::fromPassphrase(SecretString(words));
        ASSERT_FALSE(key) << words;
        EXPECT_NE(key.error().message.find("ENCRYPTION_KEY"), std::string::npos);
    }
}

TEST(VaultKeyTest, KeyFileMustHoldAKey) {
    for (const std::string& digits :
         {std::string(), std::string(63, 'a'), std::string(66, 'a'), std::string(64, 'g')}) {
        const auto key = VaultKey::fromKeyFile(SecretString(digits), "/data/secret.key");
        ASSERT_FALSE(key);
        EXPECT_NE(key.error().message.find("/data/secret.key"), std::string::npos);
    }
}

}  // namespace
}  // namespace relay
