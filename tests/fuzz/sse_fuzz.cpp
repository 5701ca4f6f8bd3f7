// The SSE parser: the same events wherever the bytes are cut, and written events are read back.
#include "wire/sse/sse_parser.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <utility>
#include <vector>

namespace {

using Events = std::vector<std::pair<std::string, std::string>>;

Events eventsOf(std::string_view text, std::size_t step) {
    Events events;
    relay::wire::SseParser parser(100);
    const auto note = [&events](const relay::wire::SseEvent& event) {
        if (event.data.size() > 100) std::abort();
        events.emplace_back(event.name, event.oversized ? "(too big)" : std::string(event.data));
    };
    for (; !text.empty(); text.remove_prefix(std::min(step, text.size())))
        parser.feed(text.substr(0, step), note);
    parser.finish(note);
    return events;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(bytes), size);
    const Events whole = eventsOf(text, size + 1);
    if (eventsOf(text, 1) != whole || eventsOf(text, 7) != whole) std::abort();

    std::string written;
    for (const auto& [name, data] : whole)
        relay::wire::appendSseEvent(written, name, data);
    if (eventsOf(written, 5) != whole) std::abort();
    return 0;
}
