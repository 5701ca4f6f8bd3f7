#include "support/directives.h"

#include "base/text.h"
#include "support/anthropic_answers.h"

#include <fmt/format.h>

#include <map>
#include <sstream>

namespace relay::test {
namespace {

/// Directive -> its arguments. The last one of a name counts.
using Directives = std::map<std::string, std::string>;

Directives directivesIn(const std::string& body) {
    Directives found;
    for (std::size_t at = body.find("[["); at != std::string::npos; at = body.find("[[", at + 2)) {
        const std::size_t end = body.find("]]", at);
        if (end == std::string::npos) break;
        const std::string text = body.substr(at + 2, end - at - 2);
        const std::size_t space = text.find(' ');
        found[text.substr(0, space)] = space == std::string::npos ? "" : text.substr(space + 1);
    }
    return found;
}

std::uint64_t numberIn(const std::string& text) {
    return parseUnsigned(text.substr(0, text.find(' '))).value_or(0);
}

Answer errorFrom(const Directives& directives) {
    std::istringstream words(directives.at("status"));
    int status = 500;
    std::string type = "api_error";
    std::string message;
    words >> status >> type;
    std::getline(words >> std::ws, message);
    Answer answer = anthropicError(status, type, message.empty() ? "as ordered" : message);
    if (const auto after = directives.find("retry-after"); after != directives.end())
        answer.headers.push_back({"retry-after", after->second});
    return answer;
}

Answer toolMessage(const Usage& usage) {
    Answer answer = anthropicMessage("", usage);
    answer.pieces = {{fmt::format(
        R"({{"id":"msg_02","type":"message","role":"assistant","model":"{}","content":[{{"type":"tool_use",)"
        R"("id":"toolu_01","name":"get_weather","input":{{"city":"Paris"}}}}],"stop_reason":"tool_use",)"
        R"("stop_sequence":null,"usage":{}}})",
        kModel, usageJson(usage))}};
    return answer;
}

Answer toolStream(const Usage& usage) {
    Answer answer = anthropicStream("", usage);
    const Piece start = answer.pieces.front();
    answer.pieces = {start};
    const auto frame = [&answer](std::string_view event, std::string_view data) {
        answer.pieces.push_back({sseFrame(event, data)});
    };
    frame("content_block_start", R"({"type":"content_block_start","index":0,"content_block":)"
                                 R"({"type":"tool_use","id":"toolu_01","name":"get_weather","input":{}}})");
    for (const std::string_view part : {R"({\"ci)", R"(ty\": \"Pa)", R"(ris\"})"})
        frame("content_block_delta", fmt::format(R"({{"type":"content_block_delta","index":0,"delta":)"
                                                 R"({{"type":"input_json_delta","partial_json":"{}"}}}})",
                                                 part));
    frame("content_block_stop", R"({"type":"content_block_stop","index":0})");
    frame("message_delta",
          fmt::format(R"({{"type":"message_delta","delta":{{"stop_reason":"tool_use","stop_sequence":null}},)"
                      R"("usage":{{"output_tokens":{}}}}})",
                      usage.output));
    frame("message_stop", R"({"type":"message_stop"})");
    return answer;
}

Answer messageFrom(const Directives& directives, bool stream) {
    const auto textAt = directives.find("text");
    const std::string text = textAt != directives.end() ? textAt->second : "Hello from upstream";
    Usage usage{.input = 12, .output = 5};
    if (const auto tokens = directives.find("tokens"); tokens != directives.end()) {
        std::istringstream numbers(tokens->second);
        numbers >> usage.input >> usage.output;
    }
    if (directives.contains("tool")) return stream ? toolStream(usage) : toolMessage(usage);
    return stream ? anthropicStream(text, usage) : anthropicMessage(text, usage);
}

void applyTransport(const Directives& directives, Answer& answer) {
    for (const auto& [name, value] : directives) {
        if (name == "delay") answer.delayBeforeHead = Millis{static_cast<Millis::rep>(numberIn(value))};
        if (name == "cut") answer.cutAfter = numberIn(value);
        if (name == "endless") answer.endless = true;
        if (name == "no-stop" && !answer.pieces.empty()) answer.pieces.pop_back();
        if (name == "encoding") answer = std::move(answer).encoded(value);
        if (name == "split") answer = std::move(answer).cutIntoPieces(numberIn(value));
    }
    // An endless stream repeats its last piece: one that may come again is a ping.
    if (answer.endless) {
        answer.pieces.resize(answer.pieces.size() - 3);
        answer.pieces.push_back({sseFrame("ping", R"({"type":"ping"})"), Millis{10}});
    }
    if (const auto pace = directives.find("pace"); pace != directives.end())
        for (Piece& piece : answer.pieces)
            piece.delay = Millis{static_cast<Millis::rep>(numberIn(pace->second))};
}

}  // namespace

bool DirectedUpstream::firstTime(const std::string& name) {
    const std::lock_guard lock(*m_mutex);
    return m_names->insert(name).second;
}

Answer DirectedUpstream::operator()(const Exchange& exchange) {
    Directives directives = directivesIn(exchange.body);
    if (const auto once = directives.find("once"); once != directives.end() && !firstTime(once->second))
        directives.clear();
    Answer answer;
    if (directives.contains("status")) {
        answer = errorFrom(directives);
    } else if (exchange.target.find("/count_tokens") != std::string::npos) {
        answer.headers = {{"content-type", "application/json"}};
        answer.pieces = {{R"({"input_tokens":42})"}};
    } else {
        answer = messageFrom(directives, exchange.body.find(R"("stream":true)") != std::string::npos);
    }
    applyTransport(directives, answer);
    return answer;
}

}  // namespace relay::test
