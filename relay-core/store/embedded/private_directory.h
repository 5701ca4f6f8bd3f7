#pragma once

#include "base/result.h"

#include <filesystem>

namespace relay::embedded {

/// Makes the names in a directory survive a loss of power. Error: StoreUnavailable.
Result<void> syncDirectory(const std::filesystem::path& directory);

/// Creates what is missing of the path; the last part is for its owner only (0700) when it is new.
Result<void> makePrivateDirectory(const std::filesystem::path& directory);

}  // namespace relay::embedded
