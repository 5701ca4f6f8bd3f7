#pragma once

#include "wire/json/json_cursor.h"
#include "wire/json/json_text.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace relay::wire {

/// What a string of the document means.
inline std::string textOf(const RawJsonString& raw) {
    return raw.escaped ? jsonUnescaped(raw.text) : std::string(raw.text);
}

/// The name as it is compared; `decoded` is the room for a name with escapes. Empty for a long one: no member
/// that matters has a name anywhere near as long, even if each letter is written as \u0000.
inline std::string_view nameOf(const RawJsonString& key, std::string& decoded) {
    constexpr std::size_t kMostKey = 128;
    if (!key.escaped) return key.text;
    if (key.text.size() > kMostKey) return {};
    decoded = jsonUnescaped(key.text);
    return decoded;
}

/// Walks over an object's members and hands each name to `member`, which has to consume the value.
template <class Member>
bool eachMember(JsonCursor& cursor, Member&& member) {
    if (!cursor.expect('{')) return false;
    if (cursor.takeIf('}')) return true;
    std::string decoded;
    do {
        RawJsonString key;
        if (!cursor.readKey(key) || !member(nameOf(key, decoded))) return false;
    } while (cursor.takeIf(','));
    return cursor.expect('}');
}

/// Walks over an array's elements; `element` is handed the position, and has to consume the value.
template <class Element>
bool eachElement(JsonCursor& cursor, Element&& element) {
    if (!cursor.expect('[')) return false;
    if (cursor.takeIf(']')) return true;
    std::size_t index = 0;
    do {
        if (!element(index++)) return false;
    } while (cursor.takeIf(','));
    return cursor.expect(']');
}

}  // namespace relay::wire
