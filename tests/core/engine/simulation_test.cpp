#include "engine/simulation.h"

#include "providers/simulated/simulated_answer.h"

#include <boost/asio/connect.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/write.hpp>
#include <boost/json.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace relay {
namespace {

namespace asio = boost::asio;
namespace json = boost::json;
using ::testing::HasSubstr;

constexpr const char* kKey = "the-key";

std::unique_ptr<Simulation> started() {
    Result<std::unique_ptr<Simulation>> simulation =
        Simulation::start({.accountKey = kKey, .wordDelay = std::chrono::milliseconds(0)});
    return simulation ? std::move(*simulation) : nullptr;
}

/// Sends one request and reads until the other side closes.
std::string exchange(const Simulation& simulation, const std::string& line, const std::string& header,
                     const std::string& body) {
    asio::io_context context;
    asio::ip::tcp::socket socket(context);
    const std::string url = simulation.baseUrl();
    const auto port = static_cast<unsigned short>(std::stoi(url.substr(url.rfind(':') + 1)));
    socket.connect({asio::ip::address_v4::loopback(), port});
    const std::string request = line + " HTTP/1.1\r\nhost: x\r\nconnection: close\r\n" + header +
                                "content-length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
    asio::write(socket, asio::buffer(request));
    std::string answer;
    boost::system::error_code end;
    asio::read(socket, asio::dynamic_buffer(answer), end);
    return answer;
}

const std::string kKeyHeader = std::string("x-api-key: ") + kKey + "\r\n";

std::string message(bool stream) {
    return json::serialize(
        json::parse(R"({"model":"m-1","max_tokens":500,"messages":[{"role":"user","content":"Ping"}],
        "system":[{"type":"text","text":"cached words here","cache_control":{"type":"ephemeral"}}],"stream":)" +
                    std::string(stream ? "true}" : "false}")));
}

json::value bodyOf(const std::string& answer) {
    return json::parse(answer.substr(answer.find("\r\n\r\n") + 4));
}

TEST(Simulation, AnswersWholeAndRemembersTheCache) {
    const auto simulation = started();
    ASSERT_NE(simulation, nullptr);
    json::value body = bodyOf(exchange(*simulation, "POST /v1/messages", kKeyHeader, message(false)));
    EXPECT_THAT(std::string(body.at("content").at(0).at("text").as_string()),
                HasSubstr("This is a simulation"));
    EXPECT_THAT(std::string(body.at("content").at(0).at("text").as_string()), HasSubstr("“Ping”"));
    EXPECT_EQ(body.at("usage").at("cache_creation_input_tokens"), 5);
    EXPECT_EQ(body.at("usage").at("cache_read_input_tokens"), 0);
    body = bodyOf(exchange(*simulation, "POST /v1/messages", kKeyHeader, message(false)));
    EXPECT_EQ(body.at("usage").at("cache_creation_input_tokens"), 0);
    EXPECT_EQ(body.at("usage").at("cache_read_input_tokens"), 5);
}

TEST(Simulation, StreamsInTheRightOrder) {
    const auto simulation = started();
    ASSERT_NE(simulation, nullptr);
    const std::string answer = exchange(*simulation, "POST /v1/messages?beta=true",
                                        std::string("authorization: Bearer ") + kKey + "\r\n", message(true));
    EXPECT_THAT(answer, HasSubstr("text/event-stream"));
    std::size_t at = 0;
    for (const char* event :
         {"event: message_start", "event: content_block_start", "event: ping", "event: content_block_delta",
          "event: content_block_stop", "event: message_delta", "event: message_stop"}) {
        const std::size_t found = answer.find(event, at);
        ASSERT_NE(found, std::string::npos) << event;
        at = found;
    }
}

TEST(Simulation, InsistsOnTheKey) {
    const auto simulation = started();
    ASSERT_NE(simulation, nullptr);
    for (const char* header : {"", "x-api-key: other\r\n", "authorization: Bearer other\r\n"}) {
        const std::string answer = exchange(*simulation, "POST /v1/messages", header, message(false));
        EXPECT_TRUE(answer.starts_with("HTTP/1.1 401")) << answer;
        EXPECT_EQ(bodyOf(answer).at("error").at("type"), "authentication_error");
    }
}

TEST(Simulation, LimitsMessagesAndSaysUntilWhen) {
    const auto simulation =
        Simulation::start({.accountKey = kKey, .wordDelay = {}, .messagesPerWindow = 2}).value();
    for (int allowed = 0; allowed < 2; ++allowed) {
        const std::string answer = exchange(*simulation, "POST /v1/messages", kKeyHeader, message(false));
        EXPECT_TRUE(answer.starts_with("HTTP/1.1 200")) << answer;
    }
    const std::string answer = exchange(*simulation, "POST /v1/messages", kKeyHeader, message(false));
    EXPECT_TRUE(answer.starts_with("HTTP/1.1 429")) << answer;
    EXPECT_EQ(bodyOf(answer).at("error").at("type"), "rate_limit_error");
    EXPECT_THAT(answer, HasSubstr("retry-after: "));
    EXPECT_TRUE(exchange(*simulation, "GET /v1/models", kKeyHeader, "").starts_with("HTTP/1.1 200"));
}

TEST(Simulation, HasTheOtherRoutes) {
    const auto simulation = started();
    ASSERT_NE(simulation, nullptr);
    const std::string count =
        exchange(*simulation, "POST /v1/messages/count_tokens", kKeyHeader, message(false));
    EXPECT_EQ(bodyOf(count).at("input_tokens"), 6);
    EXPECT_FALSE(
        bodyOf(exchange(*simulation, "GET /v1/models", kKeyHeader, "")).at("data").as_array().empty());
    EXPECT_TRUE(exchange(*simulation, "GET /nowhere", kKeyHeader, "").starts_with("HTTP/1.1 404"));
    EXPECT_TRUE(exchange(*simulation, "POST /v1/messages", kKeyHeader, "{").starts_with("HTTP/1.1 400"));
}

TEST(Simulation, StopsInTheMiddleOfAStream) {
    Result<std::unique_ptr<Simulation>> slow = Simulation::start({kKey, std::chrono::hours(1)});
    ASSERT_TRUE(slow);
    asio::io_context context;
    asio::ip::tcp::socket socket(context);
    const std::string url = (*slow)->baseUrl();
    socket.connect({asio::ip::address_v4::loopback(),
                    static_cast<unsigned short>(std::stoi(url.substr(url.rfind(':') + 1)))});
    const std::string body = message(true);
    asio::write(socket, asio::buffer("POST /v1/messages HTTP/1.1\r\nhost: x\r\n" + kKeyHeader +
                                     "content-length: " + std::to_string(body.size()) + "\r\n\r\n" + body));
    char first = 0;
    asio::read(socket, asio::buffer(&first, 1));
    slow->reset();
    std::string rest;
    boost::system::error_code end;
    asio::read(socket, asio::dynamic_buffer(rest), end);
    EXPECT_TRUE(end);
    EXPECT_EQ(rest.find("message_stop"), std::string::npos);
}

TEST(SimulatedAnswer, KeepsToMaxTokens) {
    const auto request = providers::readSimulatedRequest(
        R"({"model":"m","max_tokens":3,"messages":[{"role":"user","content":[{"type":"text","text":"a"}]}]})");
    ASSERT_TRUE(request);
    const providers::SimulatedAnswer answer(*request, "msg_1", false);
    const json::value body = json::parse(answer.body());
    EXPECT_EQ(body.at("stop_reason"), "max_tokens");
    EXPECT_EQ(body.at("usage").at("output_tokens"), 3);
    EXPECT_EQ(body.at("content").at(0).at("text"), "This is a");
}

TEST(SimulatedAnswer, CutsALongPromptBetweenCharacters) {
    std::string prompt = "a";
    while (prompt.size() < 400)
        prompt += "号";
    const auto request = providers::readSimulatedRequest(json::serialize(json::object{
        {"model", "m"}, {"messages", json::array{json::object{{"role", "user"}, {"content", prompt}}}}}));
    ASSERT_TRUE(request);
    const providers::SimulatedAnswer answer(*request, "msg_1", false);
    const json::value body = json::parse(answer.body());  // would throw on broken UTF-8
    EXPECT_THAT(std::string(body.at("content").at(0).at("text").as_string()), HasSubstr("号…”"));
}

TEST(SimulatedAnswer, RefusesWhatIsNoRequest) {
    for (const char* text :
         {"", "[]", "{}", R"({"model":"m"})", R"({"model":"m","messages":[]})", R"({"messages":[{}]})"}) {
        EXPECT_FALSE(providers::readSimulatedRequest(text)) << text;
    }
}

}  // namespace
}  // namespace relay
