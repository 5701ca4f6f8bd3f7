#pragma once

#include "wire/sse/sse_scanner.h"

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

namespace relay::wire {

/// One event of a stream; the views live until the call that brought them returns.
struct SseEvent {
    std::string_view name;   ///< empty when the stream gave none: the standard then calls it "message"
    std::string_view data;   ///< lines joined by LF
    bool oversized = false;  ///< data passed the limit and was dropped; `data` is empty
};

/// Reads an event stream into whole events, wherever the bytes are cut. Holds at most `mostData` bytes.
class SseParser : private SseSink {
public:
    using OnEvent = std::function<void(const SseEvent&)>;

    explicit SseParser(std::size_t mostData) : m_mostData(mostData) {}
    void feed(std::string_view bytes, const OnEvent& onEvent);
    /// The stream has ended: an event whose blank line never came is reported too.
    void finish(const OnEvent& onEvent);

private:
    void data(std::string_view fragment) override;
    void dispatch(std::string_view name) override;

    std::size_t m_mostData;
    SseScanner m_scanner;
    std::string m_data;
    bool m_oversized = false;
    const OnEvent* m_onEvent = nullptr;  ///< set only while feed() or finish() runs
};

/// Writes one event. Every line of `data` gets a field of its own; `name` may be empty and has no line end in
/// it.
void appendSseEvent(std::string& out, std::string_view name, std::string_view data);

}  // namespace relay::wire
