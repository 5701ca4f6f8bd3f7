#include "ui/logs/log_history.h"

#include "ui/api/json_fields.h"

#include <algorithm>
#include <utility>

namespace ui::logs {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Of one reading: at 4 MB an answer that is a quarter of a gigabyte.
constexpr int kMostAnswers = 64;
constexpr int kMostRows = 1000;

}  // namespace

LogHistory::LogHistory(api::AdminClient& client, QObject* parent) : QObject(parent), m_client(client) {}

void LogHistory::readNewest(const LogFilter& filter, int wanted) {
    stop();
    m_filter = filter;
    m_next.clear();
    m_wanted = wanted;
    ask();
}

void LogHistory::readOlder(int wanted) {
    if (isRunning() || !hasOlder()) return;
    m_wanted = wanted;
    ask();
}

void LogHistory::stop() {
    m_call.cancel();
    m_rows.clear();
    m_answers = 0;
}

void LogHistory::ask() {
    const int missing = m_wanted - static_cast<int>(m_rows.size());
    m_call = m_client.get(u"/admin/logs"_s, m_filter.query(std::clamp(missing, 1, kMostRows), m_next), this,
                          [this](const api::Outcome& outcome) { take(outcome); });
    Q_EMIT progressed();
}

void LogHistory::take(const api::Outcome& outcome) {
    m_call = {};
    if (!outcome) {
        stop();
        Q_EMIT failed(outcome.error());
        return;
    }
    const api::JsonFields fields(outcome.body());
    ++m_answers;
    m_next = fields.text("next"_L1);
    const QList<api::LogLine> lines = fields.rows<api::LogLine>("rows"_L1);
    for (const api::LogLine& line : lines)
        m_rows.push_back(LogRow::of(line));
    const bool enough = static_cast<int>(m_rows.size()) >= m_wanted || m_answers >= kMostAnswers;
    if (!enough && hasOlder()) {
        ask();
        return;
    }
    std::vector<LogRow> rows = std::exchange(m_rows, {});
    std::ranges::reverse(rows);
    m_answers = 0;
    Q_EMIT fileKnown(fields.text("file"_L1));
    Q_EMIT came(rows);
    Q_EMIT progressed();
}

}  // namespace ui::logs
