#pragma once

#include "base/result.h"

#include <cstdint>
#include <filesystem>
#include <string>

namespace relay::embedded {

/// Bytes [begin, end) of a file into `out`; fewer when the file ends before. Error: StoreUnavailable.
Result<void> readBytes(const std::filesystem::path& file, std::uint64_t begin, std::uint64_t end,
                       std::string& out);

}  // namespace relay::embedded
