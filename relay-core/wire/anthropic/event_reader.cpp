#include "wire/anthropic/event_reader.h"

#include "base/text.h"

#include <algorithm>
#include <array>
#include <span>

namespace relay::wire {
namespace {

using Place = JsonVisitor::Place;

enum At : Place {
    kRoot = 1,  // JsonStream begins here
    kType,
    kMessage,
    kMessageId,
    kModel,
    kStopReason,
    kDelta,
    kContent,
    kBlock,
    kError,
    kErrorType,
    kErrorMessage,
    kServiceTier,
    kSpeed,
    kIterations,
    kIterationType,
    kUsage = 32,      // the usage object; its counts follow in the order of `Count`
    kIteration = 64,  // an element of usage.iterations, a usage object of its own
    kText = JsonVisitor::kCountedOnly,
};

/// Offsets from the place of a usage object.
enum Count : Place { kInput = 1, kOutput, kCacheCreation, kCacheRead, k5m, k1h, kThinking, kSplit, kDetails };

struct Name {
    std::string_view key;
    Place place;
};

constexpr std::array kRootNames{
    Name{"type", kType},       Name{"delta", kDelta},         Name{"message", kMessage},
    Name{"usage", kUsage},     Name{"content_block", kBlock}, Name{"error", kError},
    Name{"id", kMessageId},    Name{"model", kModel},         Name{"stop_reason", kStopReason},
    Name{"content", kContent},
};
constexpr std::array kMessageNames{
    Name{"id", kMessageId},    Name{"model", kModel}, Name{"stop_reason", kStopReason},
    Name{"content", kContent}, Name{"usage", kUsage},
};
constexpr std::array kDeltaNames{
    Name{"text", kText},
    Name{"partial_json", kText},
    Name{"thinking", kText},
    Name{"stop_reason", kStopReason},
};
constexpr std::array kBlockNames{Name{"text", kText}, Name{"thinking", kText}};
constexpr std::array kErrorNames{Name{"type", kErrorType}, Name{"message", kErrorMessage}};
constexpr std::array kUsageNames{Name{"service_tier", kServiceTier}, Name{"speed", kSpeed},
                                 Name{"iterations", kIterations}};
constexpr std::array kIterationNames{Name{"type", kIterationType}};

std::span<const Name> namesIn(Place object) {
    switch (object) {
        case kRoot:
            return kRootNames;
        case kMessage:
            return kMessageNames;
        case kDelta:
            return kDeltaNames;
        case kBlock:
            return kBlockNames;
        case kError:
            return kErrorNames;
        case kUsage:
            return kUsageNames;
        case kIteration:
            return kIterationNames;
        default:
            return {};
    }
}

struct CountName {
    std::string_view key;
    Place offset;
};

constexpr std::array kCounts{
    CountName{"input_tokens", kInput},
    CountName{"output_tokens", kOutput},
    CountName{"cache_creation_input_tokens", kCacheCreation},
    CountName{"cache_read_input_tokens", kCacheRead},
    CountName{"cache_creation", kSplit},
    CountName{"output_tokens_details", kDetails},
};

Place placeOf(Place object, std::string_view key) {
    for (const Name& name : namesIn(object))
        if (name.key == key) return name.place;
    return JsonVisitor::kNowhere;
}

Place countIn(Place usage, std::string_view key) {
    for (const CountName& count : kCounts)
        if (count.key == key) return static_cast<Place>(usage + count.offset);
    return JsonVisitor::kNowhere;
}

Place countInDetails(Place usage, Place offset, std::string_view key) {
    const Place found = offset == kSplit && key == "ephemeral_5m_input_tokens"   ? Place{k5m}
                        : offset == kSplit && key == "ephemeral_1h_input_tokens" ? Place{k1h}
                        : offset == kDetails && key == "thinking_tokens"         ? Place{kThinking}
                                                                                 : JsonVisitor::kNowhere;
    return found == JsonVisitor::kNowhere ? found : static_cast<Place>(usage + found);
}

/// The usage object a place belongs to, or kNowhere.
Place usageAround(Place place) {
    if (place >= kIteration && place < kText) return kIteration;
    return place >= kUsage && place < kIteration ? Place{kUsage} : JsonVisitor::kNowhere;
}

std::optional<std::uint64_t>* countAt(UsageFields& fields, Place offset) {
    switch (offset) {
        case kInput:
            return &fields.input;
        case kOutput:
            return &fields.output;
        case kCacheCreation:
            return &fields.cacheCreation;
        case kCacheRead:
            return &fields.cacheRead;
        case k5m:
            return &fields.cacheCreation5m;
        case k1h:
            return &fields.cacheCreation1h;
        case kThinking:
            return &fields.thinking;
        default:
            return nullptr;
    }
}

/// More is no count of tokens but a broken upstream; the bound keeps every later sum and price in range.
constexpr std::uint64_t kMostTokens = 1'000'000'000'000'000;

std::optional<std::uint64_t> tokensFrom(std::string_view token) {
    // Some gateways write 12.0.
    if (const std::size_t dot = token.find('.'); dot != std::string_view::npos)
        if (token.find_first_not_of('0', dot + 1) == std::string_view::npos) token = token.substr(0, dot);
    const auto count = parseUnsigned(token);
    return count && *count <= kMostTokens ? count : std::nullopt;
}

void overlayCacheCreation(Usage& known, const UsageFields& fields) {
    const std::uint64_t total = fields.cacheCreation.value_or(0);
    const bool split = fields.cacheCreation5m.value_or(0) + fields.cacheCreation1h.value_or(0) != 0;
    const auto rest = [total](std::uint64_t part) { return total - std::min(total, part); };
    if (split) {
        known.cacheCreation5m =
            fields.cacheCreation5m ? *fields.cacheCreation5m : rest(*fields.cacheCreation1h);
        known.cacheCreation1h =
            fields.cacheCreation1h ? *fields.cacheCreation1h : rest(*fields.cacheCreation5m);
    } else if (fields.cacheCreation5m || fields.cacheCreation1h) {
        known.cacheCreation5m = total;
        known.cacheCreation1h = 0;
    } else if (fields.cacheCreation && total != known.cacheCreation()) {
        known.cacheCreation1h = std::min(known.cacheCreation1h, total);
        known.cacheCreation5m = total - known.cacheCreation1h;
    }
}

void add(Usage& sum, const Usage& part) {
    sum.input += part.input;
    sum.output += part.output;
    sum.cacheCreation5m += part.cacheCreation5m;
    sum.cacheCreation1h += part.cacheCreation1h;
    sum.cacheRead += part.cacheRead;
    sum.thinking += part.thinking;
}

}  // namespace

void overlay(Usage& known, const UsageFields& fields) {
    if (fields.input) known.input = *fields.input;
    if (fields.output) known.output = *fields.output;
    if (fields.cacheRead) known.cacheRead = *fields.cacheRead;
    if (fields.thinking) known.thinking = *fields.thinking;
    overlayCacheCreation(known, fields);
}

void EventFields::clear() {
    for (std::string* text :
         {&type, &messageId, &model, &stopReason, &serviceTier, &speed, &errorType, &errorMessage})
        text->clear();
    usage = {};
    compaction.reset();
    textBytes = 0;
}

void EventReader::clear() {
    // Most events bring a type and a piece of text; only the few others have more to forget.
    if (m_onlyText) {
        m_fields.type.clear();
        m_fields.textBytes = 0;
        return;
    }
    m_onlyText = true;
    m_fields.clear();
    m_iteration = {};
    m_iterationCompacts = false;
}

JsonVisitor::Place EventReader::member(Place object, std::string_view key) {
    const Place usage = usageAround(object);
    if (usage == kNowhere) return placeOf(object, key);
    if (object != usage) return countInDetails(usage, static_cast<Place>(object - usage), key);
    const Place count = countIn(usage, key);
    return count != kNowhere ? count : placeOf(object, key);
}

JsonVisitor::Place EventReader::element(Place array) {
    if (array == kContent) return kBlock;
    if (array != kIterations) return kNowhere;
    if (!m_fields.compaction) m_fields.compaction.emplace();
    m_onlyText = false;
    return kIteration;
}

std::string* EventReader::textAt(Place place) {
    switch (place) {
        case kType:
            return &m_fields.type;
        case kMessageId:
            return &m_fields.messageId;
        case kModel:
            return &m_fields.model;
        case kStopReason:
            return &m_fields.stopReason;
        case kServiceTier:
            return &m_fields.serviceTier;
        case kSpeed:
            return &m_fields.speed;
        case kErrorType:
            return &m_fields.errorType;
        case kError:  // some gateways put the text itself here
        case kErrorMessage:
            return &m_fields.errorMessage;
        default:
            return nullptr;
    }
}

void EventReader::string(Place place, std::string_view text, std::uint64_t size) {
    if (place == kText)
        m_fields.textBytes += size;
    else if (place == kType)
        m_fields.type.assign(text);
    else if (place == kIterationType)
        m_iterationCompacts = text == "compaction";
    else if (std::string* const slot = textAt(place)) {
        slot->assign(text);
        m_onlyText = false;
    }
}

void EventReader::scalar(Place place, std::string_view token) {
    const Place usage = usageAround(place);
    if (usage == kNowhere) return;
    m_onlyText = false;
    UsageFields& fields = usage == kUsage ? m_fields.usage : m_iteration;
    if (auto* const count = countAt(fields, static_cast<Place>(place - usage))) *count = tokensFrom(token);
}

void EventReader::closed(Place place) {
    if (place != kIteration) return;
    // The API's top-level counts leave out what a compaction used; message iterations are in them.
    if (m_iterationCompacts && m_fields.compaction) {
        Usage used;
        overlay(used, m_iteration);
        add(*m_fields.compaction, used);
    }
    m_iteration = {};
    m_iterationCompacts = false;
}

}  // namespace relay::wire
