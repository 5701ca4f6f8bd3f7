#include "store/embedded/database.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sqlite3.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace relay::embedded {
namespace {

constexpr int kBusyTimeoutMs = 5000;

// SQLite gives a new file 0644 less the umask, and its -wal and -shm the mode of the main file: so make that
// one first.
Result<void> createPrivate(const std::filesystem::path& file) {
    const int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (descriptor < 0)
        return fail(ErrorCode::StoreUnavailable, "The data store cannot be opened",
                    fmt::format("{}: {}", file.string(), std::strerror(errno)));
    ::close(descriptor);
    return {};
}

}  // namespace

Result<std::unique_ptr<Database>> Database::open(const std::filesystem::path& file, Synchronous synchronous) {
    if (const auto created = createPrivate(file); !created) return created.error();
    sqlite3* handle = nullptr;
    const int status =
        sqlite3_open_v2(file.c_str(), &handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nullptr);
    std::unique_ptr<Database> database(new Database(handle));
    if (status != SQLITE_OK) return database->lastError();
    sqlite3_extended_result_codes(handle, 1);
    sqlite3_busy_timeout(handle, kBusyTimeoutMs);
    const auto prepared = database->execute(
        "PRAGMA journal_mode = WAL; PRAGMA foreign_keys = ON; PRAGMA journal_size_limit = 33554432;"
        "PRAGMA temp_store = MEMORY;");
    if (!prepared) return prepared.error();
    if (const auto set = database->setSynchronous(synchronous); !set) return set.error();
    return database;
}

Database::~Database() {
    sqlite3_close_v2(m_handle);
}

Result<void> Database::execute(const std::string& script) {
    if (sqlite3_exec(m_handle, script.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) return lastError();
    return {};
}

Result<void> Database::setSynchronous(Synchronous synchronous) {
    return execute(synchronous == Synchronous::Full ? "PRAGMA synchronous = FULL"
                                                    : "PRAGMA synchronous = NORMAL");
}

Error Database::lastError() const {
    const int code = m_handle ? sqlite3_extended_errcode(m_handle) : SQLITE_NOMEM;
    std::string detail =
        fmt::format("SQLite {}: {}", code, m_handle ? sqlite3_errmsg(m_handle) : "out of memory");
    if (code == SQLITE_CONSTRAINT_UNIQUE || code == SQLITE_CONSTRAINT_PRIMARYKEY)
        return fail(ErrorCode::Conflict, "The id or name is taken already", std::move(detail));
    return fail(ErrorCode::StoreUnavailable, "The data store cannot be used right now", std::move(detail));
}

std::int64_t Database::changedRows() const {
    return sqlite3_changes64(m_handle);
}

bool Database::inTransaction() const {
    return sqlite3_get_autocommit(m_handle) == 0;
}

}  // namespace relay::embedded
