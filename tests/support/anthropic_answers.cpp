#include "support/anthropic_answers.h"

#include <fmt/format.h>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

namespace relay::test {
namespace {

namespace json = boost::json;

std::string quoted(std::string_view text) {
    return json::serialize(json::string(text));
}

std::vector<std::string> wordsOf(std::string_view text) {
    std::vector<std::string> words;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t space = text.find(' ', at);
        const std::size_t end = space == std::string_view::npos ? text.size() : space + 1;
        words.emplace_back(text.substr(at, end - at));
        at = end;
    }
    return words;
}

}  // namespace

Money priceOf(const Usage& usage) {
    // Nano-dollars a token: $3 a million tokens are 3,000 nano-dollars each.
    const std::uint64_t nanos = usage.input * 3'000 + usage.output * 15'000 + usage.cacheCreation5m * 3'750 +
                                usage.cacheCreation1h * 6'000 + usage.cacheRead * 300;
    return Money{static_cast<std::int64_t>(nanos)};
}

std::string sseFrame(std::string_view event, std::string_view data) {
    return fmt::format("event: {}\ndata: {}\n\n", event, data);
}

std::string usageJson(const Usage& usage) {
    return fmt::format(
        R"({{"input_tokens":{},"cache_creation_input_tokens":{},"cache_read_input_tokens":{},)"
        R"("cache_creation":{{"ephemeral_5m_input_tokens":{},"ephemeral_1h_input_tokens":{}}},)"
        R"("output_tokens":{},"service_tier":"standard"}})",
        usage.input, usage.cacheCreation(), usage.cacheRead, usage.cacheCreation5m, usage.cacheCreation1h,
        usage.output);
}

Answer anthropicMessage(std::string_view text, const Usage& usage, std::string_view model) {
    Answer answer;
    answer.headers = {{"content-type", "application/json"}, {"request-id", "req_upstream"}};
    answer.pieces = {{fmt::format(
        R"({{"id":"msg_01","type":"message","role":"assistant","model":{},"content":[{{"type":"text","text":{}}}],)"
        R"("stop_reason":"end_turn","stop_sequence":null,"usage":{}}})",
        quoted(model), quoted(text), usageJson(usage))}};
    return answer;
}

Answer anthropicStream(std::string_view text, const Usage& usage, std::string_view model) {
    Answer answer;
    answer.headers = {{"content-type", "text/event-stream; charset=utf-8"},
                      {"cache-control", "no-cache"},
                      {"request-id", "req_upstream"}};
    answer.framing = Framing::Chunked;
    Usage atStart = usage;
    atStart.output = 1;
    const auto frame = [&answer](std::string_view event, const std::string& data) {
        answer.pieces.push_back({sseFrame(event, data)});
    };
    frame("message_start",
          fmt::format(
              R"({{"type":"message_start","message":{{"id":"msg_01","type":"message","role":"assistant",)"
              R"("model":{},"content":[],"stop_reason":null,"stop_sequence":null,"usage":{}}}}})",
              quoted(model), usageJson(atStart)));
    frame("content_block_start",
          R"({"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}})");
    frame("ping", R"({"type":"ping"})");
    for (const std::string& word : wordsOf(text))
        frame("content_block_delta",
              fmt::format(
                  R"({{"type":"content_block_delta","index":0,"delta":{{"type":"text_delta","text":{}}}}})",
                  quoted(word)));
    frame("content_block_stop", R"({"type":"content_block_stop","index":0})");
    frame("message_delta",
          fmt::format(R"({{"type":"message_delta","delta":{{"stop_reason":"end_turn","stop_sequence":null}},)"
                      R"("usage":{{"output_tokens":{}}}}})",
                      usage.output));
    frame("message_stop", R"({"type":"message_stop"})");
    return answer;
}

Answer anthropicError(int status, std::string_view type, std::string_view message) {
    Answer answer;
    answer.status = status;
    answer.headers = {{"content-type", "application/json"}};
    answer.pieces = {{fmt::format(R"({{"type":"error","error":{{"type":{},"message":{}}}}})", quoted(type),
                                  quoted(message))}};
    return answer;
}

Answer anthropicAnswer(const Exchange& exchange, std::string_view text, const Usage& usage) {
    const bool stream = exchange.body.find(R"("stream":true)") != std::string::npos;
    return stream ? anthropicStream(text, usage) : anthropicMessage(text, usage);
}

std::string messagesBody(std::string_view prompt, bool stream, std::string_view model,
                         std::string_view extra) {
    return fmt::format(R"({{"model":{},"max_tokens":1024,{}"messages":[{{"role":"user","content":{}}}]{}}})",
                       quoted(model), stream ? R"("stream":true,)" : "", quoted(prompt), extra);
}

std::string textOf(const std::vector<SseEvent>& events) {
    std::string text;
    for (const SseEvent& event : events) {
        if (event.name != "content_block_delta") continue;
        const json::value data = json::parse(event.data);
        if (const auto* words = data.at("delta").as_object().if_contains("text")) text += words->as_string();
    }
    return text;
}

}  // namespace relay::test
