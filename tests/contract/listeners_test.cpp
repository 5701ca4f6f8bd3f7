#include "contract/expectations.h"
#include "contract/rig.h"
#include "support/certificate.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

namespace relay::test {
namespace {

ClientAnswer ask(RawClient client, const Rig& rig, bool stream) {
    client.post(kMessages, rig.headers(), messagesBody("hi", stream));
    return client.readAnswer();
}

TEST(Listeners, UnixSocketBesideTcp) {
    const TempDirectory directory;
    const std::string path = (directory / "relay.sock").string();
    Rig rig({.arguments = {"--listen", "unix:" + path}, .listeners = 2});
    struct stat status{};
    ASSERT_EQ(::stat(path.c_str(), &status), 0);
    EXPECT_EQ(status.st_mode & 0777U, 0600U);
    EXPECT_EQ(ask(RawClient::unixSocket(path), rig, true).status, 200);
    EXPECT_EQ(ask(rig.connect(), rig, false).status, 200);
    EXPECT_EQ(RawClient::unixSocket(path).get("/metrics"), true);
    EXPECT_EQ(rig.relay().stop(), 0);
    EXPECT_FALSE(std::filesystem::exists(path));
}

TEST(Listeners, StaleUnixSocketIsReplaced) {
    const TempDirectory directory;
    const std::string path = (directory / "relay.sock").string();
    Rig rig({.arguments = {"--listen", "unix:" + path}, .listeners = 2});
    rig.relay().process().kill();
    EXPECT_TRUE(std::filesystem::exists(path));
    rig.restart({.arguments = {"--listen", "unix:" + path}, .listeners = 2});
    EXPECT_EQ(ask(RawClient::unixSocket(path), rig, false).status, 200);
}

TEST(Listeners, SeveralTcpPorts) {
    Rig rig({.arguments = {"--listen", "127.0.0.1:0"}, .listeners = 2});
    ASSERT_EQ(rig.relay().addresses().size(), 2U);
    for (const std::string& address : rig.relay().addresses())
        EXPECT_EQ(ask(RawClient::tcp(portOf(address)), rig, true).status, 200) << address;
}

TEST(Listeners, TlsWithCertificateFiles) {
    const TempDirectory directory;
    const CertificateFiles files = makeCertificate(directory.path());
    const TempDirectory data;
    FakeUpstream upstream([](const Exchange& exchange) { return anthropicAnswer(exchange); });
    addAccount(data.path(), {.url = upstream.url()});
    const NewKey key = createKey(data.path());
    RelayProcess relay(data.path(), {.arguments = {"--tls-certificate", files.certificate.string(),
                                                   "--tls-key", files.key.string()}});
    EXPECT_TRUE(relay.addresses().at(0).starts_with("https://"));
    for (const bool stream : {false, true}) {
        RawClient client = RawClient::tls(relay.port(), files.certificate.string());
        client.post(kMessages, {{"x-api-key", key.text}}, messagesBody("hi", stream));
        const ClientAnswer answer = client.readAnswer();
        EXPECT_EQ(answer.status, 200);
        EXPECT_TRUE(answer.whole);
    }
    RawClient plain = RawClient::tcp(relay.port());
    plain.get("/health");
    EXPECT_ANY_THROW(plain.readAnswer());
}

TEST(Listeners, AddressInUseIsSaid) {
    std::uint16_t port = 0;
    const Descriptor taken = listenOnLoopback(port);
    const TempDirectory data;
    const Finished done =
        relayCommand(data.path(), {"serve", "--host", "127.0.0.1", "--port", std::to_string(port)});
    EXPECT_EQ(done.exit, 1);
    EXPECT_NE(done.err.find(std::to_string(port)), std::string::npos) << done.err;
}

TEST(Listeners, SecondEngineOnADirectoryIsRefused) {
    Rig rig;
    const Finished done = relayCommand(rig.data(), {"serve", "--host", "127.0.0.1", "--port", "0"});
    EXPECT_EQ(done.exit, 1);
    EXPECT_NE(done.err.find(std::to_string(rig.relay().process().pid())), std::string::npos) << done.err;
    EXPECT_EQ(rig.get("/health").status, 200);
    // The lock goes with the process, however it ended.
    rig.relay().process().kill();
    rig.restart();
    EXPECT_EQ(rig.get("/health").status, 200);
}

}  // namespace
}  // namespace relay::test
