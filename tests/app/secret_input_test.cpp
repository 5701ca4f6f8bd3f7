#include "cli/secret_input.h"

#include "scripted_admin.h"

#include <gtest/gtest.h>

#include <cstdio>
#include <fstream>
#include <string>

namespace relay::cli {
namespace {

std::string read(ScriptedTerminal& terminal, const SecretSource& source) {
    const Result<std::string> secret = readSecret(terminal, source, "secret", "Secret: ");
    return secret ? *secret : "error: " + secret.error().message;
}

TEST(ReadSecret, FromWhereItIsTold) {
    ScriptedTerminal terminal;
    terminal.input = "from-stdin";
    EXPECT_EQ(read(terminal, {true, {}}), "from-stdin");

    const std::string path = ::testing::TempDir() + "secret_input_test.txt";
    std::ofstream(path) << "from-file\r\n";
    EXPECT_EQ(read(terminal, {false, path}), "from-file");
    std::remove(path.c_str());
    EXPECT_TRUE(read(terminal, {false, path}).starts_with("error:"));
}

TEST(ReadSecret, AsksOnlySomebody) {
    ScriptedTerminal terminal;
    EXPECT_NE(read(terminal, {}).find("--secret-stdin"), std::string::npos);
    terminal.present = true;
    terminal.answers = {"typed"};
    EXPECT_EQ(read(terminal, {}), "typed");
    EXPECT_TRUE(read(terminal, {}).starts_with("error:"));  // end of input
}

TEST(ReadSecret, RefusesAnEmptyOne) {
    ScriptedTerminal terminal;
    EXPECT_EQ(read(terminal, {true, {}}), "error: The secret is empty.");
}

}  // namespace
}  // namespace relay::cli
