#pragma once

#include "model/money.h"
#include "support/anthropic_answers.h"
#include "support/fake_upstream.h"

#include <cstdint>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>

namespace relay::test {

/// `max_tokens` of a request's body.
std::uint64_t maxTokensIn(std::string_view body);

/// A request that asks for so many tokens.
std::string bodyAsking(std::uint64_t maxTokens, bool stream, std::string_view prompt = "hi",
                       std::string_view model = kModel);

/// What an upstream does that honours `max_tokens`, and the bill it keeps: its own count of what everybody used.
/// Thread-safe.
class Meter {
public:
    /// What the n-th request (from 0) would like to write; never more than it asked for is billed.
    using Wish = std::function<std::uint64_t(std::uint64_t n)>;
    explicit Meter(Wish wish) : m_wish(std::move(wish)) {}

    /// A quarter of the body's bytes as input, what was wished as output.
    Answer answer(const Exchange& exchange);
    Money billed() const;
    std::uint64_t requests() const;

private:
    Wish m_wish;
    mutable std::mutex m_mutex;
    std::uint64_t m_requests = 0;
    Money m_billed;
};

}  // namespace relay::test
