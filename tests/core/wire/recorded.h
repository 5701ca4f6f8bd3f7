#pragma once

#include <string>
#include <string_view>

namespace relay::wire {

/// Streams as the Messages API sends them.
inline constexpr std::string_view kTextStream =
    "event: message_start\n"
    R"(data: {"type":"message_start","message":{"id":"msg_01","type":"message","role":"assistant","model":)"
    R"("claude-sonnet-4-5-20250929","content":[],"stop_reason":null,"stop_sequence":null,"usage":{"input_tokens":25,)"
    R"("cache_creation_input_tokens":300,"cache_read_input_tokens":4000,"cache_creation":{"ephemeral_5m_input_tokens":100,)"
    R"("ephemeral_1h_input_tokens":200},"output_tokens":1,"service_tier":"standard"}}})"
    "\n\n"
    "event: content_block_start\n"
    R"(data: {"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}})"
    "\n\n"
    "event: ping\ndata: {\"type\": \"ping\"}\n\n"
    "event: content_block_delta\n"
    R"(data: {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"Grüße, \"世界\" \ud83d\ude00"}})"
    "\n\n"
    "event: content_block_delta\n"
    R"(data: {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"!\n"}})"
    "\n\n"
    "event: content_block_stop\n"
    R"(data: {"type":"content_block_stop","index":0})"
    "\n\n"
    "event: message_delta\n"
    R"(data: {"type":"message_delta","delta":{"stop_reason":"end_turn","stop_sequence":null},"usage":{"input_tokens":25,)"
    R"("cache_creation_input_tokens":300,"cache_read_input_tokens":4000,"output_tokens":15,)"
    R"("output_tokens_details":{"thinking_tokens":7}}})"
    "\n\n"
    "event: message_stop\ndata: {\"type\":\"message_stop\"}\n\n";

/// Other line ends, no event names, no space after the colon, members in alphabetical order, the document on
/// two lines.
inline constexpr std::string_view kOddStream =
    "data:{\"message\":{\"id\":\"msg_02\",\"model\":\"claude-x\",\"usage\":{\"input_tokens\":10,\"output_"
    "tokens\":0}},\r\n"
    "data: \"type\":\"message_start\"}\r\n\r\n"
    ": keep-alive\r\n\r\n"
    "data:{\"delta\":{\"partial_json\":\"{\\\"a\\\":1}\",\"type\":\"input_json_delta\"},\"index\":0,\"type\":"
    "\"content_block_delta\"}\r\n\r\n"
    "data:{\"delta\":{\"stop_reason\":\"tool_use\"},\"type\":\"message_delta\",\"usage\":{\"cache_creation_"
    "input_tokens\":9,"
    "\"input_tokens\":12,\"output_tokens\":34,\"speed\":\"fast\"}}\r\n\r\n"
    "data:{\"type\":\"message_stop\"}\r\n\r\n";

inline constexpr std::string_view kDocument =
    R"({"model":"claude-opus-4-6","id":"msg_03","type":"message","role":"assistant","content":[{"type":"text","text":)"
    R"("usage: {\"input_tokens\":999}"},{"type":"tool_use","id":"t","name":"f","input":{"usage":{"input_tokens":5}}}],)"
    R"("stop_reason":"end_turn","stop_sequence":null,"usage":{"input_tokens":2095,"cache_creation_input_tokens":51,)"
    R"("cache_read_input_tokens":2051,"cache_creation":{"ephemeral_5m_input_tokens":0,"ephemeral_1h_input_tokens":51},)"
    R"("output_tokens":503,"server_tool_use":{"web_search_requests":0},"service_tier":"priority","speed":"standard"}})";

}  // namespace relay::wire
