#include "ui/requests/arrivals.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace ui::requests {

void Arrivals::push(RequestRow row) {
    m_places.insert(row.requestId, m_gone + static_cast<qint64>(m_waiting.size()));
    m_waiting.push_back(std::move(row));
    if (m_waiting.size() <= m_most) return;
    m_places.remove(m_waiting.front().requestId);
    m_waiting.pop_front();
    ++m_gone;
}

void Arrivals::started(RequestRow row) {
    if (!m_places.contains(row.requestId)) push(std::move(row));
}

void Arrivals::finished(RequestRow row) {
    const auto found = m_places.constFind(row.requestId);
    if (found != m_places.constEnd()) {
        m_waiting[static_cast<std::size_t>(*found - m_gone)].finish(row);
        return;
    }
    m_ends.push_back(std::move(row));
    if (m_ends.size() > 2 * m_most)
        m_ends.erase(m_ends.begin(), m_ends.begin() + static_cast<std::ptrdiff_t>(m_most));
}

std::vector<RequestRow> Arrivals::takeEnds() {
    return std::exchange(m_ends, {});
}

std::vector<RequestRow> Arrivals::takeWaiting() {
    std::vector<RequestRow> rows(std::make_move_iterator(m_waiting.rbegin()),
                                 std::make_move_iterator(m_waiting.rend()));
    m_gone += static_cast<qint64>(m_waiting.size());
    m_waiting.clear();
    m_places.clear();
    // A request that was known by its end alone began before others that stand above it.
    const auto newer = [](const RequestRow& left, const RequestRow& right) {
        return std::tie(left.startedMs, left.requestId) > std::tie(right.startedMs, right.requestId);
    };
    if (!std::ranges::is_sorted(rows, std::ranges::greater(), &RequestRow::startedMs))
        std::ranges::sort(rows, newer);
    return rows;
}

void Arrivals::clear() {
    takeWaiting();
    m_ends.clear();
}

}  // namespace ui::requests
