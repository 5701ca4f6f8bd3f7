#include "store/embedded/position_table.h"

namespace relay::embedded {

Result<std::unordered_map<std::uint64_t, std::uint64_t>> PositionTable::all() {
    std::unordered_map<std::uint64_t, std::uint64_t> positions;
    m_all.start();
    while (m_all.next())
        positions.emplace(static_cast<std::uint64_t>(m_all.integer(0)),
                          static_cast<std::uint64_t>(m_all.integer(1)));
    if (const auto done = m_all.finish(); !done) return done.error();
    return positions;
}

Result<PositionTable::Marks> PositionTable::marks() {
    Marks marks;
    m_marks.start();
    if (m_marks.next())
        marks = {static_cast<std::uint64_t>(m_marks.integer(0)),
                 static_cast<std::uint64_t>(m_marks.integer(1))};
    if (const auto done = m_marks.finish(); !done) return done.error();
    return marks;
}

}  // namespace relay::embedded
