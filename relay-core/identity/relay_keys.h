#pragma once

#include "base/random.h"
#include "base/secret_string.h"
#include "model/api_key.h"

#include <string>
#include <string_view>

namespace relay {

/// A relay key as it is made: the text leaves the program once, the rest is kept.
struct NewRelayKey {
    SecretString text;  ///< prefix and 64 lower-case hex digits: 256 random bits
    KeyDigest digest{};
    std::string hint;  ///< "cr_…9f3a"
};

NewRelayKey makeRelayKey(Random& random, std::string_view prefix);

/// SHA-256 of the key's text.
KeyDigest digestOfRelayKey(std::string_view text);

/// 10 to 512 characters that begin with the prefix; only then is a text worth a digest and a look-up.
bool isPlausibleRelayKey(std::string_view text, std::string_view prefix);

}  // namespace relay
