#pragma once

#include "base/result.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <mutex>
#include <string>

struct sqlite3;

namespace relay::embedded {

/// What a commit waits for. Normal: nothing; after a loss of power the newest commits may be gone, the file
/// is sound. Full: the commit is on the disk.
enum class Synchronous { Normal, Full };

/// One connection to the SQLite file, in WAL mode. Not thread-safe by itself: lock mutex() around what
/// belongs together.
class Database {
public:
    /// Creates the file (0600) where there is none. Error: StoreUnavailable with SQLite's words as detail.
    static Result<std::unique_ptr<Database>> open(const std::filesystem::path& file, Synchronous synchronous);
    ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    std::mutex& mutex() { return m_mutex; }

    /// Runs statements that have no parameters and no answer.
    Result<void> execute(const std::string& script);
    Result<void> setSynchronous(Synchronous synchronous);

    /// What went wrong last: Conflict when a row's id or name is taken, else StoreUnavailable.
    Error lastError() const;
    /// Rows that the last INSERT, UPDATE or DELETE changed.
    std::int64_t changedRows() const;
    bool inTransaction() const;

    sqlite3* handle() { return m_handle; }

private:
    explicit Database(sqlite3* handle) : m_handle(handle) {}

    sqlite3* m_handle;
    std::mutex m_mutex;
};

}  // namespace relay::embedded
