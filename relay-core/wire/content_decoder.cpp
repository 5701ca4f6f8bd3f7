#include "wire/content_decoder.h"

#include "base/text.h"

#include <brotli/decode.h>
#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <limits>
#include <string>
#include <utility>

namespace relay::wire {

class ContentDecoder::Codec {
public:
    enum class State { More, Ended, Failed };

    virtual ~Codec() = default;
    /// Uses up bytes of `input`, fills the front of `out` and says how far it came.
    virtual std::size_t step(std::string_view& input, std::span<char> out) = 0;

    State state() const { return m_state; }

protected:
    State m_state = State::More;
};

namespace {

using Codec = ContentDecoder::Codec;

constexpr std::size_t kPiece = std::size_t{8} * 1024;
/// Real event streams and documents shrink by less than a hundred; a bomb by a thousand and more.
constexpr std::uint64_t kMostGrowth = 256;
constexpr std::uint64_t kAlwaysAllowed = std::uint64_t{16} * 1024 * 1024;
/// RFC 9659 bounds the window of the zstd coding in HTTP to 8 MB.
constexpr int kZstdWindowLog = 23;

unsigned char octet(char c) {
    return static_cast<unsigned char>(c);
}

uInt zlibSize(std::size_t size) {
    return static_cast<uInt>(std::min<std::size_t>(size, std::numeric_limits<uInt>::max()));
}

class InflateCodec final : public Codec {
public:
    enum class Frame { Gzip, Deflate };

    explicit InflateCodec(Frame frame) : m_frame(frame) {}
    InflateCodec(const InflateCodec&) = delete;
    InflateCodec& operator=(const InflateCodec&) = delete;
    ~InflateCodec() override {
        if (m_open) inflateEnd(&m_stream);
    }

    std::size_t step(std::string_view& input, std::span<char> out) override {
        if (m_state == State::Ended && !nextMember(input)) return 0;
        if (!m_open && !open(input)) return 0;
        m_stream.next_out = reinterpret_cast<Bytef*>(out.data());
        m_stream.avail_out = zlibSize(out.size());
        if (!m_held.empty()) {
            std::string_view held = m_held;
            inflateSome(held);
            m_held.clear();
            if (m_state != State::More) return out.size() - m_stream.avail_out;
        }
        inflateSome(input);
        return out.size() - m_stream.avail_out;
    }

private:
    /// gzip files may follow one another; anything else behind the end is padding.
    bool nextMember(std::string_view& input) {
        if (m_frame == Frame::Gzip && !input.empty() && octet(input[0]) == 0x1F &&
            inflateReset(&m_stream) == Z_OK) {
            m_state = State::More;
            return true;
        }
        input = {};
        return false;
    }

    /// Servers send "deflate" both as RFC 9110 wants it, in a zlib frame, and bare; the first two bytes tell.
    bool open(std::string_view& input) {
        int windowBits = 15 + 16;
        if (m_frame == Frame::Deflate) {
            while (m_held.size() < 2 && !input.empty()) {
                m_held += input[0];
                input.remove_prefix(1);
            }
            if (m_held.size() < 2) return false;
            const unsigned head = octet(m_held[0]) * 256U + octet(m_held[1]);
            const bool framed = (octet(m_held[0]) & 0x0FU) == 8 && head % 31 == 0;
            windowBits = framed ? 15 : -15;
        }
        m_open = inflateInit2(&m_stream, windowBits) == Z_OK;
        if (!m_open) m_state = State::Failed;
        return m_open;
    }

    void inflateSome(std::string_view& input) {
        const uInt given = zlibSize(input.size());
        m_stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(input.data()));
        m_stream.avail_in = given;
        const int result = inflate(&m_stream, Z_NO_FLUSH);
        input.remove_prefix(given - m_stream.avail_in);
        if (result == Z_STREAM_END)
            m_state = State::Ended;
        else if (result != Z_OK && result != Z_BUF_ERROR)
            m_state = State::Failed;
    }

    Frame m_frame;
    z_stream m_stream{};
    bool m_open = false;
    std::string m_held;
};

class BrotliCodec final : public Codec {
public:
    std::size_t step(std::string_view& input, std::span<char> out) override {
        if (m_state == State::Ended) {
            input = {};
            return 0;
        }
        if (!m_decoder) m_decoder.reset(BrotliDecoderCreateInstance(nullptr, nullptr, nullptr));
        if (!m_decoder) {
            m_state = State::Failed;
            return 0;
        }
        std::size_t left = input.size();
        std::size_t room = out.size();
        const auto* nextIn = reinterpret_cast<const std::uint8_t*>(input.data());
        auto* nextOut = reinterpret_cast<std::uint8_t*>(out.data());
        const auto result =
            BrotliDecoderDecompressStream(m_decoder.get(), &left, &nextIn, &room, &nextOut, nullptr);
        input.remove_prefix(input.size() - left);
        if (result == BROTLI_DECODER_RESULT_SUCCESS) m_state = State::Ended;
        if (result == BROTLI_DECODER_RESULT_ERROR) m_state = State::Failed;
        return out.size() - room;
    }

private:
    struct Destroy {
        void operator()(BrotliDecoderState* decoder) const { BrotliDecoderDestroyInstance(decoder); }
    };
    std::unique_ptr<BrotliDecoderState, Destroy> m_decoder;
};

class ZstdCodec final : public Codec {
public:
    std::size_t step(std::string_view& input, std::span<char> out) override {
        if (!m_decoder && !open()) return 0;
        if (m_state == State::Ended && input.empty()) return 0;
        ZSTD_inBuffer in{input.data(), input.size(), 0};
        ZSTD_outBuffer made{out.data(), out.size(), 0};
        const std::size_t result = ZSTD_decompressStream(m_decoder.get(), &made, &in);
        input.remove_prefix(in.pos);
        if (ZSTD_isError(result) != 0)
            m_state = State::Failed;
        else
            m_state = result == 0 ? State::Ended : State::More;  // another frame may follow the end of one
        return made.pos;
    }

private:
    struct Free {
        void operator()(ZSTD_DCtx* decoder) const { ZSTD_freeDCtx(decoder); }
    };

    bool open() {
        m_decoder.reset(ZSTD_createDCtx());
        if (m_decoder) ZSTD_DCtx_setParameter(m_decoder.get(), ZSTD_d_windowLogMax, kZstdWindowLog);
        if (!m_decoder) m_state = State::Failed;
        return m_decoder != nullptr;
    }

    std::unique_ptr<ZSTD_DCtx, Free> m_decoder;
};

}  // namespace

ContentDecoder::ContentDecoder(std::unique_ptr<Codec> codec) : m_codec(std::move(codec)) {}
ContentDecoder::ContentDecoder(ContentDecoder&&) noexcept = default;
ContentDecoder& ContentDecoder::operator=(ContentDecoder&&) noexcept = default;
ContentDecoder::~ContentDecoder() = default;

std::optional<ContentDecoder> ContentDecoder::forEncoding(std::string_view contentEncoding) {
    const std::string name = toLower(trimmed(contentEncoding));
    if (name.empty() || name == "identity") return ContentDecoder(nullptr);
    if (name == "gzip" || name == "x-gzip")
        return ContentDecoder(std::make_unique<InflateCodec>(InflateCodec::Frame::Gzip));
    if (name == "deflate")
        return ContentDecoder(std::make_unique<InflateCodec>(InflateCodec::Frame::Deflate));
    if (name == "br") return ContentDecoder(std::make_unique<BrotliCodec>());
    if (name == "zstd") return ContentDecoder(std::make_unique<ZstdCodec>());
    return std::nullopt;
}

bool ContentDecoder::atEnd() const {
    return !m_codec || m_codec->state() == Codec::State::Ended;
}

void ContentDecoder::feed(std::string_view bytes, const Sink& sink) {
    if (m_failed || bytes.empty()) return;
    if (!m_codec) return sink(bytes);
    m_fed += bytes.size();
    std::array<char, kPiece> piece;
    for (;;) {
        const std::size_t made = m_codec->step(bytes, piece);
        m_decoded += made;
        if (made != 0) sink(std::string_view(piece.data(), made));
        m_failed =
            m_codec->state() == Codec::State::Failed || m_decoded > kAlwaysAllowed + kMostGrowth * m_fed;
        if (m_failed || (bytes.empty() && made < piece.size())) return;
    }
}

}  // namespace relay::wire
