#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace relay::cli {

/// Columns that UTF-8 text takes on a terminal: two for East Asian wide characters and emoji, none for
/// combining marks.
std::size_t displayWidth(std::string_view text);

/// Without control characters, so that a name or an upstream's words cannot steer the terminal or break a
/// row.
std::string printable(std::string_view text);

/// A plain aligned table: two spaces between columns, no lines, no trailing spaces.
class Table {
public:
    enum class Align { Left, Right };
    struct Column {
        std::string title;
        Align align = Align::Left;
    };

    explicit Table(std::vector<Column> columns) : m_columns(std::move(columns)) {}

    /// As many cells as there are columns.
    void add(std::vector<std::string> cells);
    /// Each row ends with a newline. Columns whose cells are all empty are left out.
    std::string text() const;

private:
    std::vector<Column> m_columns;
    std::vector<std::vector<std::string>> m_rows;
};

/// "label   value" lines with the values under each other.
std::string labelled(const std::vector<std::pair<std::string, std::string>>& lines);

}  // namespace relay::cli
