#pragma once

#include "ui/api/admin_client.h"
#include "ui/logs/log_filter.h"
#include "ui/logs/log_row.h"

#include <QObject>

#include <vector>

namespace ui::logs {

/// Reads the relay's log from its end backwards. One answer of the relay may hold few lines or none, for it looks
/// through so much of a file at most: then the next is asked for at once, until there are enough, or the log begins, or
/// somebody says stop. GUI thread.
class LogHistory : public QObject {
    Q_OBJECT

public:
    explicit LogHistory(api::AdminClient& client, QObject* parent = nullptr);

    /// The newest lines. Ends what runs.
    void readNewest(const LogFilter& filter, int wanted);
    /// Those before what was read. Nothing happens when it runs already or the log has begun.
    void readOlder(int wanted);
    /// Where readOlder() goes on: before a line's id, or where another reading has come to.
    void goOnBefore(const QString& id) { m_next = id; }
    void setFilter(const LogFilter& filter) { m_filter = filter; }
    const QString& next() const { return m_next; }
    void stop();

    bool isRunning() const { return m_call.isRunning(); }
    bool hasOlder() const { return !m_next.isEmpty(); }
    /// How many answers the running reading took so far.
    int answers() const { return m_answers; }

Q_SIGNALS:
    /// Oldest first.
    void came(const std::vector<ui::logs::LogRow>& rows);
    /// The path of the file; empty: none is kept.
    void fileKnown(const QString& file);
    void progressed();
    void failed(const ui::api::ApiError& error);

private:
    void ask();
    void take(const api::Outcome& outcome);

    api::AdminClient& m_client;
    LogFilter m_filter;
    api::Call m_call;
    QString m_next;
    int m_wanted = 0;
    int m_answers = 0;
    std::vector<LogRow> m_rows;  ///< newest first
};

}  // namespace ui::logs
