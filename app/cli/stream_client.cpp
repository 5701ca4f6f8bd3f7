#include "cli/stream_client.h"

#include <fmt/format.h>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/connect.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>
#include <boost/json.hpp>

#include <array>
#include <chrono>
#include <optional>
#include <utility>

namespace relay::cli {

namespace {

namespace asio = boost::asio;
namespace http = boost::beast::http;
namespace json = boost::json;
using Clock = std::chrono::steady_clock;

constexpr auto kAwait = asio::as_tuple(asio::use_awaitable);
constexpr std::chrono::seconds kPatience{60};

/// Reads `data:` lines of an event stream and picks the text out of them.
class TextReader {
public:
    explicit TextReader(const std::function<void(std::string_view)>& onText) : m_onText(onText) {}

    void feed(std::string_view bytes) {
        m_pending += bytes;
        std::size_t end = 0;
        while ((end = m_pending.find('\n')) != std::string::npos) {
            readLine(std::string_view(m_pending).substr(0, end));
            m_pending.erase(0, end + 1);
        }
    }
    std::size_t events() const { return m_events; }
    bool sawText() const { return m_sawText; }
    bool sawEnd() const { return m_sawEnd; }
    const std::string& error() const { return m_error; }

private:
    void readLine(std::string_view line) {
        constexpr std::string_view kData = "data: ";
        if (!line.starts_with(kData)) return;
        ++m_events;
        boost::system::error_code broken;
        const json::value event = json::parse(line.substr(kData.size()), broken);
        if (broken || !event.is_object()) return;
        const json::value* type = event.get_object().if_contains("type");
        if (type == nullptr) return;
        if (*type == "message_stop") m_sawEnd = true;
        if (*type == "error") m_error = json::serialize(event);
        if (*type != "content_block_delta") return;
        const json::value* text = event.find_pointer("/delta/text", broken);
        if (text == nullptr || !text->is_string()) return;
        m_sawText = true;
        m_onText(text->get_string());
    }

    const std::function<void(std::string_view)>& m_onText;
    std::string m_pending;
    std::size_t m_events = 0;
    bool m_sawText = false;
    bool m_sawEnd = false;
    std::string m_error;
};

/// One request on a connection of its own.
class Call {
public:
    Call(const StreamRequest& request, const std::function<void(std::string_view)>& onText)
        : m_request(request), m_reader(onText) {}

    asio::awaitable<void> run() { m_result = co_await talk(); }
    const std::optional<Result<StreamTimes>>& result() const { return m_result; }

private:
    asio::awaitable<Result<StreamTimes>> talk() {
        const asio::any_io_executor executor = co_await asio::this_coro::executor;
        asio::ip::tcp::resolver resolver(executor);
        asio::ip::tcp::socket socket(executor);
        const auto [nameError, endpoints] =
            co_await resolver.async_resolve(m_request.host, m_request.port, kAwait);
        if (nameError) co_return unreachable(nameError);
        const auto [connectError, endpoint] = co_await asio::async_connect(socket, endpoints, kAwait);
        if (connectError) co_return unreachable(connectError);
        m_times.connected = elapsed();

        http::request<http::string_body> message = messageOf(m_request);
        const auto [writeError, written] = co_await http::async_write(socket, message, kAwait);
        if (writeError) co_return brokeOff(writeError.message());
        co_return co_await receive(socket);
    }

    asio::awaitable<Result<StreamTimes>> receive(asio::ip::tcp::socket& socket) {
        boost::beast::flat_buffer buffer;
        http::response_parser<http::buffer_body> parser;
        const auto [headError, headBytes] = co_await http::async_read_header(socket, buffer, parser, kAwait);
        if (headError) co_return brokeOff(headError.message());
        m_times.headers = elapsed();
        m_times.requestId = std::string(parser.get()["request-id"]);
        std::array<char, 8192> bytes{};
        std::string refusal;
        while (!parser.is_done()) {
            parser.get().body().data = bytes.data();
            parser.get().body().size = bytes.size();
            auto [error, count] = co_await http::async_read_some(socket, buffer, parser, kAwait);
            if (error && error != http::error::need_buffer) co_return brokeOff(error.message());
            const std::string_view piece(bytes.data(), bytes.size() - parser.get().body().size);
            take(piece, parser.get().result_int(), refusal);
        }
        m_times.finished = elapsed();
        m_times.events = m_reader.events();
        co_return judge(parser.get().result_int(), refusal);
    }

    void take(std::string_view piece, unsigned status, std::string& refusal) {
        if (status != 200) {
            refusal += piece;
            return;
        }
        const bool before = m_reader.sawText();
        m_reader.feed(piece);
        if (!before && m_reader.sawText()) m_times.firstText = elapsed();
    }

    Result<StreamTimes> judge(unsigned status, const std::string& refusal) const {
        if (status != 200) return brokeOff(fmt::format("status {}: {}", status, refusal));
        if (!m_reader.error().empty()) return brokeOff(m_reader.error());
        if (!m_reader.sawEnd()) return brokeOff("the stream ended before its last event");
        return m_times;
    }

    static http::request<http::string_body> messageOf(const StreamRequest& request) {
        http::request<http::string_body> message(http::verb::post, "/api/v1/messages", 11);
        message.set(http::field::host, request.host + ":" + request.port);
        message.set(http::field::content_type, "application/json");
        message.set(http::field::accept, "text/event-stream");
        message.set("anthropic-version", "2023-06-01");
        message.set("x-api-key", request.key);
        message.body() = request.body;
        message.prepare_payload();
        return message;
    }

    Error unreachable(const boost::system::error_code& error) const {
        return fail(
            ErrorCode::UpstreamConnectFailed,
            fmt::format("{}:{} cannot be reached: {}", m_request.host, m_request.port, error.message()));
    }
    static Error brokeOff(const std::string& why) {
        return fail(ErrorCode::UpstreamProtocol, "The request through the relay failed: " + why);
    }
    double elapsed() const {
        return std::chrono::duration<double, std::milli>(Clock::now() - m_begin).count();
    }

    const StreamRequest& m_request;
    TextReader m_reader;
    Clock::time_point m_begin = Clock::now();
    StreamTimes m_times;
    std::optional<Result<StreamTimes>> m_result;
};

}  // namespace

Result<StreamTimes> streamMessages(const StreamRequest& request,
                                   const std::function<void(std::string_view)>& onText,
                                   const std::stop_token& stop) {
    Call call(request, onText);
    asio::io_context context(1);  // dies before the call that its coroutine refers to
    asio::co_spawn(context, call.run(), asio::detached);
    const std::stop_callback interrupt(stop, [&context] { context.stop(); });
    context.run_for(kPatience);
    if (call.result()) return *call.result();
    if (stop.stop_requested()) return fail(ErrorCode::ClientGone, "Interrupted.");
    return fail(ErrorCode::UpstreamTimeout, "The relay did not finish its answer within a minute.");
}

}  // namespace relay::cli
