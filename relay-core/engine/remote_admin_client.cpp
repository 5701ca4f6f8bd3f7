#include "engine/admin_client.h"
#include "net/client.h"
#include "runtime/task.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/connect.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

namespace relay {

namespace {

namespace asio = boost::asio;
namespace http = boost::beast::http;

using TcpSocket = asio::basic_stream_socket<asio::ip::tcp, Executor>;
using UnixSocket = asio::basic_stream_socket<asio::local::stream_protocol, Executor>;
using Request = http::request<http::string_body>;
using Answer = Result<AdminResponse>;

constexpr std::string_view kUnixPrefix = "unix:";
constexpr std::uint64_t kAnswerLimit = 256ULL * 1024 * 1024;

bool isUnix(std::string_view address) {
    return address.starts_with(kUnixPrefix);
}

/// A unix socket before plain TCP before TLS: all lead to the same engine, in order of what can go wrong.
std::string preferred(const std::vector<std::string>& addresses) {
    const auto rank = [](std::string_view address) {
        return isUnix(address) ? 0 : address.starts_with("http:") ? 1 : 2;
    };
    const auto best =
        std::min_element(addresses.begin(), addresses.end(),
                         [&](const auto& left, const auto& right) { return rank(left) < rank(right); });
    return best == addresses.end() ? std::string{} : *best;
}

/// An engine that listens on every interface is reached over loopback.
std::string reachableHost(const std::string& host) {
    if (host == "0.0.0.0") return "127.0.0.1";
    if (host == "::") return "::1";
    return host;
}

Request requestFor(const AdminRequest& call, const std::string& host, const SecretString& token) {
    Request request;
    request.method_string(call.method);
    request.target(call.target);
    request.version(11);
    request.set(http::field::host, host);
    request.set(http::field::authorization, "Bearer " + std::string(token.reveal()));
    request.set(http::field::connection, "close");
    if (!call.body.empty()) request.set(http::field::content_type, "application/json");
    request.body() = call.body;
    request.prepare_payload();
    return request;
}

Error unreachable(const std::string& address, const boost::system::error_code& error) {
    return fail(ErrorCode::UpstreamConnectFailed,
                "The engine at " + address + " cannot be reached: " + error.message());
}

Error brokeOff(const std::string& address, const boost::system::error_code& error) {
    return fail(ErrorCode::UpstreamProtocol, "The engine at " + address + " broke off: " + error.message());
}

template <class Stream>
Task<Answer> exchange(Stream& stream, const std::string& address, Request& request) {
    const auto [writeError, written] = co_await http::async_write(stream, request, kTask);
    if (writeError) co_return brokeOff(address, writeError);

    boost::beast::flat_buffer buffer;
    http::response_parser<http::string_body> parser;
    parser.body_limit(kAnswerLimit);
    const auto [readError, read] = co_await http::async_read(stream, buffer, parser, kTask);
    if (readError) co_return brokeOff(address, readError);

    AdminResponse response;
    response.status = static_cast<int>(parser.get().result_int());
    response.body = std::move(parser.get().body());
    co_return response;
}

Task<Answer> overUnix(const std::string& address, Request& request) {
    const Executor executor = co_await asio::this_coro::executor;
    UnixSocket socket(executor);
    const asio::local::stream_protocol::endpoint endpoint(address.substr(kUnixPrefix.size()));
    const auto [error] = co_await socket.async_connect(endpoint, kTask);
    if (error) co_return unreachable(address, error);
    co_return co_await exchange(socket, address, request);
}

Task<Answer> overTcp(const std::string& address, const net::Origin& origin, Request& request) {
    const Executor executor = co_await asio::this_coro::executor;
    asio::ip::basic_resolver<asio::ip::tcp, Executor> resolver(executor);
    const std::string host = reachableHost(origin.host);
    const std::string port = std::to_string(origin.port);
    const auto [resolveError, endpoints] = co_await resolver.async_resolve(host, port, kTask);
    if (resolveError) co_return unreachable(address, resolveError);

    TcpSocket socket(executor);
    const auto [error, endpoint] = co_await asio::async_connect(socket, endpoints, kTask);
    if (error) co_return unreachable(address, error);
    if (!origin.tls) co_return co_await exchange(socket, address, request);

    // The certificate names the host that clients use, which is not how this machine calls itself. What is
    // trusted is the run file: 0600, written by the process that holds the lock of the data directory and
    // listens on this machine.
    asio::ssl::context tls(asio::ssl::context::tls_client);
    tls.set_verify_mode(asio::ssl::verify_none);
    asio::ssl::stream<TcpSocket&> stream(socket, tls);
    const auto [handshakeError] = co_await stream.async_handshake(asio::ssl::stream_base::client, kTask);
    if (handshakeError) co_return unreachable(address, handshakeError);
    co_return co_await exchange(stream, address, request);
}

Task<void> talk(const std::string& address, const std::optional<net::Origin>& origin, Request& request,
                std::optional<Answer>& answer) {
    if (origin) {
        answer = co_await overTcp(address, *origin, request);
    } else {
        answer = co_await overUnix(address, request);
    }
}

}  // namespace

RemoteAdminClient::RemoteAdminClient(EngineContact contact, std::chrono::milliseconds timeout)
    : m_address(preferred(contact.addresses)), m_token(std::move(contact.token)), m_timeout(timeout) {}

Result<AdminResponse> RemoteAdminClient::call(const AdminRequest& call) {
    std::optional<net::Origin> origin;
    if (!isUnix(m_address)) {
        const Result<net::Url> url = net::parseUrl(m_address);
        if (!url) return url.error();
        origin = url->origin;
    }
    Request request = requestFor(call, origin ? origin->host : "localhost", m_token);
    std::optional<Answer> answer;
    asio::io_context context(1);  // dies first: a coroutine that timed out still refers to what stands above
    asio::co_spawn(context, talk(m_address, origin, request, answer), asio::detached);
    context.run_for(m_timeout);
    if (!answer) {
        return fail(ErrorCode::UpstreamTimeout, "The engine at " + m_address + " did not answer in time.");
    }
    return std::move(*answer);
}

}  // namespace relay
