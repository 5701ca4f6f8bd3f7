#pragma once

#include <string>
#include <string_view>

namespace relay::test {

/// Whole bodies as an upstream would send them under `content-encoding`. Throw std::runtime_error.
std::string gzipped(std::string_view bytes);
std::string brotlied(std::string_view bytes);
std::string zstded(std::string_view bytes);

/// By the name in `content-encoding`: "gzip", "br", "zstd"; anything else is returned as it is.
std::string encodedAs(std::string_view encoding, std::string_view bytes);

}  // namespace relay::test
