#pragma once

#include "base/clock.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace relay {

/// What a request goes through. From Choose on once for each account that was tried.
enum class Stage : std::uint8_t { Parse, Authenticate, Admit, Choose, Connect, Wait, Stream, Settle };
std::string_view toString(Stage stage);  ///< "parse", "authenticate" ...

struct StageTime {
    Stage stage = Stage::Parse;
    std::uint32_t startUs = 0;  ///< since the request's head was there
    std::uint32_t durationUs = 0;
};

/// An account that was thought of.
struct StoryCandidate {
    std::string accountId;
    std::string name;
    std::string refusal;  ///< empty: it would serve
    std::string words;
};

/// What one request met, for people who look into it. Holds no secret and no content.
struct RequestStory {
    std::string requestId;
    std::string keyId;
    std::string route;
    std::string requestedModel;
    std::string client;  ///< its address
    UnixMillis startedAt = 0;
    std::vector<StageTime> stages;                          ///< in their order
    std::optional<std::vector<StoryCandidate>> candidates;  ///< in the order in which they would be asked
};

}  // namespace relay
