#pragma once

#include "store/embedded/database.h"

#include <filesystem>
#include <span>
#include <string_view>

namespace relay::embedded {

/// One step of the schema: SQL that turns version n - 1 into version n. A step that was released is never
/// changed.
struct Migration {
    int version;
    std::string_view script;
};

/// From version 1 to the newest, without gaps.
std::span<const Migration> migrations();

/// `PRAGMA user_version`; 0 for a new file.
Result<int> schemaVersion(Database& database);

/// Conflict when the file was made by a newer program. Opens it for reading only, so that it stays as it is.
Result<void> refuseNewerSchema(const std::filesystem::path& file, int newest);

/// Runs the steps that are missing, each in a transaction of its own.
Result<void> migrate(Database& database, std::span<const Migration> steps);

}  // namespace relay::embedded
