#include "store/embedded/journal_format.h"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <concepts>
#include <cstring>
#include <string_view>
#include <type_traits>

namespace relay::embedded {
namespace {

constexpr std::string_view kMagic = "RWJOURNL";
constexpr std::uint32_t kRecordMagic = 0x31415752;  // "RWA1"
constexpr std::size_t kMaxText = 4096;

std::uint32_t checksum(std::span<const std::byte> bytes, std::uint32_t start = 0) {
    return static_cast<std::uint32_t>(
        crc32_z(start, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size()));
}

std::uint32_t payloadChecksum(std::span<const std::byte> payload, std::uint64_t segment) {
    std::array<std::byte, 8> number{};
    for (std::size_t i = 0; i < number.size(); ++i)
        number[i] = static_cast<std::byte>(segment >> (8 * i));
    return checksum(payload, checksum(number));
}

template <std::integral Integer>
void put(char* at, Integer value) {
    const auto bits = static_cast<std::make_unsigned_t<Integer>>(value);
    for (std::size_t i = 0; i < sizeof bits; ++i)
        at[i] = static_cast<char>((bits >> (8 * i)) & 0xff);
}

template <std::integral Integer>
Integer take(const std::byte* at) {
    std::make_unsigned_t<Integer> bits = 0;
    for (std::size_t i = 0; i < sizeof bits; ++i)
        bits = static_cast<std::make_unsigned_t<Integer>>(
            bits | static_cast<std::make_unsigned_t<Integer>>(
                       static_cast<std::make_unsigned_t<Integer>>(at[i]) << (8 * i)));
    return static_cast<Integer>(bits);
}

std::size_t writtenSize(const std::string& text) {
    return std::min(text.size(), kMaxText);
}

/// How much a Writer will write.
class Measure {
public:
    template <std::integral Integer>
    void operator()(const Integer& value) {
        m_size += sizeof value;
    }
    void operator()(const std::string& text) { m_size += sizeof(std::uint16_t) + writtenSize(text); }
    std::size_t size() const { return m_size; }

private:
    std::size_t m_size = 0;
};

/// Writes to memory that is large enough.
class Writer {
public:
    explicit Writer(char* at) : m_at(at) {}

    template <std::integral Integer>
    void operator()(const Integer& value) {
        put(m_at, value);
        m_at += sizeof value;
    }
    void operator()(const std::string& text) {
        const std::size_t size = writtenSize(text);
        (*this)(static_cast<std::uint16_t>(size));
        m_at = std::copy_n(text.data(), size, m_at);
    }

private:
    char* m_at;
};

/// Reads on until something is missing.
class Reader {
public:
    explicit Reader(std::span<const std::byte> bytes) : m_bytes(bytes) {}

    template <std::integral Integer>
    void operator()(Integer& value) {
        if (!has(sizeof value)) return;
        value = take<Integer>(m_bytes.data());
        m_bytes = m_bytes.subspan(sizeof value);
    }
    void operator()(std::string& text) {
        std::uint16_t size = 0;
        (*this)(size);
        if (!has(size)) return;
        text.assign(reinterpret_cast<const char*>(m_bytes.data()), size);
        m_bytes = m_bytes.subspan(size);
    }
    bool finished() const { return m_sound && m_bytes.empty(); }
    bool hasMore() const { return !m_bytes.empty(); }

private:
    bool has(std::size_t size) {
        m_sound = m_sound && m_bytes.size() >= size;
        return m_sound;
    }

    std::span<const std::byte> m_bytes;
    bool m_sound = true;
};

/// The one list of fields, for both ways. What is not a whole number or a text is translated by the caller.
template <class Attempt, class Visitor>
void visitFields(Attempt& attempt, Visitor& visit) {
    visit(attempt.requestId);
    visit(attempt.number);
    visit(attempt.keyId);
    visit(attempt.accountId);
    visit(attempt.route);
    visit(attempt.requestedModel);
    visit(attempt.model);
    visit(attempt.status);
    visit(attempt.reason);
    visit(attempt.startedAt);
    visit(attempt.firstByteMs);
    visit(attempt.durationMs);
    visit(attempt.overheadUs);
    visit(attempt.usage.input);
    visit(attempt.usage.output);
    visit(attempt.usage.cacheCreation5m);
    visit(attempt.usage.cacheCreation1h);
    visit(attempt.usage.cacheRead);
    visit(attempt.usage.thinking);
    visit(attempt.cost.nanos);
    visit(attempt.priceVersion);
}

/// Since version 2; at the end of the payload, so that one of version 1 is one that ends before them.
template <class Attempt, class Visitor>
void visitFieldsOfVersion2(Attempt& attempt, Visitor& visit) {
    visit(attempt.reserved.nanos);
    visit(attempt.maxTokens);
}

/// A whole payload, as this version writes it.
template <class Visitor>
void visitPayload(RecordKind kind, std::uint64_t id, const Attempt& attempt, Visitor& visit) {
    visit(static_cast<std::uint8_t>(kind));
    visit(id);
    visitFields(attempt, visit);
    visit(static_cast<std::uint8_t>(attempt.stream));
    visit(static_cast<std::uint8_t>(attempt.outcome));
    visit(static_cast<std::uint8_t>(attempt.priceMatch));
    visitFieldsOfVersion2(attempt, visit);
}

}  // namespace

std::string encodeHeader(const SegmentHeader& header) {
    std::string bytes(kSegmentHeaderSize, '\0');
    std::ranges::copy(kMagic, bytes.begin());
    put(bytes.data() + 8, header.version);
    put(bytes.data() + 12, header.number);
    put(bytes.data() + 20, header.createdAt);
    put(bytes.data() + 28, checksum(std::as_bytes(std::span(bytes)).first(28)));
    return bytes;
}

std::optional<SegmentHeader> decodeHeader(std::span<const std::byte> bytes) {
    if (bytes.size() < kSegmentHeaderSize || std::memcmp(bytes.data(), kMagic.data(), kMagic.size()) != 0 ||
        take<std::uint32_t>(bytes.data() + 28) != checksum(bytes.first(28)))
        return std::nullopt;
    return SegmentHeader{take<std::uint32_t>(bytes.data() + 8), take<std::uint64_t>(bytes.data() + 12),
                         take<std::int64_t>(bytes.data() + 20)};
}

void appendRecord(std::string& out, std::uint64_t segment, RecordKind kind, std::uint64_t id,
                  const Attempt& attempt) {
    Measure measure;
    visitPayload(kind, id, attempt, measure);
    const std::size_t head = out.size();
    out.resize(head + kRecordHeaderSize + measure.size());
    Writer write(out.data() + head + kRecordHeaderSize);
    visitPayload(kind, id, attempt, write);

    const auto payload = std::as_bytes(std::span(out)).subspan(head + kRecordHeaderSize);
    char* const at = out.data() + head;
    put(at, kRecordMagic);
    put(at + 4, static_cast<std::uint32_t>(payload.size()));
    put(at + 8, payloadChecksum(payload, segment));
    put(at + 12, checksum(std::as_bytes(std::span(out)).subspan(head, 12)));
}

RecordView viewRecord(std::span<const std::byte> bytes, std::uint64_t segment) {
    RecordView view;
    if (bytes.size() < kRecordHeaderSize) {
        // Too short to judge by its checksum; what is there of the magic must at least be right.
        std::array<char, 4> magic{};
        put(magic.data(), kRecordMagic);
        if (std::memcmp(bytes.data(), magic.data(), std::min(bytes.size(), magic.size())) == 0)
            view.state = RecordView::State::Cut;
        return view;
    }
    const auto size = take<std::uint32_t>(bytes.data() + 4);
    if (take<std::uint32_t>(bytes.data()) != kRecordMagic || size == 0 || size > kMaxPayloadSize ||
        take<std::uint32_t>(bytes.data() + 12) != checksum(bytes.first(12)))
        return view;
    if (bytes.size() - kRecordHeaderSize < size) {
        view.state = RecordView::State::Cut;
        return view;
    }
    const auto payload = bytes.subspan(kRecordHeaderSize, size);
    const auto kind = static_cast<RecordKind>(payload[0]);
    if (take<std::uint32_t>(bytes.data() + 8) != payloadChecksum(payload, segment)) return view;
    if (kind != RecordKind::Opened && kind != RecordKind::Settled) return view;
    return {RecordView::State::Sound, kind, payload, kRecordHeaderSize + size};
}

std::optional<Attempt> decodeAttempt(std::span<const std::byte> payload) {
    std::optional<Attempt> attempt(std::in_place);
    if (!decodeAttempt(payload, *attempt)) attempt.reset();
    return attempt;
}

bool decodeAttempt(std::span<const std::byte> payload, Attempt& attempt) {
    std::uint8_t stream = 0;
    std::uint8_t outcome = 0;
    std::uint8_t priceMatch = 0;
    Reader read(payload.subspan(1));
    read(attempt.id);
    visitFields(attempt, read);
    read(stream);
    read(outcome);
    read(priceMatch);
    if (read.hasMore()) visitFieldsOfVersion2(attempt, read);
    attempt.stream = stream != 0;
    attempt.outcome = static_cast<Outcome>(outcome);
    attempt.priceMatch = static_cast<PriceMatch>(priceMatch);
    return read.finished() && attempt.outcome <= Outcome::Unknown &&
           attempt.priceMatch <= PriceMatch::Unpriced;
}

}  // namespace relay::embedded
