#include "store/embedded/name_table.h"

namespace relay::embedded {
namespace {

// Models are the callers' words, so their number has no bound; memory has.
constexpr std::size_t kMostKnown = 50'000;

Result<std::optional<std::int64_t>> first(Statement& statement, const std::string& text) {
    statement.start(text);
    std::optional<std::int64_t> number;
    if (statement.next()) number = statement.integer(0);
    if (const auto done = statement.finish(); !done) return done.error();
    return number;
}

}  // namespace

Result<std::int64_t> NameTable::numberOf(const std::string& text) {
    if (const auto known = m_known.find(text); known != m_known.end()) return known->second;
    auto number = first(m_find, text);
    if (number && !*number) number = first(m_insert, text);
    if (!number) return number.error();
    if (m_known.size() >= kMostKnown) m_known.clear();
    m_known.emplace(text, **number);
    return **number;
}

Result<std::optional<std::int64_t>> NameTable::find(const std::string& text) {
    return first(m_find, text);
}

Result<std::string> NameTable::textOf(std::int64_t number) {
    m_text.start(number);
    std::string text;
    if (m_text.next()) text = m_text.text(0);
    if (const auto done = m_text.finish(); !done) return done.error();
    return text;
}

}  // namespace relay::embedded
