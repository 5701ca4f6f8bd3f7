#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace relay::bench {

/// Finds the end of an HTTP answer without keeping it.
class ResponseReader {
public:
    enum class Outcome { More, Complete, Bad };

    void reset();
    /// Takes all of `bytes`, which hold nothing behind the answer: there is no pipelining.
    Outcome feed(std::string_view bytes);
    int status() const { return m_status; }
    bool sawBody() const { return m_sawBody; }
    /// The last bytes of the payload, at most 32.
    const std::string& tail() const { return m_tail; }

private:
    enum class State { Head, Length, ChunkSize, ChunkData, ChunkEnd, Trailer, Done };

    bool readHead();
    void payload(std::string_view bytes);
    Outcome body(std::string_view bytes);
    Outcome line(std::string_view& bytes);

    State m_state = State::Head;
    std::string m_line;  ///< the head, or a line of chunk framing, as far as it came
    std::string m_tail;
    std::uint64_t m_left = 0;
    int m_status = 0;
    bool m_sawBody = false;
};

}  // namespace relay::bench
