#pragma once

#include "model/money.h"
#include "model/usage.h"
#include "support/fake_upstream.h"

#include <string>
#include <string_view>
#include <vector>

namespace relay::test {

/// A model every price table knows: 3 / 15 dollars a million tokens, cache 3.75, 6 and 0.30.
inline constexpr std::string_view kModel = "claude-sonnet-4-5-20250929";
/// One of another family: 15 / 75 dollars a million tokens.
inline constexpr std::string_view kOpus = "claude-opus-4-1-20250805";
/// What `usage` costs with kModel.
Money priceOf(const Usage& usage);

/// `event:` and `data:` lines with the empty line.
std::string sseFrame(std::string_view event, std::string_view data);
/// The `usage` object as Anthropic writes it.
std::string usageJson(const Usage& usage);

/// A whole message, not streamed.
Answer anthropicMessage(std::string_view text, const Usage& usage = {.input = 12, .output = 5},
                        std::string_view model = kModel);
/// One frame a piece: message_start (with all input kinds), one delta a word, message_delta (output),
/// message_stop.
Answer anthropicStream(std::string_view text, const Usage& usage = {.input = 12, .output = 5},
                       std::string_view model = kModel);
/// `{"type":"error","error":{...}}`
Answer anthropicError(int status, std::string_view type, std::string_view message);

/// Streams when the body says `"stream":true`, else not.
Answer anthropicAnswer(const Exchange& exchange, std::string_view text = "Hello from upstream",
                       const Usage& usage = {.input = 12, .output = 5});

/// A request body as clients send it. `extra` is more members, each with a leading comma.
std::string messagesBody(std::string_view prompt, bool stream, std::string_view model = kModel,
                         std::string_view extra = {});

/// All text deltas of a stream, joined.
std::string textOf(const std::vector<SseEvent>& events);

}  // namespace relay::test
