#include "engine/admin_client.h"

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/write.hpp>

#include <gtest/gtest.h>

#include <unistd.h>
#include <future>
#include <memory>
#include <string>
#include <thread>
#include <utility>

namespace relay {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;

/// Accepts one connection, reads one head, and writes what it was told; hangs up when it dies.
template <class Protocol>
class OneAnswer {
public:
    OneAnswer(const typename Protocol::endpoint& endpoint, std::string answer)
        : m_acceptor(m_context, endpoint), m_answer(std::move(answer)), m_thread([this] { serve(); }) {}
    ~OneAnswer() { m_thread.join(); }

    unsigned short port() const { return m_acceptor.local_endpoint().port(); }
    std::string request() { return m_request.get_future().get(); }

private:
    void serve() {
        typename Protocol::socket socket = m_acceptor.accept();
        std::string bytes;
        const std::size_t size = asio::read_until(socket, asio::dynamic_buffer(bytes), "\r\n\r\n");
        m_request.set_value(bytes.substr(0, size));
        asio::write(socket, asio::buffer(m_answer));
        char rest = 0;
        boost::system::error_code closed;
        socket.shutdown(Protocol::socket::shutdown_send, closed);
        while (!closed)
            socket.read_some(asio::buffer(&rest, 1), closed);
    }

    asio::io_context m_context;
    typename Protocol::acceptor m_acceptor;
    std::string m_answer;
    std::promise<std::string> m_request;
    std::thread m_thread;
};

const tcp::endpoint kLoopback(asio::ip::address_v4::loopback(), 0);

EngineContact contact(const std::string& address) {
    return {{address}, SecretString("local_token")};
}

std::string url(unsigned short port) {
    return "http://127.0.0.1:" + std::to_string(port);
}

TEST(RemoteAdminClient, SendsTheTokenAndReadsTheAnswer) {
    OneAnswer<tcp> server(kLoopback, "HTTP/1.1 201 Created\r\ncontent-length: 8\r\n\r\n{\"a\": 1}");
    RemoteAdminClient client(contact(url(server.port())));
    const Result<AdminResponse> answer = client.call({"POST", "/admin/keys?x=1", "{}"});
    ASSERT_TRUE(answer) << answer.error().message;
    EXPECT_EQ(answer->status, 201);
    EXPECT_EQ(answer->body, "{\"a\": 1}");
    const std::string request = server.request();
    EXPECT_TRUE(request.starts_with("POST /admin/keys?x=1 HTTP/1.1\r\n")) << request;
    EXPECT_NE(request.find("Authorization: Bearer local_token\r\n"), std::string::npos) << request;
    EXPECT_NE(request.find("Content-Length: 2\r\n"), std::string::npos) << request;
}

TEST(RemoteAdminClient, PrefersTheUnixSocket) {
    const std::string path = ::testing::TempDir() + "admin_client_test_" + std::to_string(getpid()) + ".sock";
    {
        OneAnswer<asio::local::stream_protocol> server(asio::local::stream_protocol::endpoint(path),
                                                       "HTTP/1.1 204 No Content\r\n\r\n");
        RemoteAdminClient client({{"http://127.0.0.1:1", "unix:" + path}, SecretString("t")});
        EXPECT_EQ(client.address(), "unix:" + path);
        const Result<AdminResponse> answer = client.call({"DELETE", "/admin/keys/1", ""});
        ASSERT_TRUE(answer) << answer.error().message;
        EXPECT_EQ(answer->status, 204);
        EXPECT_TRUE(answer->body.empty());
    }
    unlink(path.c_str());
}

TEST(RemoteAdminClient, SaysThatNobodyListens) {
    unsigned short port = 0;
    {
        asio::io_context context;
        port = tcp::acceptor(context, kLoopback).local_endpoint().port();
    }
    RemoteAdminClient client(contact(url(port)));
    const Result<AdminResponse> answer = client.call({"GET", "/admin/status", ""});
    ASSERT_FALSE(answer);
    EXPECT_EQ(answer.error().code, ErrorCode::UpstreamConnectFailed);
    EXPECT_EQ(answer.error().message.find("local_token"), std::string::npos);
}

TEST(RemoteAdminClient, AnAnswerThatBreaksOffIsAnError) {
    OneAnswer<tcp> server(kLoopback, "HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{");
    RemoteAdminClient client(contact(url(server.port())));
    const Result<AdminResponse> answer = client.call({"GET", "/admin/status", ""});
    ASSERT_FALSE(answer);
    EXPECT_EQ(answer.error().code, ErrorCode::UpstreamProtocol);
}

TEST(RemoteAdminClient, DoesNotWaitForEver) {
    asio::io_context context;
    tcp::acceptor silent(context, kLoopback);  // the kernel accepts, nobody answers
    RemoteAdminClient client(contact(url(silent.local_endpoint().port())), std::chrono::milliseconds(50));
    const Result<AdminResponse> answer = client.call({"GET", "/admin/status", ""});
    ASSERT_FALSE(answer);
    EXPECT_EQ(answer.error().code, ErrorCode::UpstreamTimeout);
}

class FakeClient final : public AdminClient {
public:
    FakeClient(std::string address, int status) : m_address(std::move(address)), m_status(status) {}
    Result<AdminResponse> call(const AdminRequest&) override {
        if (m_status == 0) return fail(ErrorCode::UpstreamConnectFailed, "refused");
        return AdminResponse{m_status, "{}"};
    }
    std::string address() const override { return m_address; }

private:
    std::string m_address;
    int m_status;
};

/// A data directory as the n-th try finds it.
struct Moment {
    bool free = false;
    bool contact = false;
    int status = 0;  ///< of the engine's answer; 0: nobody listens
};

struct Story {
    std::vector<Moment> moments;
    std::size_t at = 0;
    int pauses = 0;

    ConnectSteps steps() {
        ConnectSteps made;
        made.open = [this]() -> Result<std::unique_ptr<AdminClient>> {
            if (now().free) return std::unique_ptr<AdminClient>(std::make_unique<FakeClient>("", 200));
            return fail(ErrorCode::Conflict, "/data is in use by process 7");
        };
        made.readContact = [this]() -> Result<EngineContact> {
            if (!now().contact) return fail(ErrorCode::NotFound, "no run file");
            return EngineContact{{"http://x"}, SecretString("t")};
        };
        made.connect = [this](EngineContact there) {
            return std::make_unique<FakeClient>(there.addresses.front(), now().status);
        };
        made.pause = [this] {
            ++pauses;
            ++at;
        };
        return made;
    }
    const Moment& now() const { return moments.at(std::min(at, moments.size() - 1)); }
};

TEST(ConnectOrOpen, OpensAFreeDirectory) {
    Story story{{{true, false, 0}}};
    const auto client = connectOrOpen(story.steps(), 3);
    ASSERT_TRUE(client);
    EXPECT_EQ((*client)->address(), "");
    EXPECT_EQ(story.pauses, 0);
}

TEST(ConnectOrOpen, TalksToTheEngineThatHasIt) {
    Story story{{{false, true, 200}}};
    const auto client = connectOrOpen(story.steps(), 3);
    ASSERT_TRUE(client);
    EXPECT_EQ((*client)->address(), "http://x");
}

TEST(ConnectOrOpen, WaitsForOneThatStarts) {
    Story story{{{false, false, 0}, {false, true, 0}, {false, true, 401}, {false, true, 200}}};
    const auto client = connectOrOpen(story.steps(), 10);
    ASSERT_TRUE(client);
    EXPECT_EQ((*client)->address(), "http://x");
    EXPECT_EQ(story.pauses, 3);
}

TEST(ConnectOrOpen, TakesOverFromOneThatStops) {
    Story story{{{false, true, 503}, {false, false, 0}, {true, false, 0}}};
    const auto client = connectOrOpen(story.steps(), 10);
    ASSERT_TRUE(client);
    EXPECT_EQ((*client)->address(), "");
}

TEST(ConnectOrOpen, GivesUpNamingTheHolder) {
    Story story{{{false, true, 0}}};
    const auto client = connectOrOpen(story.steps(), 4);
    ASSERT_FALSE(client);
    EXPECT_EQ(client.error().code, ErrorCode::Conflict);
    EXPECT_NE(client.error().message.find("in use by process 7"), std::string::npos);
    EXPECT_EQ(story.pauses, 3);
}

TEST(ConnectOrOpen, SaysWhyItIsRefused) {
    Story story{{{false, true, 401}}};
    const auto client = connectOrOpen(story.steps(), 4);
    ASSERT_FALSE(client);
    EXPECT_EQ(client.error().code, ErrorCode::PermissionDenied);
    EXPECT_NE(client.error().message.find("--listen"), std::string::npos);
}

TEST(ConnectOrOpen, OtherErrorsAreNotRetried) {
    Story story{{{false, true, 200}}};
    ConnectSteps steps = story.steps();
    steps.open = []() -> Result<std::unique_ptr<AdminClient>> {
        return fail(ErrorCode::StoreUnavailable, "disk");
    };
    const auto client = connectOrOpen(steps, 10);
    ASSERT_FALSE(client);
    EXPECT_EQ(client.error().code, ErrorCode::StoreUnavailable);
    EXPECT_EQ(story.pauses, 0);
}

}  // namespace
}  // namespace relay
