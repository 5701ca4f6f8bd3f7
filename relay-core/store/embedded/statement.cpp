#include "store/embedded/statement.h"

#include <sqlite3.h>

namespace relay::embedded {

Statement::~Statement() {
    sqlite3_finalize(m_statement);
}

bool Statement::next() {
    if (m_error) return false;
    const int status = sqlite3_step(m_statement);
    if (status == SQLITE_ROW) return true;
    if (status != SQLITE_DONE) note(status);
    return false;
}

Result<void> Statement::finish() {
    // A reset repeats the error of the last step, which is known already.
    if (m_statement) sqlite3_reset(m_statement);
    if (m_error) return *m_error;
    return {};
}

std::int64_t Statement::integer(int column) const {
    return sqlite3_column_int64(m_statement, column);
}

std::string Statement::text(int column) const {
    const auto* const text = reinterpret_cast<const char*>(sqlite3_column_text(m_statement, column));
    if (!text) return {};
    return {text, static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column))};
}

std::span<const std::byte> Statement::bytes(int column) const {
    const auto* const data = static_cast<const std::byte*>(sqlite3_column_blob(m_statement, column));
    return {data, static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column))};
}

void Statement::reset() {
    m_error.reset();
    if (m_statement)
        sqlite3_reset(m_statement);
    else
        note(sqlite3_prepare_v3(m_database.handle(), m_sql.c_str(), static_cast<int>(m_sql.size() + 1),
                                SQLITE_PREPARE_PERSISTENT, &m_statement, nullptr));
}

void Statement::bind(int index, std::int64_t value) {
    if (m_statement) note(sqlite3_bind_int64(m_statement, index, value));
}

void Statement::bind(int index, std::string_view value) {
    if (m_statement)
        note(sqlite3_bind_text64(m_statement, index, value.data() ? value.data() : "", value.size(),
                                 SQLITE_STATIC, SQLITE_UTF8));
}

void Statement::bind(int index, std::span<const std::byte> value) {
    if (m_statement) note(sqlite3_bind_blob64(m_statement, index, value.data(), value.size(), SQLITE_STATIC));
}

void Statement::note(int status) {
    if (status != SQLITE_OK && !m_error) m_error = m_database.lastError();
}

}  // namespace relay::embedded
