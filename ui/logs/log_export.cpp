#include "ui/logs/log_export.h"

#include <utility>

namespace ui::logs {

namespace {

constexpr int kPart = 1000;

}  // namespace

LogExport::LogExport(api::AdminClient& client, QObject* parent) : QObject(parent), m_history(client) {
    connect(&m_history, &LogHistory::came, this, &LogExport::take);
    connect(&m_history, &LogHistory::failed, this, [this](const api::ApiError& error) {
        cancel();
        Q_EMIT failed(error);
    });
}

void LogExport::start(const LogFilter& filter) {
    cancel();
    m_running = true;
    m_history.readNewest(filter, kPart);
}

void LogExport::cancel() {
    m_history.stop();
    m_parts.clear();
    m_lines = 0;
    m_running = false;
}

void LogExport::take(const std::vector<LogRow>& rows) {
    QByteArrayList part;
    part.reserve(static_cast<qsizetype>(rows.size()));
    for (const LogRow& row : rows)
        part.append(jsonOf(row.line));
    m_lines += static_cast<int>(rows.size());
    m_parts.push_back(std::move(part));
    Q_EMIT progressed(m_lines);
    if (m_history.hasOlder()) {
        m_history.readOlder(kPart);
        return;
    }
    const QByteArray whole = text();
    cancel();
    Q_EMIT ready(whole);
}

QByteArray LogExport::text() const {
    QByteArray text;
    for (auto part = m_parts.rbegin(); part != m_parts.rend(); ++part) {
        for (const QByteArray& line : *part) {
            text += line;
            text += '\n';
        }
    }
    return text;
}

}  // namespace ui::logs
