#include "admin/account_view.h"

#include <gtest/gtest.h>

namespace relay::admin {
namespace {

TEST(AccountViewTest, HintShowsFourCharactersOfALongSecretAtMost) {
    EXPECT_EQ(secretHint(SecretString("")), "");
    EXPECT_EQ(secretHint(SecretString("a")), "…");
    EXPECT_EQ(secretHint(SecretString("fifteen-letters")), "…");
    EXPECT_EQ(secretHint(SecretString("sixteen-letters!")), "…ers!");
}

}  // namespace
}  // namespace relay::admin
