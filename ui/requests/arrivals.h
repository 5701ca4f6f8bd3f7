#pragma once

#include "ui/requests/request_row.h"

#include <QHash>

#include <cstddef>
#include <deque>
#include <vector>

namespace ui::requests {

/// What has happened and is not in the list yet: requests that have begun, and the ends of those that are listed.
/// Bounded: of too many the oldest make room.
class Arrivals {
public:
    explicit Arrivals(std::size_t most) : m_most(most) {}

    void started(RequestRow row);
    void finished(RequestRow row);

    bool isEmpty() const { return m_waiting.empty() && m_ends.empty(); }
    std::size_t waiting() const { return m_waiting.size(); }
    /// Oldest first.
    const std::deque<RequestRow>& rows() const { return m_waiting; }

    /// Ends of requests that were not waiting here.
    std::vector<RequestRow> takeEnds();
    /// Newest first.
    std::vector<RequestRow> takeWaiting();
    void clear();

private:
    void push(RequestRow row);

    const std::size_t m_most;
    std::deque<RequestRow> m_waiting;
    QHash<QString, qint64> m_places;  // request id -> place since the beginning
    qint64 m_gone = 0;
    std::vector<RequestRow> m_ends;
};

}  // namespace ui::requests
