#include "wire/anthropic/edited_body.h"
#include "wire/anthropic/request_peek.h"

#include <gtest/gtest.h>
#include <boost/json.hpp>

#include <random>

namespace relay::wire {
namespace {

/// Writes random documents that look like requests, with odd spacing, escapes and doubled members.
class RandomBody {
public:
    explicit RandomBody(std::uint32_t seed) : m_random(seed) {}

    std::string write() {
        m_out.clear();
        space();
        m_out += '{';
        const std::size_t members = below(9);
        for (std::size_t i = 0; i < members; ++i) {
            if (i != 0) m_out += ',';
            member();
        }
        m_out += '}';
        space();
        return m_out;
    }

    /// One byte changed, lost or added.
    std::string damaged() {
        std::string text = write();
        static constexpr std::string_view kBytes = "{}[]\",:\\u0123456789-+.eEtrufalsn \n\x01";
        const std::size_t at = below(text.size());
        const char byte = kBytes[below(kBytes.size())];
        switch (below(3)) {
            case 0:
                text[at] = byte;
                break;
            case 1:
                text.erase(at, 1);
                break;
            default:
                text.insert(at, 1, byte);
        }
        return text;
    }

private:
    std::size_t below(std::size_t limit) {
        return std::uniform_int_distribution<std::size_t>(0, limit - 1)(m_random);
    }
    bool chance(std::size_t of) { return below(of) == 0; }

    template <std::size_t N>
    std::string_view any(const std::string_view (&choices)[N]) {
        return choices[below(N)];
    }

    void space() {
        while (chance(4))
            m_out += " \n\r\t"[below(4)];
    }

    void member() {
        static constexpr std::string_view kNames[] = {
            "model", "messages",     "stream", "max_tokens",  "metadata",       "mod\\u0065l", "system",
            "speed", "service_tier", "x",      "\\u006dodel", "m\\u0065ssages", "thinking"};
        const std::string_view name = any(kNames);
        space();
        m_out.append("\"").append(name).append("\"");
        space();
        m_out += ':';
        if (name.find("essages") != std::string_view::npos && !chance(4))
            array(0);
        else if (name == "thinking" && chance(2))
            thinking();
        else if (name.find("odel") != std::string_view::npos && !chance(5))
            string();
        else
            value(0);
    }

    void value(std::size_t depth) {
        space();
        switch (below(depth > 6 ? 4 : 6)) {
            case 0:
                string();
                break;
            case 1:
                number();
                break;
            case 2:
                m_out += chance(2) ? "true" : "false";
                break;
            case 3:
                m_out += "null";
                break;
            case 4:
                array(depth + 1);
                break;
            default:
                object(depth + 1);
        }
        space();
    }

    void array(std::size_t depth) {
        m_out += '[';
        const std::size_t size = below(5);
        for (std::size_t i = 0; i < size; ++i) {
            if (i != 0) m_out += ',';
            value(depth);
        }
        m_out += ']';
    }

    void object(std::size_t depth) {
        m_out += '{';
        const std::size_t size = below(4);
        for (std::size_t i = 0; i < size; ++i) {
            if (i != 0) m_out += ',';
            string();
            m_out += ':';
            value(depth);
        }
        m_out += '}';
    }

    void thinking() {
        m_out += R"({"type":"enabled", "budget_tokens" : )";
        number();
        m_out += '}';
    }

    void string() {
        static constexpr std::string_view kPieces[] = {
            "a",   "model", "\\n",     "\\\\",           "\\\"",           "\\/",
            "\\t", "{",     "]",       "\\u00e9",        "\\ud83d\\ude00", "plain text, longer",
            ":",   ",",     "\\u0000", "user_1_session_"};
        m_out += '"';
        for (std::size_t i = below(8); i != 0; --i)
            m_out += any(kPieces);
        m_out += '"';
    }

    void number() {
        static constexpr std::string_view kNumbers[] = {
            "0", "1", "42", "-7", "1.5", "2e3", "18446744073709551615", "-0.0", "100E-2"};
        m_out += any(kNumbers);
    }

    std::mt19937 m_random;
    std::string m_out;
};

std::uint64_t wholeNumber(const boost::json::value* value) {
    if (value == nullptr) return 0;
    if (value->is_uint64()) return value->get_uint64();
    return value->is_int64() && value->get_int64() > 0 ? static_cast<std::uint64_t>(value->get_int64()) : 0;
}

/// What peekMessages must say, by way of a tree.
void expectAgreement(const std::string& body) {
    SCOPED_TRACE(body);
    boost::json::error_code error;
    const boost::json::value tree = boost::json::parse(body, error);
    // Such a number is well formed; only a tree cannot hold it.
    if (error == boost::json::error::exponent_overflow) return;
    const auto peek = peekMessages(body);
    if (error) {
        ASSERT_FALSE(peek) << error.message();
        const std::string& message = peek.error().message;
        EXPECT_TRUE(message.starts_with("the body is not JSON: ") || message == "the body is empty")
            << message;
        return;
    }
    const boost::json::object* const object = tree.if_object();
    const boost::json::value* const model = object ? object->if_contains("model") : nullptr;
    const boost::json::value* const messages = object ? object->if_contains("messages") : nullptr;
    const bool valid = model && model->is_string() && !model->get_string().empty() && messages &&
                       messages->is_array() && !messages->get_array().empty();
    ASSERT_EQ(peek.has_value(), valid) << (peek ? "" : peek.error().message);
    if (!valid) return;
    EXPECT_EQ(peek->model, std::string_view(model->get_string()));
    EXPECT_EQ(jsonUnescaped(body.substr(peek->modelAt, peek->modelSize)), peek->model);
    EXPECT_EQ(peek->messageCount, messages->get_array().size());
    const boost::json::value* const stream = object->if_contains("stream");
    EXPECT_EQ(peek->stream, stream && stream->is_bool() && stream->get_bool());
    EXPECT_EQ(peek->maxTokens, wholeNumber(object->if_contains("max_tokens")));

    const boost::json::value* const thinking = object->if_contains("thinking");
    const boost::json::object* const rules = thinking ? thinking->if_object() : nullptr;
    EXPECT_EQ(peek->thinkingBudget, wholeNumber(rules ? rules->if_contains("budget_tokens") : nullptr));

    std::string changed;
    const EditedBody edited(body, *peek, {"another \"model\"", 4711});
    for (const std::string_view piece : edited.pieces())
        changed += piece;
    boost::json::value expected = tree;
    expected.as_object()["model"] = "another \"model\"";
    expected.as_object()["max_tokens"] = 4711;
    EXPECT_EQ(boost::json::parse(changed), expected) << changed;
    EXPECT_EQ(peekMessages(changed)->opening, peek->opening);
}

TEST(RequestPeekProperty, AgreesWithATreeOnRandomBodies) {
    for (std::uint32_t seed = 0; seed < 20'000 && !testing::Test::HasFailure(); ++seed)
        expectAgreement(RandomBody(seed).write());
}

TEST(RequestPeekProperty, AgreesWithATreeOnDamagedBodies) {
    for (std::uint32_t seed = 0; seed < 40'000 && !testing::Test::HasFailure(); ++seed) {
        const std::string body = RandomBody(seed).damaged();
        // Half of a surrogate pair: JSON.parse lets it pass, Boost.JSON does not.
        if (body.find("\\ud") == std::string::npos && body.find("\\ude") == std::string::npos)
            expectAgreement(body);
    }
}

TEST(RequestPeekProperty, NeverAcceptsABodyThatWasCut) {
    for (std::uint32_t seed = 0; seed < 300; ++seed) {
        const std::string body = R"({"model":"m","messages":[1],"more":)" + RandomBody(seed).write() + "}";
        ASSERT_TRUE(peekMessages(body)) << body;
        for (std::size_t size = 0; size < body.size(); ++size)
            ASSERT_FALSE(peekMessages(body.substr(0, size))) << body;
    }
}

}  // namespace
}  // namespace relay::wire
