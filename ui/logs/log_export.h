#pragma once

#include "ui/logs/log_history.h"

#include <QByteArrayList>
#include <QObject>

namespace ui::logs {

/// Collects everything the relay's log files hold, as JSON lines, oldest first. GUI thread.
class LogExport : public QObject {
    Q_OBJECT

public:
    explicit LogExport(api::AdminClient& client, QObject* parent = nullptr);

    void start(const LogFilter& filter);
    void cancel();
    bool isRunning() const { return m_running; }

Q_SIGNALS:
    void progressed(int lines);
    void ready(const QByteArray& text);
    void failed(const ui::api::ApiError& error);

private:
    void take(const std::vector<LogRow>& rows);
    QByteArray text() const;

    LogHistory m_history;
    std::vector<QByteArrayList> m_parts;  ///< newest part first, each oldest first
    int m_lines = 0;
    bool m_running = false;
};

}  // namespace ui::logs
