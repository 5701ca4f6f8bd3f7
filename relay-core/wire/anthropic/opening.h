#pragma once

#include "base/fingerprint.h"
#include "wire/json/json_cursor.h"

namespace relay::wire {

/// Reads a `system` or a message's `content`: a text, or blocks of which those with a `text` count. A text and one
/// block with that text are the same, and everything else in a block is passed over: clients move `cache_control`
/// from turn to turn and write a text as a block to make room for it. A text that clients change in each request
/// (see opening.cpp) does not count. Other values are passed over. False: the body is not JSON.
bool readContent(JsonCursor& cursor, Fingerprint& texts);

/// The same for a message: its `content`. A value that is no object is passed over.
bool readMessage(JsonCursor& cursor, Fingerprint& texts);

/// Of what opens a conversation and stays the same in all its turns; empty when neither has a text.
Fingerprint openingOf(const Fingerprint& system, const Fingerprint& firstMessage);

}  // namespace relay::wire
