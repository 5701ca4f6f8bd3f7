#include "ui/requests/live_requests.h"

#include "ui/api/event_stream.h"

#include <utility>

namespace ui::requests {

using namespace Qt::Literals::StringLiterals;

LiveRequests::LiveRequests(api::EventStream& events, std::size_t most, QObject* parent)
    : QObject(parent), m_events(events), m_arrivals(most) {
    m_timer.setSingleShot(true);
    m_timer.setInterval(kBatchMs);
    connect(&m_timer, &QTimer::timeout, this, &LiveRequests::batch);
    connect(&events, &api::EventStream::received, this, &LiveRequests::take);
    const auto missedSome = [this] {
        if (m_live) Q_EMIT missed();
    };
    connect(&events, &api::EventStream::opened, this, missedSome);
    connect(&events, &api::EventStream::dropped, this, missedSome);
}

void LiveRequests::setLive(bool live) {
    m_live = live;
    if (!live) {
        m_timer.stop();
        m_ended = 0;
    }
    m_events.want(this, live);
}

int LiveRequests::takeEnded() {
    return std::exchange(m_ended, 0);
}

void LiveRequests::take(const api::ServerEvent& event) {
    // The stream is shared: another page may want it while this one is not looked at.
    if (!m_live) return;
    if (event.name == "request.finished"_L1) {
        m_arrivals.finished(RequestRow::fromFinished(event.json()));
        ++m_ended;
    } else if (event.name == "request.started"_L1) {
        m_arrivals.started(RequestRow::fromStarted(event.json()));
    } else {
        return;
    }
    if (!m_timer.isActive()) m_timer.start();
}

}  // namespace ui::requests
