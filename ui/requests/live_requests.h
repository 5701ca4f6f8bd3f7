#pragma once

#include "ui/requests/arrivals.h"

#include <QObject>
#include <QTimer>

namespace ui::api {
class EventStream;
struct ServerEvent;
}  // namespace ui::api

namespace ui::requests {

/// Collects the relay's events about requests and says four times a second at most that there are some. Costs nothing
/// while nothing happens. GUI thread.
class LiveRequests : public QObject {
    Q_OBJECT

public:
    static constexpr int kBatchMs = 250;

    LiveRequests(api::EventStream& events, std::size_t most, QObject* parent = nullptr);

    void setLive(bool live);
    Arrivals& arrivals() { return m_arrivals; }
    /// Ended since last asked.
    int takeEnded();

Q_SIGNALS:
    /// Something arrived since the last one.
    void batch();
    /// Some may have been missed: ask the ledger.
    void missed();

private:
    void take(const api::ServerEvent& event);

    api::EventStream& m_events;
    Arrivals m_arrivals;
    QTimer m_timer;
    bool m_live = false;
    int m_ended = 0;
};

}  // namespace ui::requests
