#include "cli/table.h"

#include <algorithm>
#include <array>
#include <utility>

namespace relay::cli {

namespace {

struct Range {
    char32_t first;
    char32_t last;
};

/// Blocks of Unicode that terminals draw two columns wide (East Asian Width W and F, emoji).
constexpr std::array kWide{
    Range{0x1100, 0x115F},   Range{0x231A, 0x231B},   Range{0x2329, 0x232A},  Range{0x23E9, 0x23EC},
    Range{0x2E80, 0x303E},   Range{0x3041, 0x33FF},   Range{0x3400, 0x4DBF},  Range{0x4E00, 0x9FFF},
    Range{0xA000, 0xA4CF},   Range{0xA960, 0xA97F},   Range{0xAC00, 0xD7A3},  Range{0xF900, 0xFAFF},
    Range{0xFE30, 0xFE6F},   Range{0xFF00, 0xFF60},   Range{0xFFE0, 0xFFE6},  Range{0x1F300, 0x1F64F},
    Range{0x1F680, 0x1F6FF}, Range{0x1F900, 0x1F9FF}, Range{0x20000, 0x3FFFD}};

/// Marks that sit on the character before them, joiners and variation selectors.
constexpr std::array kZero{Range{0x0300, 0x036F}, Range{0x200B, 0x200F}, Range{0x20D0, 0x20FF},
                           Range{0xFE00, 0xFE0F}, Range{0xFE20, 0xFE2F}, Range{0xFEFF, 0xFEFF}};

template <std::size_t N>
bool within(const std::array<Range, N>& ranges, char32_t character) {
    return std::any_of(ranges.begin(), ranges.end(), [character](Range range) {
        return character >= range.first && character <= range.last;
    });
}

constexpr char32_t kReplacement = 0xFFFD;
constexpr std::string_view kReplacementText = "\xEF\xBF\xBD";

/// Takes one character off the front; kReplacement for bytes that are none.
char32_t takeCharacter(std::string_view& text) {
    const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(text[at]); };
    const unsigned char first = byte(0);
    const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 1;
    char32_t character = length == 1 ? first : first & (0x7FU >> length);
    std::size_t taken = 1;
    while (taken < length && taken < text.size() && (byte(taken) & 0xC0U) == 0x80U) {
        character = (character << 6U) | (byte(taken) & 0x3FU);
        ++taken;
    }
    text.remove_prefix(taken);
    const bool whole = taken == length && first < 0xF8 && (first < 0x80 || first >= 0xC0);
    return whole ? character : kReplacement;
}

bool isControl(char32_t character) {
    return character < 0x20 || (character >= 0x7F && character < 0xA0);
}

std::string padding(std::size_t width, std::size_t used) {
    return std::string(width > used ? width - used : 0, ' ');
}

}  // namespace

std::size_t displayWidth(std::string_view text) {
    std::size_t width = 0;
    while (!text.empty()) {
        const char32_t character = takeCharacter(text);
        if (isControl(character) || within(kZero, character)) continue;
        width += within(kWide, character) ? 2 : 1;
    }
    return width;
}

std::string printable(std::string_view text) {
    std::string result;
    while (!text.empty()) {
        const std::string_view before = text;
        const char32_t character = takeCharacter(text);
        if (character == '\n' || character == '\t') {
            result += ' ';
        } else if (character == kReplacement) {
            result += kReplacementText;
        } else if (!isControl(character)) {
            result += before.substr(0, before.size() - text.size());
        }
    }
    return result;
}

void Table::add(std::vector<std::string> cells) {
    for (std::string& cell : cells)
        cell = printable(cell);
    cells.resize(m_columns.size());
    m_rows.push_back(std::move(cells));
}

std::string Table::text() const {
    std::vector<std::size_t> widths(m_columns.size(), 0);
    for (const auto& row : m_rows) {
        for (std::size_t i = 0; i < row.size(); ++i)
            widths[i] = std::max(widths[i], displayWidth(row[i]));
    }
    std::vector<std::string> titles;
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        titles.push_back(m_columns[i].title);
        if (widths[i] > 0) widths[i] = std::max(widths[i], displayWidth(m_columns[i].title));
    }
    std::string result;
    const auto addLine = [&](const std::vector<std::string>& cells) {
        std::string line;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            if (widths[i] == 0) continue;
            if (!line.empty()) line += "  ";
            const std::string pad = padding(widths[i], displayWidth(cells[i]));
            line += m_columns[i].align == Align::Right ? pad + cells[i] : cells[i] + pad;
        }
        line.erase(line.find_last_not_of(' ') + 1);
        result += line + '\n';
    };
    addLine(titles);
    for (const auto& row : m_rows)
        addLine(row);
    return result;
}

std::string labelled(const std::vector<std::pair<std::string, std::string>>& lines) {
    std::size_t width = 0;
    for (const auto& [label, value] : lines)
        width = std::max(width, displayWidth(label));
    std::string result;
    for (const auto& [label, value] : lines) {
        if (value.empty()) continue;
        result += label + padding(width, displayWidth(label)) + "  " + printable(value) + '\n';
    }
    return result;
}

}  // namespace relay::cli
