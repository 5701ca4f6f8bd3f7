#pragma once

#include "store/embedded/database.h"

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

struct sqlite3_stmt;

namespace relay::embedded {

/// One prepared SQL statement, used again and again:
///
///     m_select.start(id);
///     while (m_select.next()) names.push_back(m_select.text(0));
///     if (const auto done = m_select.finish(); !done) return done.error();
///
/// An error on the way ends the rows and is told by finish(). Used under the mutex of its database.
class Statement {
public:
    /// Prepared when it is first used.
    Statement(Database& database, std::string sql) : m_database(database), m_sql(std::move(sql)) {}
    ~Statement();
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;

    /// Binds ?1, ?2 ... Texts and bytes must live until finish().
    template <class... Values>
    void start(const Values&... values) {
        reset();
        int index = 0;
        (bind(++index, values), ...);
    }
    /// False after the last row and after an error.
    bool next();
    Result<void> finish();

    /// start() and finish() for statements without an answer.
    template <class... Values>
    Result<void> run(const Values&... values) {
        start(values...);
        while (next()) {
        }
        return finish();
    }

    // Of the current row; columns count from 0.
    std::int64_t integer(int column) const;
    std::string text(int column) const;
    std::span<const std::byte> bytes(int column) const;

private:
    void reset();
    void bind(int index, std::int64_t value);
    void bind(int index, std::string_view value);
    void bind(int index, std::span<const std::byte> value);
    template <std::integral Integer>
    void bind(int index, Integer value) {
        bind(index, static_cast<std::int64_t>(value));
    }
    void note(int status);

    Database& m_database;
    std::string m_sql;
    sqlite3_stmt* m_statement = nullptr;
    std::optional<Error> m_error;
};

}  // namespace relay::embedded
