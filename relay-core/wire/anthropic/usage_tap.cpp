#include "wire/anthropic/usage_tap.h"

namespace relay::wire {
namespace {

Usage sum(const Usage& left, const Usage& right) {
    return {left.input + right.input,
            left.output + right.output,
            left.cacheCreation5m + right.cacheCreation5m,
            left.cacheCreation1h + right.cacheCreation1h,
            left.cacheRead + right.cacheRead,
            left.thinking + right.thinking};
}

void replaceIfKnown(std::string& known, const std::string& reported) {
    if (!reported.empty()) known = reported;
}

/// A text that was cut may end inside a character.
std::string withoutCutCharacter(std::string_view text) {
    std::size_t size = text.size();
    const auto byte = [text](std::size_t at) { return static_cast<unsigned char>(text[at]); };
    while (size != 0 && text.size() - size < 3 && (byte(size - 1) & 0xC0U) == 0x80)
        --size;
    const std::size_t following = text.size() - size;
    if (size == 0 || byte(size - 1) < 0xC0) return std::string(text);
    const unsigned char lead = byte(size - 1);
    const std::size_t wanted = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : 1;
    return std::string(following < wanted ? text.substr(0, size - 1) : text);
}

}  // namespace

UsageTap::UsageTap(Format format, std::string_view contentEncoding)
    : m_format(format), m_decoder(ContentDecoder::forEncoding(contentEncoding)) {}

void UsageTap::feed(std::string_view bytes) {
    if (m_decoder) m_decoder->feed(bytes, [this](std::string_view piece) { decoded(piece); });
}

void UsageTap::decoded(std::string_view bytes) {
    if (m_format == Format::Sse) return m_scanner.feed(bytes, *this);
    m_json.feed(bytes, m_reader);
    take(m_reader.fields());
    m_complete = m_json.whole();
    if (m_complete && m_reader.fields().type == "error") takeError(m_reader.fields());
}

void UsageTap::end() {
    if (m_format == Format::Sse) m_scanner.finish(*this);
}

void UsageTap::data(std::string_view fragment) {
    m_json.feed(fragment, m_reader);
}

void UsageTap::dispatch(std::string_view name) {
    const EventFields& fields = m_reader.fields();
    if (m_json.whole()) {
        const std::string_view type = fields.type.empty() ? name : std::string_view(fields.type);
        if (type == "error") {
            takeError(fields);
        } else {
            if (type == "message_start") beginMessage(fields.messageId);
            take(fields);
            m_textBytes += fields.textBytes;
            if (type == "message_stop") m_complete = true;
        }
    }
    m_json.reset();
    m_reader.clear();
}

void UsageTap::beginMessage(const std::string& id) {
    const bool same = !id.empty() && id == m_messageId;
    if (m_messageSeen && !same) {
        m_finished = sum(m_finished, sum(m_current, m_compaction));
        m_current = {};
        m_compaction = {};
        m_complete = false;
    }
    m_messageSeen = true;
    m_messageId = id;
}

void UsageTap::take(const EventFields& fields) {
    replaceIfKnown(m_model, fields.model);
    replaceIfKnown(m_stopReason, fields.stopReason);
    replaceIfKnown(m_serviceTier, fields.serviceTier);
    replaceIfKnown(m_speed, fields.speed);
    overlay(m_current, fields.usage);
    if (fields.compaction) m_compaction = *fields.compaction;
    m_usage = sum(m_finished, sum(m_current, m_compaction));
}

void UsageTap::takeError(const EventFields& fields) {
    m_errorSeen = true;
    m_errorType = fields.errorType;
    m_errorMessage = withoutCutCharacter(fields.errorMessage);
}

std::uint64_t UsageTap::streamedTextBytes() const {
    return m_format == Format::Json ? m_reader.fields().textBytes : m_textBytes;
}

}  // namespace relay::wire
