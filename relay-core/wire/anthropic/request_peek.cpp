#include "wire/anthropic/request_peek.h"

#include "base/text.h"
#include "wire/json/json_cursor.h"

#include <algorithm>

namespace relay::wire {
namespace {

/// No member that matters has a name anywhere near as long, even if each letter is written as \u0000.
constexpr std::size_t kMostKey = 128;
constexpr std::size_t kMostSessionId = 128;
constexpr std::size_t kMostShortText = 64;

std::string textOf(const RawJsonString& raw) {
    return raw.escaped ? jsonUnescaped(raw.text) : std::string(raw.text);
}

/// The name as it is compared; `decoded` is the room for a name with escapes.
std::string_view nameOf(const RawJsonString& key, std::string& decoded) {
    if (!key.escaped) return key.text;
    if (key.text.size() > kMostKey) return {};
    decoded = jsonUnescaped(key.text);
    return decoded;
}

/// Walks over an object's members and hands each name to `member`, which has to consume the value.
template <class Member>
bool eachMember(JsonCursor& cursor, Member&& member) {
    if (!cursor.expect('{')) return false;
    if (cursor.takeIf('}')) return true;
    std::string decoded;
    do {
        RawJsonString key;
        if (!cursor.readKey(key) || !member(nameOf(key, decoded))) return false;
    } while (cursor.takeIf(','));
    return cursor.expect('}');
}

/// Reads a string, or passes over any other value and leaves `out` empty.
bool shortText(JsonCursor& cursor, std::string& out) {
    out.clear();
    if (cursor.peek() != '"') return cursor.skipValue();
    RawJsonString raw;
    if (!cursor.readString(raw)) return false;
    if (raw.text.size() <= kMostShortText) out = textOf(raw);
    return true;
}

class MessagesPeek {
public:
    explicit MessagesPeek(std::string_view body) : m_body(body), m_cursor(body) {}

    Result<RequestPeek> run() {
        if (trimmed(m_body).empty()) return invalid("the body is empty");
        const bool object = m_cursor.peek() == '{';
        const bool read = object
                              ? eachMember(m_cursor, [this](std::string_view name) { return member(name); })
                              : m_cursor.skipValue();
        if (!read || !m_cursor.expectEnd()) return invalid("the body is not JSON: " + m_cursor.failure());
        if (!object) return invalid("the body must be a JSON object");
        if (!m_modelIsText) return invalid("`model` must be a string");
        if (m_peek.model.empty()) return invalid("`model` must not be empty");
        if (m_peek.messageCount == 0) return invalid("`messages` must be a non-empty array");
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
        if (m_cursor.peek() != '[') return m_cursor.skipValue();
        if (!m_cursor.expect('[')) return false;
        if (m_cursor.takeIf(']')) return true;
        do {
            if (!m_cursor.skipValue()) return false;
            ++m_peek.messageCount;
        } while (m_cursor.takeIf(','));
        return m_cursor.expect(']');
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
        m_peek.maxTokens = 0;
        const char first = m_cursor.peek();
        if (first < '0' || first > '9') return m_cursor.skipValue();
        std::string_view number;
        if (!m_cursor.readScalar(number)) return false;
        m_peek.maxTokens = parseUnsigned(number).value_or(0);
        return true;
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

std::array<std::string_view, 3> withModel(std::string_view body, const RequestPeek& peek,
                                          std::string_view escapedModel) {
    return {body.substr(0, peek.modelAt), escapedModel, body.substr(peek.modelAt + peek.modelSize)};
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
