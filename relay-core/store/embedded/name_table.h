#pragma once

#include "store/embedded/statement.h"

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>

namespace relay::embedded {

/// Texts that the ledger repeats (ids, models, routes), each kept once and known by a number. Used under the
/// mutex of its database.
class NameTable {
public:
    explicit NameTable(Database& database)
        : m_find(database, "SELECT id FROM names WHERE text = ?1"),
          m_insert(database, "INSERT INTO names(text) VALUES(?1) RETURNING id"),
          m_text(database, "SELECT text FROM names WHERE id = ?1") {}

    /// Adds the text where it is new.
    Result<std::int64_t> numberOf(const std::string& text);
    /// Nothing where it is new.
    Result<std::optional<std::int64_t>> find(const std::string& text);
    Result<std::string> textOf(std::int64_t number);

    /// After a rollback: numbers given in the transaction are not taken.
    void forget() { m_known.clear(); }

private:
    Statement m_find;
    Statement m_insert;
    Statement m_text;
    std::unordered_map<std::string, std::int64_t> m_known;  ///< what numberOf() met lately
};

}  // namespace relay::embedded
