#pragma once

#include "model/usage.h"
#include "support/fake_upstream.h"

#include <boost/json/array.hpp>

#include <cstdint>
#include <map>
#include <mutex>
#include <set>
#include <string>
#include <string_view>

namespace relay::test {

/// What an upstream keeps of prompts, for each account apart: a conversation's beginning that an account has seen costs
/// next to nothing there, and everything elsewhere. Thread-safe.
class PromptCaches {
public:
    /// Answers a Messages request of the account with that secret; a token is four bytes of a message's text.
    Answer answer(const std::string& account, const Exchange& exchange);
    /// The usage that the same request would have. `messages` is the body's array.
    Usage use(const std::string& account, const boost::json::array& messages);

    /// Tokens of messages that some account had seen before: what the best of all schedulers would have read.
    std::uint64_t readable() const;
    /// Those that were read, since they came to an account that had seen them.
    std::uint64_t read() const;
    double hitRate() const { return static_cast<double>(read()) / static_cast<double>(readable()); }
    /// Requests by account.
    std::map<std::string, int> requests() const;

private:
    mutable std::mutex m_mutex;
    std::map<std::string, std::set<std::string, std::less<>>>
        m_seen;  ///< beginnings of conversations, as text
    std::set<std::string, std::less<>> m_seenByAnybody;
    std::map<std::string, int> m_requests;
    std::uint64_t m_readable = 0;
    std::uint64_t m_read = 0;
};

}  // namespace relay::test
