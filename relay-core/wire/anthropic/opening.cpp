#include "wire/anthropic/opening.h"

#include "wire/json/json_members.h"

namespace relay::wire {
namespace {

/// Claude Code puts such a block before the system's own; it has a checksum of the request in it.
constexpr std::string_view kBillingMark = "x-anthropic-billing-header:";

bool readText(JsonCursor& cursor, FingerprintReader& texts) {
    std::string_view text;
    if (!cursor.readRawString(text)) return false;
    if (!text.starts_with(kBillingMark)) texts.add(text);
    return true;
}

bool readBlock(JsonCursor& cursor, FingerprintReader& texts) {
    if (cursor.peek() != '{') return cursor.skipValue();
    return eachMember(cursor, [&](std::string_view name) {
        return name == "text" && cursor.peek() == '"' ? readText(cursor, texts) : cursor.skipValue();
    });
}

}  // namespace

bool readContent(JsonCursor& cursor, Fingerprint& texts) {
    texts = {};
    const char first = cursor.peek();
    if (first != '"' && first != '[') return cursor.skipValue();
    FingerprintReader reader;
    const bool read = first == '"'
                          ? readText(cursor, reader)
                          : eachElement(cursor, [&](std::size_t) { return readBlock(cursor, reader); });
    texts = reader.value();
    return read;
}

bool readMessage(JsonCursor& cursor, Fingerprint& texts) {
    texts = {};
    if (cursor.peek() != '{') return cursor.skipValue();
    return eachMember(cursor, [&](std::string_view name) {
        return name == "content" ? readContent(cursor, texts) : cursor.skipValue();
    });
}

Fingerprint openingOf(const Fingerprint& system, const Fingerprint& firstMessage) {
    if (system.empty() && firstMessage.empty()) return {};
    FingerprintReader both;
    both.add(toHex(system));
    both.add(toHex(firstMessage));
    return both.value();
}

}  // namespace relay::wire
