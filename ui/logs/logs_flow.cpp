// How lines come to the list: as events, and from the file; that none is shown twice and none is lost between the two.
#include "ui/api/event_stream.h"
#include "ui/api/json_fields.h"
#include "ui/common/content_stack.h"
#include "ui/common/states.h"
#include "ui/logs/log_model.h"
#include "ui/logs/log_table.h"
#include "ui/logs/logs_page.h"

#include <QSet>

#include <algorithm>
#include <iterator>
#include <utility>

namespace ui::logs {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kFirstRows = 500;
constexpr int kOlderRows = 500;
constexpr int kMostFollowed = 10'000;  ///< lines kept while following
constexpr int kTrimmed = 1'000;        ///< go at a time
constexpr int kMostRead = 50'000;      ///< lines read back
constexpr std::size_t kMostWaiting = 5'000;
constexpr int kBookmarkEvery = 500;
constexpr int kOverlap = 3'000;

void append(std::vector<LogRow>& to, std::vector<LogRow> rows) {
    to.insert(to.end(), std::make_move_iterator(rows.begin()), std::make_move_iterator(rows.end()));
}

QSet<size_t> contentsOf(const std::vector<LogRow>& rows) {
    QSet<size_t> contents;
    for (const LogRow& row : rows)
        contents.insert(row.content);
    return contents;
}

void eraseKnown(std::vector<LogRow>& rows, const QSet<size_t>& known) {
    std::erase_if(rows, [&known](const LogRow& row) { return known.contains(row.content); });
}

}  // namespace

void LogsPage::readAnew() {
    m_replace = true;
    if (m_model->rowCount() == 0) m_stack->showLoading();
    m_newest.readNewest(m_filter, kFirstRows);
}

void LogsPage::catchUp() {
    m_newest.readNewest(m_filter, kFirstRows);
}

void LogsPage::received(const api::ServerEvent& event) {
    if (event.name != "log"_L1) return;
    api::LogLine line = lineOfEvent(event.json());
    if (!m_filter.matches(line)) return;
    m_arrived.push_back(LogRow::of(std::move(line)));
    if (!m_flush.isActive()) m_flush.start();
}

void LogsPage::flush() {
    // What the file holds comes first; its answer flushes.
    if (m_replace || m_arrived.empty()) return;
    std::vector<LogRow> rows = std::exchange(m_arrived, {});
    if (m_following)
        addNewer(std::move(rows));
    else
        wait(std::move(rows));
    showState();
}

void LogsPage::addNewer(std::vector<LogRow> rows) {
    m_sinceBookmark += static_cast<int>(rows.size());
    m_model->append(std::move(rows));
    trim();
    m_table->showEnd();
    if (m_sinceBookmark >= kBookmarkEvery) placeBookmark();
}

void LogsPage::wait(std::vector<LogRow> rows) {
    append(m_waiting, std::move(rows));
    if (m_waiting.size() <= kMostWaiting) return;
    m_overflowed = true;
    m_waiting.erase(m_waiting.begin(), m_waiting.end() - static_cast<std::ptrdiff_t>(kMostWaiting));
}

/// The first row that stays has an id where possible: reading older lines goes on before it.
void LogsPage::trim() {
    const int over = m_model->rowCount() - kMostFollowed;
    if (over <= 0) return;
    const int identified = m_model->identifiedFrom(over + kTrimmed);
    m_model->dropFirst(identified < 0 ? over + kTrimmed : identified);
    m_history.goOnBefore(identified < 0 ? QString() : m_model->at(0).line.id);
}

/// Lines that come live have no id. One in so many gets it, so that trim() finds a place to go on from.
void LogsPage::placeBookmark() {
    m_sinceBookmark = 0;
    if (!m_hasFile) return;
    m_client.get(u"/admin/logs"_s, m_filter.query(1, {}), this, [this](const api::Outcome& outcome) {
        if (!outcome) return;
        const QList<api::LogLine> lines = api::rowsOf<api::LogLine>(outcome.body());
        if (!lines.isEmpty())
            m_model->identify(LogRow::of(lines.constFirst()).content, lines.constFirst().id);
    });
}

void LogsPage::takeNewest(std::vector<LogRow> rows) {
    m_error->clear();
    m_everRead = true;
    const QSet<size_t> read = contentsOf(rows);
    eraseKnown(m_arrived, read);
    eraseKnown(m_waiting, read);
    QSet<size_t> shown;
    for (int row = std::max(0, m_model->rowCount() - kOverlap); row < m_model->rowCount(); ++row)
        shown.insert(m_model->at(row).content);
    const bool joins =
        !m_replace && std::ranges::any_of(read, [&shown](size_t one) { return shown.contains(one); });
    if (joins) {
        eraseKnown(rows, shown);
        if (m_following)
            addNewer(std::move(rows));
        else
            m_waiting.insert(m_waiting.begin(), std::make_move_iterator(rows.begin()),
                             std::make_move_iterator(rows.end()));
    } else if (!m_replace && !m_following && m_model->rowCount() > 0) {
        // So much is new that it does not join what is being read; it is read anew when the person comes back.
        m_overflowed = true;
    } else {
        takeTheirPlace(std::move(rows));
    }
    m_replace = false;
    flush();
    showState();
}

void LogsPage::takeTheirPlace(std::vector<LogRow> rows) {
    m_history.stop();
    m_history.setFilter(m_filter);
    m_history.goOnBefore(m_newest.next());
    m_model->clear();
    m_waiting.clear();
    m_overflowed = false;
    m_model->append(std::move(rows));
    m_table->showEnd();
}

void LogsPage::takeOlder(std::vector<LogRow> rows) {
    m_table->keepInSight([this, &rows] { m_model->prepend(std::move(rows)); });
    showState();
}

/// Back to the end, with what has waited.
void LogsPage::resume() {
    m_following = true;
    if (m_overflowed) {
        readAnew();
    } else {
        addNewer(std::exchange(m_waiting, {}));
        flush();
    }
    m_table->clearSelection();
    m_table->setCurrentIndex({});
    showState();
}

void LogsPage::readFailed(const api::ApiError& error) {
    const common::ErrorText text{tr("The log could not be read."), error.message,
                                 tr("New lines are shown as they happen all the same.")};
    m_replace = false;
    if (m_model->rowCount() == 0)
        m_stack->showError(text);
    else
        m_error->setText(text);
    flush();
}

void LogsPage::setLive(bool live) {
    if (std::exchange(m_live, live) == live) return;
    m_events.want(this, live);
    if (!live) {
        m_flush.stop();
        m_newest.stop();
        m_history.stop();
        return;
    }
    askForAccounts();
    if (m_everRead)
        catchUp();
    else
        readAnew();
}

void LogsPage::listen() {
    m_flush.setSingleShot(true);
    m_flush.setInterval(250);
    connect(&m_flush, &QTimer::timeout, this, &LogsPage::flush);
    connect(&m_events, &api::EventStream::received, this, [this](const api::ServerEvent& event) {
        if (m_live) received(event);
    });
    // What happened while nobody listened is in the file.
    connect(&m_events, &api::EventStream::opened, this, [this] {
        if (m_live && m_everRead) catchUp();
    });
    connect(&m_events, &api::EventStream::dropped, this, [this] {
        if (m_live) catchUp();
    });
    connect(&m_newest, &LogHistory::came, this, &LogsPage::takeNewest);
    connect(&m_history, &LogHistory::came, this, &LogsPage::takeOlder);
    for (LogHistory* reading : {&m_newest, &m_history}) {
        connect(reading, &LogHistory::failed, this, &LogsPage::readFailed);
        connect(reading, &LogHistory::progressed, this, &LogsPage::showReach);
    }
    connect(m_table, &LogTable::topReached, this, [this] {
        if (m_model->rowCount() < kMostRead) m_history.readOlder(kOlderRows);
    });
    connect(m_table, &LogTable::newerWanted, this, &LogsPage::resume);
    connect(m_table, &LogTable::scrolledUp, this, [this] { setFollowing(false); });
    connect(m_table, &LogTable::endReached, this, [this] {
        if (m_table->selectedKeys().isEmpty()) setFollowing(true);
    });
}

}  // namespace ui::logs
