// The request peek: never accepts what Boost.JSON refuses but for UTF-8, and what it points at can be replaced
// without a change to anything else it tells.
#include "wire/anthropic/edited_body.h"
#include "wire/anthropic/request_peek.h"

#include <boost/json.hpp>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

namespace {

using namespace relay::wire;

void require(bool condition) {
    if (!condition) std::abort();
}

bool isAscii(std::string_view text) {
    for (const char c : text)
        if (static_cast<unsigned char>(c) >= 0x80) return false;
    return true;
}

void compareWithATree(std::string_view body, bool accepted, const RequestPeek& peek) {
    boost::json::error_code error;
    boost::json::parse_options options;
    options.max_depth = 1002;
    const boost::json::value tree = boost::json::parse(body, error, {}, options);
    if (error == boost::json::error::exponent_overflow || error == boost::json::error::too_deep) return;
    if (!accepted) {
        const auto* const model =
            !error && tree.is_object() ? tree.get_object().if_contains("model") : nullptr;
        const auto* const messages = model != nullptr ? tree.get_object().if_contains("messages") : nullptr;
        const bool valid = messages != nullptr && model->is_string() && !model->get_string().empty() &&
                           messages->is_array() && !messages->get_array().empty();
        require(!valid);
        return;
    }
    require(!error);
    require(std::string_view(tree.at("model").as_string()) == peek.model);
    require(tree.at("messages").as_array().size() == peek.messageCount);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const std::string_view body(reinterpret_cast<const char*>(bytes), size);
    const auto peek = peekMessages(body);
    peekCountTokens(body);
    // Without bytes beyond ASCII and without surrogates both readers follow the same rules.
    if (isAscii(body) && body.find("\\ud") == std::string_view::npos &&
        body.find("\\uD") == std::string_view::npos)
        compareWithATree(body, peek.has_value(), peek ? *peek : RequestPeek{});
    if (!peek) return 0;
    require(jsonUnescaped(body.substr(peek->modelAt, peek->modelSize)) == peek->model);
    for (const bool both : {false, true}) {
        BodyEdits edits;
        edits.maxTokens = 4711;
        if (both) edits.model = "another";
        std::string changed;
        const EditedBody edited(body, *peek, edits);
        for (const std::string_view piece : edited.pieces())
            changed += piece;
        require(edited.size() == changed.size());
        const auto again = peekMessages(changed);
        require(again && again->model == (both ? "another" : peek->model) && again->maxTokens == 4711);
        require(again->messageCount == peek->messageCount && again->sessionId == peek->sessionId &&
                again->opening == peek->opening && again->thinkingBudget == peek->thinkingBudget);
    }
    return 0;
}
