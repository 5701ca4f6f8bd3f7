#include "contract/prompt_cache.h"

#include "support/anthropic_answers.h"

#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>

#include <vector>

namespace relay::test {
namespace {

namespace json = boost::json;

constexpr std::size_t kBytesPerToken = 4;

/// Where cache marks stand is not part of what is cached.
std::string textOf(const json::value& message) {
    const json::value& content = message.at("content");
    std::string text = std::string(message.at("role").as_string()) + ": ";
    if (content.is_string()) return text.append(content.as_string()) + "\n";
    for (const json::value& block : content.as_array())
        text += block.at("text").as_string();
    return text + "\n";
}

/// The longest of them that is among `seen`, in bytes.
std::size_t longestSeen(const std::vector<std::string>& beginnings,
                        const std::set<std::string, std::less<>>& seen) {
    for (std::size_t i = beginnings.size(); i > 0; --i)
        if (seen.contains(beginnings[i - 1])) return beginnings[i - 1].size();
    return 0;
}

}  // namespace

Answer PromptCaches::answer(const std::string& account, const Exchange& exchange) {
    const json::value body = json::parse(exchange.body);
    return anthropicAnswer(exchange, "an answer", use(account, body.at("messages").as_array()));
}

Usage PromptCaches::use(const std::string& account, const json::array& messages) {
    std::vector<std::string> beginnings;
    std::string all;
    for (const json::value& message : messages) {
        all += textOf(message);
        beginnings.push_back(all);
    }
    const std::lock_guard lock(m_mutex);
    auto& seen = m_seen[account];
    const std::uint64_t warm = longestSeen(beginnings, seen) / kBytesPerToken;
    m_read += warm;
    m_readable += longestSeen(beginnings, m_seenByAnybody) / kBytesPerToken;
    ++m_requests[account];
    seen.insert(beginnings.begin(), beginnings.end());
    m_seenByAnybody.insert(beginnings.begin(), beginnings.end());
    return {
        .input = 3, .output = 20, .cacheCreation5m = all.size() / kBytesPerToken - warm, .cacheRead = warm};
}

std::uint64_t PromptCaches::readable() const {
    const std::lock_guard lock(m_mutex);
    return m_readable;
}

std::uint64_t PromptCaches::read() const {
    const std::lock_guard lock(m_mutex);
    return m_read;
}

std::map<std::string, int> PromptCaches::requests() const {
    const std::lock_guard lock(m_mutex);
    return m_requests;
}

}  // namespace relay::test
