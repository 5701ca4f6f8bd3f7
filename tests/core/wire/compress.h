#pragma once

#include <string>
#include <string_view>

namespace relay::wire {

/// The text in a content coding: "gzip", "deflate", "deflate-raw" (sent as deflate), "br", "zstd" or
/// "identity".
std::string compressed(std::string_view coding, std::string_view text);

}  // namespace relay::wire
