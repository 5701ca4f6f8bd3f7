#include "tests/core/net/loopback.h"

#include <gtest/gtest.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>
#include <stdlib.h>

#include <filesystem>

namespace relay::net {
namespace {

using test::ClientFixture;
using test::Fetched;
using test::RawSocket;
using test::ServerFixture;

/// A certificate that signs itself, for `names` in OpenSSL's notation ("DNS:localhost").
void writeCertificate(const std::string& certificateFile, const std::string& keyFile, const char* names) {
    EVP_PKEY* key = EVP_EC_gen("P-256");
    X509* certificate = X509_new();
    X509_set_version(certificate, 2);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate), 1);
    X509_gmtime_adj(X509_getm_notBefore(certificate), -3600);
    X509_gmtime_adj(X509_getm_notAfter(certificate), 3600);
    X509_set_pubkey(certificate, key);
    X509_NAME* subject = X509_get_subject_name(certificate);
    X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_ASC, reinterpret_cast<const unsigned char*>("test"),
                               -1, -1, 0);
    X509_set_issuer_name(certificate, subject);
    X509_EXTENSION* extension = X509V3_EXT_conf_nid(nullptr, nullptr, NID_subject_alt_name, names);
    X509_add_ext(certificate, extension, -1);
    X509_sign(certificate, key, EVP_sha256());
    BIO* out = BIO_new_file(certificateFile.c_str(), "w");
    PEM_write_bio_X509(out, certificate);
    BIO_free(out);
    out = BIO_new_file(keyFile.c_str(), "w");
    PEM_write_bio_PrivateKey(out, key, nullptr, nullptr, 0, nullptr, nullptr);
    BIO_free(out);
    X509_EXTENSION_free(extension);
    X509_free(certificate);
    EVP_PKEY_free(key);
}

Task<void> echo(Exchange& exchange) {
    const Result<std::string> body = co_await exchange.readBody(64 << 20);
    if (!body) co_return;
    Response response;
    response.body = *body + exchange.head().target;
    co_await exchange.respond(response);
}

class TlsTest : public testing::Test {
protected:
    void SetUp() override {
        std::string name = (std::filesystem::temp_directory_path() / "relay-tls-XXXXXX").string();
        ASSERT_NE(::mkdtemp(name.data()), nullptr);
        m_folder = name;
        m_address = {.port = 0, .certificateFile = name + "/cert.pem", .keyFile = name + "/key.pem"};
    }
    void TearDown() override { std::filesystem::remove_all(m_folder); }

    void serve(const char* names, ServerLimits limits = {}) {
        writeCertificate(m_address.certificateFile, m_address.keyFile, names);
        m_server.start(echo, limits, m_address);
    }
    Origin origin(std::string host) const { return {true, std::move(host), m_server.port}; }

    std::string m_folder;
    ListenAddress m_address;
    ServerFixture m_server;
};

TEST_F(TlsTest, LargeBodiesBothWaysAndKeepAlive) {
    serve("DNS:localhost,IP:127.0.0.1");
    ClientFixture fixture({.caFile = m_address.certificateFile});
    for (const std::string host : {"localhost", "127.0.0.1"}) {
        const Fetched large = fixture.get(origin(host), "/x", "POST", std::string(5 << 20, 'x'));
        ASSERT_TRUE(large.complete) << large.error.message << large.error.detail;
        EXPECT_EQ(large.body.size(), (5U << 20) + 2);
        const Fetched small = fixture.get(origin(host), "/y", "POST", "y");
        EXPECT_EQ(small.body, "y/y");
        EXPECT_TRUE(small.timings.reused);
    }
    EXPECT_EQ(m_server.server->counters().accepted, 2U);
}

TEST_F(TlsTest, TheHostNameIsChecked) {
    serve("DNS:example.com");
    ClientFixture fixture({.caFile = m_address.certificateFile});
    for (const std::string host : {"localhost", "127.0.0.1"}) {
        const Fetched fetched = fixture.get(origin(host));
        EXPECT_EQ(fetched.error.code, ErrorCode::UpstreamConnectFailed);
        EXPECT_NE(fetched.error.detail.find("certificate"), std::string::npos) << fetched.error.detail;
    }
}

TEST_F(TlsTest, AnUnknownAuthorityIsRefused) {
    serve("DNS:localhost");
    ClientFixture fixture;
    EXPECT_EQ(fixture.get(origin("localhost")).error.code, ErrorCode::UpstreamConnectFailed);
}

TEST_F(TlsTest, PlainTextToATlsPortAndTheOtherWayRound) {
    serve("DNS:localhost");
    RawSocket plain = m_server.connect();
    plain.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    plain.receiveAll();
    ServerFixture clear;
    clear.start(echo);
    ClientFixture fixture({.caFile = m_address.certificateFile});
    EXPECT_EQ(fixture.get({true, "localhost", clear.port}).error.code, ErrorCode::UpstreamConnectFailed);
}

TEST_F(TlsTest, AHandshakeThatNeverComesEnds) {
    serve("DNS:localhost", {.headTimeout = std::chrono::milliseconds{50}});
    RawSocket silent = m_server.connect();
    EXPECT_EQ(silent.receiveAll(), "");
}

TEST_F(TlsTest, AnUnreadableCaFileIsAStartUpError) {
    test::RunningShard shard;
    EXPECT_THROW(shard.on([&] { HttpClient client(*shard, {.caFile = "/no/such/file"}); }),
                 std::runtime_error);
}

}  // namespace
}  // namespace relay::net
