#include "wire/anthropic/request_peek.h"

#include "base/text.h"
#include "wire/anthropic/opening.h"
#include "wire/json/json_members.h"

#include <algorithm>

namespace relay::wire {
namespace {

constexpr std::size_t kMostSessionId = 128;
constexpr std::size_t kMostShortText = 64;

/// Reads a string, or passes over any other value and leaves `out` empty.
bool shortText(JsonCursor& cursor, std::string& out) {
    out.clear();
    if (cursor.peek() != '"') return cursor.skipValue();
    RawJsonString raw;
    if (!cursor.readString(raw)) return false;
    if (raw.text.size() <= kMostShortText) out = textOf(raw);
    return true;
}

/// Reads a number without sign, point and exponent, or passes over any other value and leaves 0.
bool wholeNumber(JsonCursor& cursor, std::uint64_t& out) {
    out = 0;
    const char first = cursor.peek();
    if (first < '0' || first > '9') return cursor.skipValue();
    std::string_view number;
    if (!cursor.readScalar(number)) return false;
    out = parseUnsigned(number).value_or(0);
    return true;
}

class MessagesPeek {
public:
    explicit MessagesPeek(std::string_view body) : m_body(body), m_cursor(body) {}

    Result<RequestPeek> run() {
        if (trimmed(m_body).empty()) return invalid("the body is empty");
        const bool object = m_cursor.peek() == '{';
        m_peek.maxTokensAt = m_cursor.position() + 1;
        const bool read = object
                              ? eachMember(m_cursor, [this](std::string_view name) { return member(name); })
                              : m_cursor.skipValue();
        if (!read || !m_cursor.expectEnd()) return invalid("the body is not JSON: " + m_cursor.failure());
        if (!object) return invalid("the body must be a JSON object");
        if (!m_modelIsText) return invalid("`model` must be a string");
        if (m_peek.model.empty()) return invalid("`model` must not be empty");
        if (m_peek.messageCount == 0) return invalid("`messages` must be a non-empty array");
        m_peek.opening = openingOf(m_system, m_firstMessage);
        return std::move(m_peek);
    }

private:
    static Error invalid(std::string message) { return fail(ErrorCode::InvalidRequest, std::move(message)); }

    bool member(std::string_view name) {
        if (name == "model") return model();
        if (name == "messages") return messages();
        if (name == "stream") return stream();
        if (name == "max_tokens") return maxTokens();
        if (name == "metadata") return metadata();
        if (name == "system") return readContent(m_cursor, m_system);
        if (name == "thinking") return thinking();
        if (name == "service_tier") return shortText(m_cursor, m_peek.serviceTier);
        if (name == "speed") return shortText(m_cursor, m_peek.speed);
        return m_cursor.skipValue();
    }

    bool model() {
        m_modelIsText = m_cursor.peek() == '"';
        if (!m_modelIsText) return m_cursor.skipValue();
        RawJsonString raw;
        if (!m_cursor.readString(raw)) return false;
        m_peek.model = textOf(raw);
        m_peek.modelAt = static_cast<std::size_t>(raw.text.data() - m_body.data());
        m_peek.modelSize = raw.text.size();
        return true;
    }

    bool messages() {
        m_peek.messageCount = 0;
        m_firstMessage = {};
        if (m_cursor.peek() != '[') return m_cursor.skipValue();
        return eachElement(m_cursor, [this](std::size_t index) {
            ++m_peek.messageCount;
            return index == 0 ? readMessage(m_cursor, m_firstMessage) : m_cursor.skipValue();
        });
    }

    bool stream() {
        m_peek.stream = false;
        if (m_cursor.peek() != 't') return m_cursor.skipValue();
        std::string_view literal;
        if (!m_cursor.readScalar(literal)) return false;
        m_peek.stream = literal == "true";
        return true;
    }

    bool maxTokens() {
        m_cursor.peek();
        m_peek.maxTokensAt = m_cursor.position();
        const bool read = wholeNumber(m_cursor, m_peek.maxTokens);
        m_peek.maxTokensSize = m_cursor.position() - m_peek.maxTokensAt;
        return read;
    }

    bool thinking() {
        m_peek.thinkingBudget = 0;
        if (m_cursor.peek() != '{') return m_cursor.skipValue();
        return eachMember(m_cursor, [this](std::string_view name) {
            return name == "budget_tokens" ? wholeNumber(m_cursor, m_peek.thinkingBudget)
                                           : m_cursor.skipValue();
        });
    }

    bool metadata() {
        m_peek.sessionId.clear();
        if (m_cursor.peek() != '{') return m_cursor.skipValue();
        return eachMember(m_cursor, [this](std::string_view name) {
            if (name != "user_id") return m_cursor.skipValue();
            m_peek.sessionId.clear();
            if (m_cursor.peek() != '"') return m_cursor.skipValue();
            RawJsonString raw;
            if (!m_cursor.readString(raw)) return false;
            m_peek.sessionId = sessionIdOf(textOf(raw));
            return true;
        });
    }

    std::string_view m_body;
    JsonCursor m_cursor;
    RequestPeek m_peek;
    Fingerprint m_system;
    Fingerprint m_firstMessage;
    bool m_modelIsText = false;
};

bool isSessionId(std::string_view text) {
    return !text.empty() && text.size() <= kMostSessionId &&
           std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c < '\x7F'; });
}

std::string sessionIdInObject(std::string_view text) {
    JsonCursor cursor(text);
    std::string found;
    const bool read = eachMember(cursor, [&](std::string_view name) {
        if (name != "session_id" || cursor.peek() != '"') return cursor.skipValue();
        RawJsonString raw;
        if (!cursor.readString(raw)) return false;
        found = raw.text.size() <= kMostSessionId ? textOf(raw) : std::string();
        return true;
    });
    return read && cursor.expectEnd() && isSessionId(found) ? found : std::string();
}

}  // namespace

Result<RequestPeek> peekMessages(std::string_view body) {
    return MessagesPeek(body).run();
}

Result<RequestPeek> peekCountTokens(std::string_view body) {
    Result<RequestPeek> peek = MessagesPeek(body).run();
    if (peek) {
        peek->stream = false;
        peek->maxTokens = 0;
    }
    return peek;
}

std::string sessionIdOf(std::string_view userId) {
    if (trimmed(userId).starts_with('{')) return sessionIdInObject(userId);
    constexpr std::string_view kMark = "_session_";
    const std::size_t mark = userId.rfind(kMark);
    if (!userId.starts_with("user_") || mark == std::string_view::npos) return {};
    const std::string_view session = userId.substr(mark + kMark.size());
    return isSessionId(session) ? std::string(session) : std::string();
}

}  // namespace relay::wire
