// Heads of requests and answers, and what the two sides make of the body behind them: however the bytes are
// cut, the outcome is the same.
#include "net/head_parser.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace relay::net;

constexpr HeadLimits kLimits{.bytes = 4096, .fields = 40};

struct Outcome {
    HeadProgress head = HeadProgress::NeedMore;
    BodyDecoder::Progress body = BodyDecoder::Progress::NeedMore;
    std::string text;
    bool operator==(const Outcome&) const = default;
};

template <class Parser>
std::size_t feedHead(Parser& parser, std::string_view bytes, std::size_t step, Outcome& outcome) {
    std::size_t consumed = 0;
    for (std::size_t end = 0; end < bytes.size() && outcome.head == HeadProgress::NeedMore;) {
        end = std::min(bytes.size(), end + step);
        std::size_t used = 0;
        outcome.head = parser.feed(bytes.substr(consumed, end - consumed), used);
        consumed += used;
        if (consumed > end) std::abort();
    }
    return consumed;
}

void feedBody(BodyDecoder decoder, std::string_view bytes, std::size_t step, Outcome& outcome) {
    std::vector<std::string_view> pieces;
    while (!bytes.empty() && outcome.body == BodyDecoder::Progress::NeedMore) {
        const std::string_view part = bytes.substr(0, step);
        std::size_t used = 0;
        outcome.body = decoder.decode(part, used, pieces);
        if (outcome.body == BodyDecoder::Progress::NeedMore && used != part.size()) std::abort();
        bytes.remove_prefix(used);
    }
    for (const std::string_view piece : pieces)
        outcome.text += piece;
}

Outcome request(std::string_view bytes, std::size_t step) {
    Outcome outcome;
    RequestHead head;
    RequestHeadParser parser(head, kLimits);
    const std::size_t used = feedHead(parser, bytes, step, outcome);
    if (outcome.head != HeadProgress::Done) return outcome;
    if (head.chunked && head.contentLength) std::abort();
    if (head.http11 && head.headers.count("Host") != 1) std::abort();
    outcome.text = head.method + head.target;
    const BodyDecoder body =
        head.chunked ? BodyDecoder::chunked() : BodyDecoder::length(head.contentLength.value_or(0));
    feedBody(body, bytes.substr(used), step, outcome);
    return outcome;
}

Outcome response(std::string_view bytes, std::size_t step) {
    Outcome outcome;
    ResponseHead head;
    ResponseHeadParser parser(head, kLimits, false);
    const std::size_t used = feedHead(parser, bytes, step, outcome);
    if (outcome.head != HeadProgress::Done) return outcome;
    for (const std::string_view name : {"Connection", "Transfer-Encoding", "Content-Length"})
        if (head.headers.count(name) != 0) std::abort();
    outcome.text = head.reason;
    feedBody(parser.body(), bytes.substr(used), step, outcome);
    return outcome;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size < 2) return 0;
    const std::size_t step = data[0] % 16U + 1U;
    const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
    const Outcome whole = request(bytes, bytes.size());
    const Outcome cut = request(bytes, step);
    // A head that is refused for its size in one way of cutting may be refused for its shape in another.
    if (whole.head == HeadProgress::Done && !(cut == whole)) std::abort();
    const Outcome wholeAnswer = response(bytes, bytes.size());
    const Outcome cutAnswer = response(bytes, step);
    if (wholeAnswer.head == HeadProgress::Done && !(cutAnswer == wholeAnswer)) std::abort();
    return 0;
}
