#include "contract/meter.h"

#include <fmt/format.h>
#include <boost/json/parse.hpp>

#include <algorithm>

namespace relay::test {

std::uint64_t maxTokensIn(std::string_view body) {
    return boost::json::parse(body).at("max_tokens").to_number<std::uint64_t>();
}

std::string bodyAsking(std::uint64_t maxTokens, bool stream, std::string_view prompt,
                       std::string_view model) {
    return fmt::format(
        R"({{"model":"{}","max_tokens":{},"stream":{},"messages":[{{"role":"user","content":"{}"}}]}})",
        model, maxTokens, stream, prompt);
}

Answer Meter::answer(const Exchange& exchange) {
    const std::uint64_t asked = maxTokensIn(exchange.body);
    constexpr std::size_t kBytesPerToken = 4;
    Usage usage{.input = exchange.body.size() / kBytesPerToken};
    {
        const std::lock_guard lock(m_mutex);
        usage.output = std::min(asked, m_wish(m_requests++));
        m_billed += priceOf(usage);
    }
    return anthropicAnswer(exchange, "some words", usage);
}

Money Meter::billed() const {
    const std::lock_guard lock(m_mutex);
    return m_billed;
}

std::uint64_t Meter::requests() const {
    const std::lock_guard lock(m_mutex);
    return m_requests;
}

}  // namespace relay::test
