#include "providers/simulated/simulated_answer.h"

#include <boost/json.hpp>

#include <algorithm>
#include <utility>

namespace relay::providers {

namespace json = boost::json;

namespace {

constexpr std::size_t kEchoBytes = 160;

std::string_view textOf(const json::object& object, std::string_view name) {
    const json::value* value = object.if_contains(name);
    return value != nullptr && value->is_string() ? std::string_view(value->get_string())
                                                  : std::string_view{};
}

/// Calls `take(text, cached)` for a text that is a string or a list of blocks.
template <class Take>
void eachText(const json::value* content, Take take) {
    if (content == nullptr) return;
    if (content->is_string()) {
        take(std::string_view(content->get_string()), false);
        return;
    }
    if (!content->is_array()) return;
    for (const json::value& block : content->get_array()) {
        if (!block.is_object()) continue;
        const json::object& fields = block.get_object();
        take(textOf(fields, "text"), fields.contains("cache_control"));
    }
}

/// The beginning of a text, cut between characters.
std::string shortened(std::string_view text) {
    if (text.size() <= kEchoBytes) return std::string(text);
    std::size_t end = kEchoBytes;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U)
        --end;
    return std::string(text.substr(0, end)) + "…";
}

std::vector<std::string> splitWords(std::string_view text) {
    std::vector<std::string> words;
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t next = text.find(' ', at + 1);
        words.emplace_back(text.substr(at, next == std::string_view::npos ? next : next - at));
        at = std::min(next, text.size());
    }
    return words;
}

std::string answerText(const SimulatedRequest& request) {
    const std::string echo =
        request.prompt.empty() ? "nothing at all" : "“" + shortened(request.prompt) + "”";
    return "This is a simulation: no model was asked and nothing was paid for. You wrote " + echo +
           ". These words come one by one, the way a real answer streams, and each of them went through the "
           "relay "
           "on its way to you.";
}

std::string event(std::string_view type, json::object fields) {
    json::object data{{"type", type}};
    for (auto& field : fields)
        data.insert(std::move(field));
    return "event: " + std::string(type) + "\ndata: " + json::serialize(data) + "\n\n";
}

}  // namespace

Result<SimulatedRequest> readSimulatedRequest(std::string_view body) {
    boost::system::error_code error;
    const json::value document = json::parse(body, error);
    if (error || !document.is_object())
        return fail(ErrorCode::InvalidRequest, "The body is not a JSON object.");
    const json::object& fields = document.get_object();

    SimulatedRequest request;
    request.model = textOf(fields, "model");
    if (request.model.empty()) return fail(ErrorCode::InvalidRequest, "model: Field required");
    const json::value* messages = fields.if_contains("messages");
    if (messages == nullptr || !messages->is_array() || messages->get_array().empty()) {
        return fail(ErrorCode::InvalidRequest, "messages: at least one message is required");
    }
    if (const json::value* stream = fields.if_contains("stream")) request.stream = *stream == true;
    if (const json::value* limit = fields.if_contains("max_tokens"); limit != nullptr && limit->is_int64()) {
        request.maxTokens = static_cast<std::uint64_t>(std::max<std::int64_t>(limit->get_int64(), 1));
    }
    eachText(fields.if_contains("system"), [&](std::string_view text, bool cached) {
        if (cached) {
            request.cachedText += text;
        } else {
            request.uncachedBytes += text.size();
        }
    });
    for (const json::value& message : messages->get_array()) {
        if (!message.is_object()) continue;
        const bool fromUser = textOf(message.get_object(), "role") == "user";
        if (fromUser) request.prompt.clear();
        eachText(message.get_object().if_contains("content"), [&](std::string_view text, bool) {
            request.uncachedBytes += text.size();
            if (fromUser) request.prompt += text;
        });
    }
    return request;
}

std::uint64_t simulatedTokens(std::uint64_t bytes) {
    return bytes == 0 ? 0 : (bytes + 3) / 4;
}

SimulatedAnswer::SimulatedAnswer(const SimulatedRequest& request, std::string messageId, bool cacheWarm)
    : m_id(std::move(messageId)),
      m_model(request.model),
      m_words(splitWords(answerText(request))),
      m_inputTokens(std::max<std::uint64_t>(simulatedTokens(request.uncachedBytes), 1)) {
    if (m_words.size() > request.maxTokens) {
        m_words.resize(static_cast<std::size_t>(request.maxTokens));
        m_cutShort = true;
    }
    (cacheWarm ? m_cacheReadTokens : m_cacheCreationTokens) = simulatedTokens(request.cachedText.size());
}

namespace {

json::object usage(std::uint64_t input, std::uint64_t output, std::uint64_t creation, std::uint64_t read) {
    return {{"input_tokens", input},
            {"cache_creation_input_tokens", creation},
            {"cache_read_input_tokens", read},
            {"cache_creation",
             json::object{{"ephemeral_5m_input_tokens", creation}, {"ephemeral_1h_input_tokens", 0}}},
            {"output_tokens", output},
            {"service_tier", "standard"}};
}

json::object message(const std::string& id, const std::string& model) {
    return {{"id", id},
            {"type", "message"},
            {"role", "assistant"},
            {"model", model},
            {"content", json::array()},
            {"stop_reason", nullptr},
            {"stop_sequence", nullptr}};
}

std::string_view stopReason(bool cutShort) {
    return cutShort ? "max_tokens" : "end_turn";
}

}  // namespace

std::string SimulatedAnswer::body() const {
    std::string text;
    for (const std::string& word : m_words)
        text += word;
    json::object answer = message(m_id, m_model);
    answer["content"] = json::array{json::object{{"type", "text"}, {"text", text}}};
    answer["stop_reason"] = stopReason(m_cutShort);
    answer["usage"] = usage(m_inputTokens, m_words.size(), m_cacheCreationTokens, m_cacheReadTokens);
    return json::serialize(answer);
}

std::string SimulatedAnswer::openingEvents() const {
    json::object start = message(m_id, m_model);
    start["usage"] = usage(m_inputTokens, 1, m_cacheCreationTokens, m_cacheReadTokens);
    return event("message_start", {{"message", std::move(start)}}) +
           event("content_block_start",
                 {{"index", 0}, {"content_block", json::object{{"type", "text"}, {"text", ""}}}}) +
           event("ping", {});
}

std::string SimulatedAnswer::wordEvent(std::string_view word) {
    return event("content_block_delta",
                 {{"index", 0}, {"delta", json::object{{"type", "text_delta"}, {"text", word}}}});
}

std::string SimulatedAnswer::closingEvents() const {
    const json::object delta{{"stop_reason", stopReason(m_cutShort)}, {"stop_sequence", nullptr}};
    return event("content_block_stop", {{"index", 0}}) +
           event(
               "message_delta",
               {{"delta", delta},
                {"usage", usage(m_inputTokens, m_words.size(), m_cacheCreationTokens, m_cacheReadTokens)}}) +
           event("message_stop", {});
}

}  // namespace relay::providers
