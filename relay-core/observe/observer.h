#pragma once

#include "base/error.h"
#include "model/account.h"
#include "model/attempt.h"
#include "observe/request_story.h"
#include "policy/sticky.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace relay {

/// What a request became, told once when it ends.
struct RequestSummary {
    std::string requestId;
    std::string route;
    std::string keyId;
    std::string keyName;
    std::string accountId;  ///< of the last attempt; empty when none was made
    std::string accountName;
    std::string model;
    bool stream = false;
    int status = 0;  ///< what the client saw; 499 when it left
    Outcome outcome = Outcome::Failed;
    std::string reason;
    std::uint32_t attempts = 0;
    std::uint32_t durationUs = 0;
    std::uint32_t firstByteUs = 0;
    std::uint32_t overheadUs = 0;
    std::uint64_t loweredMaxTokens = 0;  ///< what `max_tokens` was lowered to; 0 = as it came
    policy::StickyUse stickyUse = policy::StickyUse::None;  ///< what its conversation did for the choice
    std::uint32_t waitUs = 0;                               ///< in line; 0 = it did not have to
    Usage usage;
    Money cost;
};

/// The one face through which the engine tells what happens; metrics, events and logs follow from it.
/// Thread-safe, never blocks, never throws.
class Observer {
public:
    virtual ~Observer() = default;
    virtual void requestStarted(std::string_view requestId, std::string_view route,
                                std::string_view keyName) = 0;
    virtual void requestFinished(const RequestSummary& summary) = 0;
    /// An attempt failed and the request goes on with another account. The last attempt is told by
    /// requestFinished() alone, so that nothing is counted twice.
    virtual void attemptMovedOn(const Attempt& /*attempt*/) {}
    /// Whether somebody would read the story of a request that ends now, or of one that begins (not `eventful`): those
    /// that fail or move to another account are always worth it. At most so many a second are; asking counts.
    virtual bool wantsStory(bool /*eventful*/) { return false; }
    virtual void storyTold(RequestStory /*story*/) {}
    virtual void accountMarked(const Account& account, const AccountMark& mark) = 0;
    virtual void accountCleared(const Account& account) = 0;
    /// `message` holds no secret and no client content.
    virtual void log(LogLevel level, std::string_view area, std::string_view message) = 0;
};

}  // namespace relay
