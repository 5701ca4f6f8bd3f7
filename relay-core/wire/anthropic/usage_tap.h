#pragma once

#include "model/usage.h"
#include "wire/anthropic/event_reader.h"
#include "wire/content_decoder.h"
#include "wire/json/json_stream.h"
#include "wire/sse/sse_scanner.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace relay::wire {

/// Reads along with an answer of the Messages API and knows what it consumed so far. It is fed the very bytes
/// that go to the client, cut anywhere and still compressed; it keeps counts and a few short texts, never the
/// answer. One tap an answer, one thread.
///
/// Counts in a stream are cumulative: `message_start` brings the first ones, every later event replaces those
/// it carries. Tokens of `usage.iterations` of type "compaction" are added, since the API leaves them out of
/// the other counts. A second `message_start` with another id (or none) begins another message, which is
/// added; the same id again is the same message.
class UsageTap : private SseSink {
public:
    enum class Format {
        Sse,   ///< `text/event-stream`
        Json,  ///< one document
    };

    UsageTap(Format format, std::string_view contentEncoding);

    void feed(std::string_view bytes);
    /// No more bytes will come, for whatever reason.
    void end();

    /// What is known so far; exact once complete().
    const Usage& usage() const { return m_usage; }
    /// `message_stop` was seen, or the whole document was read.
    bool complete() const { return m_complete; }
    /// The answer's bytes can be read. False for an unknown or corrupt content coding: then nothing is known,
    /// or no more than what came before the fault.
    bool meterable() const { return m_decoder && !m_decoder->failed(); }

    /// An `error` event, or a document of type "error".
    bool errorSeen() const { return m_errorSeen; }
    const std::string& errorType() const { return m_errorType; }
    /// At most JsonStream::kMostText bytes; the upstream's words, not checked for anything.
    const std::string& errorMessage() const { return m_errorMessage; }

    /// As the upstream reported it, empty when it has not.
    const std::string& model() const { return m_model; }
    const std::string& stopReason() const { return m_stopReason; }
    const std::string& serviceTier() const { return m_serviceTier; }  ///< "standard", "priority", "batch"
    const std::string& speed() const { return m_speed; }              ///< "standard", "fast"

    /// Bytes of text, thinking and tool input seen, decoded. For whoever has to judge a stream that broke
    /// before it counted its output; the tap itself does not guess.
    std::uint64_t streamedTextBytes() const;

private:
    void decoded(std::string_view bytes);
    void data(std::string_view fragment) override;
    void dispatch(std::string_view name) override;
    void beginMessage(const std::string& id);
    void take(const EventFields& fields);
    void takeError(const EventFields& fields);

    Format m_format;
    std::optional<ContentDecoder> m_decoder;
    SseScanner m_scanner;
    JsonStream m_json;
    EventReader m_reader;

    Usage m_usage;     ///< the sum of the three below
    Usage m_finished;  ///< messages before the current one
    Usage m_current;
    Usage m_compaction;
    std::uint64_t m_textBytes = 0;
    std::string m_messageId;
    std::string m_model;
    std::string m_stopReason;
    std::string m_serviceTier;
    std::string m_speed;
    std::string m_errorType;
    std::string m_errorMessage;
    bool m_messageSeen = false;
    bool m_complete = false;
    bool m_errorSeen = false;
};

}  // namespace relay::wire
