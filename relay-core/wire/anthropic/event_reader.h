#pragma once

#include "model/usage.h"
#include "wire/json/json_stream.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace relay::wire {

/// The members of one `usage` object, as far as it carried them; a null counts as absent.
struct UsageFields {
    std::optional<std::uint64_t> input;
    std::optional<std::uint64_t> output;
    std::optional<std::uint64_t> cacheCreation;
    std::optional<std::uint64_t> cacheCreation5m;
    std::optional<std::uint64_t> cacheCreation1h;
    std::optional<std::uint64_t> cacheRead;
    std::optional<std::uint64_t> thinking;
};

/// Lays the fields over what is known of the same message. Counts are cumulative, so each one present
/// replaces the old, also with zero. Cache writes without a split by lifetime count as five-minute ones,
/// unless the total is the one whose split is known already.
void overlay(Usage& known, const UsageFields& fields);

/// What one document of the Messages API said: an event of a stream, or a whole answer, whose members stand
/// where an event has them under `message`.
struct EventFields {
    std::string type;
    std::string messageId;
    std::string model;
    std::string stopReason;
    std::string serviceTier;
    std::string speed;
    std::string errorType;
    std::string errorMessage;
    UsageFields usage;
    std::optional<Usage>
        compaction;  ///< sum of `usage.iterations` of type "compaction", when there are iterations
    std::uint64_t textBytes = 0;  ///< text, thinking and tool input that was in it, decoded

    void clear();
};

/// Picks the members above out of a document that comes in pieces.
class EventReader final : public JsonVisitor {
public:
    const EventFields& fields() const { return m_fields; }
    void clear();

private:
    Place member(Place object, std::string_view key) override;
    Place element(Place array) override;
    void string(Place place, std::string_view text, std::uint64_t size) override;
    void scalar(Place place, std::string_view token) override;
    void closed(Place place) override;
    std::string* textAt(Place place);

    EventFields m_fields;
    UsageFields m_iteration;
    bool m_iterationCompacts = false;
    bool m_onlyText = true;  ///< nothing but a type and text was seen since the last clear()
};

}  // namespace relay::wire
