#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string_view>

namespace relay::wire {

/// Undoes one content coding step by step: identity, gzip, deflate (with or without zlib's frame), br, zstd.
/// Codecs are created with the first byte, so that a decoder which sees none costs nothing. Not thread-safe.
///
/// Output comes in pieces of a few KB, so that no answer is ever held; an answer that grows far beyond what a
/// coding does to real text is given up, since reading it would keep the thread busy.
class ContentDecoder {
public:
    using Sink = std::function<void(std::string_view)>;

    /// From a `content-encoding` header; empty means identity. Nothing for an unknown coding or a list of
    /// several.
    static std::optional<ContentDecoder> forEncoding(std::string_view contentEncoding);

    /// One coding's codec. Implemented in content_decoder.cpp only.
    class Codec;

    ContentDecoder(ContentDecoder&&) noexcept;
    ContentDecoder& operator=(ContentDecoder&&) noexcept;
    ~ContentDecoder();

    /// Calls `sink` for each decoded piece before it returns. After a failure nothing more comes.
    void feed(std::string_view bytes, const Sink& sink);

    /// Corrupt, or given up.
    bool failed() const { return m_failed; }
    /// The coding's own end mark was seen; identity has none and is always at its end.
    bool atEnd() const;

private:
    explicit ContentDecoder(std::unique_ptr<Codec> codec);

    std::unique_ptr<Codec> m_codec;  ///< none: identity
    std::uint64_t m_fed = 0;
    std::uint64_t m_decoded = 0;
    bool m_failed = false;
};

}  // namespace relay::wire
