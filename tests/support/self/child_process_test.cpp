#include "support/child_process.h"

#include "support/certificate.h"
#include "support/relay_process.h"
#include "support/temp_directory.h"

#include <gtest/gtest.h>
#include <signal.h>

namespace relay::test {
namespace {

TEST(ChildProcess, InputOutputAndExit) {
    const Finished done = runCommand({"/bin/sh", {"-c", "cat; echo oops >&2; exit 3"}}, "to and fro");
    EXPECT_EQ(done.exit, 3);
    EXPECT_EQ(done.out, "to and fro");
    EXPECT_EQ(done.err, "oops\n");
}

TEST(ChildProcess, EnvironmentReachesIt) {
    EXPECT_EQ(runCommand({"/bin/sh", {"-c", "printf %s \"$COLOUR\""}, {{"COLOUR", "blue"}}}).out, "blue");
}

TEST(ChildProcess, MissingProgramIs127) {
    EXPECT_EQ(runCommand({"/nowhere/at/all", {}}).exit, 127);
}

TEST(ChildProcess, SignalsAndLines) {
    ChildProcess child(
        {"/bin/sh", {"-c", "trap 'echo caught; exit 5' TERM; echo up; while :; do sleep 0.01; done"}});
    ASSERT_EQ(child.waitForLine("up"), "up");
    EXPECT_TRUE(child.running());
    EXPECT_GT(child.residentBytes(), 0U);
    child.signal(SIGTERM);
    EXPECT_EQ(child.wait(), 5);
    EXPECT_NE(child.out().find("caught"), std::string::npos);
    EXPECT_EQ(child.waitForLine("never"), std::nullopt);
}

TEST(ChildProcess, KilledIs137) {
    ChildProcess child({"/bin/sleep", {"100"}});
    child.kill();
    EXPECT_EQ(child.wait(), 128 + SIGKILL);
}

TEST(RelayProcess, PortsOfAddresses) {
    EXPECT_EQ(portOf("http://127.0.0.1:41234"), 41234);
    EXPECT_EQ(portOf("https://[::1]:443"), 443);
    EXPECT_EQ(portOf("unix:/tmp/x:1"), 0);
}

TEST(Certificate, IsWrittenAsPem) {
    const TempDirectory directory;
    const CertificateFiles files = makeCertificate(directory.path());
    EXPECT_TRUE(readFile(files.certificate).starts_with("-----BEGIN CERTIFICATE-----"));
    EXPECT_TRUE(readFile(files.key).starts_with("-----BEGIN PRIVATE KEY-----"));
}

}  // namespace
}  // namespace relay::test
