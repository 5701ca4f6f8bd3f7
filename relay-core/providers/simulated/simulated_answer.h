#pragma once

#include "base/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace relay::providers {

/// What the simulation reads of a Messages request.
struct SimulatedRequest {
    std::string model;
    bool stream = false;
    std::uint64_t maxTokens = 1024;
    std::string prompt;               ///< text of the last user message
    std::string cachedText;           ///< text of the system blocks marked with cache_control
    std::uint64_t uncachedBytes = 0;  ///< of all other text
};

/// Errors: InvalidRequest, with a message as the real API would word it.
Result<SimulatedRequest> readSimulatedRequest(std::string_view body);

/// About four bytes a token, at least one for any text: plausible, not exact.
std::uint64_t simulatedTokens(std::uint64_t bytes);

/// An answer in Anthropic's dialect, whole or as the events of a stream. Pure.
class SimulatedAnswer {
public:
    /// `cacheWarm`: the cached text has been seen before, so it is read, not written.
    SimulatedAnswer(const SimulatedRequest& request, std::string messageId, bool cacheWarm);

    std::string body() const;
    /// message_start, content_block_start and a ping.
    std::string openingEvents() const;
    const std::vector<std::string>& words() const { return m_words; }
    static std::string wordEvent(std::string_view word);
    /// content_block_stop, message_delta and message_stop.
    std::string closingEvents() const;

private:
    std::string m_id;
    std::string m_model;
    std::vector<std::string> m_words;  ///< each with the space before it; one word counts as one token
    bool m_cutShort = false;
    std::uint64_t m_inputTokens = 0;
    std::uint64_t m_cacheCreationTokens = 0;
    std::uint64_t m_cacheReadTokens = 0;
};

}  // namespace relay::providers
