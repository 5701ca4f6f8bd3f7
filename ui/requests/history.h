#pragma once

#include "ui/api/admin_client.h"
#include "ui/requests/request_row.h"

#include <QObject>
#include <QSet>
#include <QUrlQuery>

#include <vector>

namespace ui::requests {

/// Reads the ledger, `GET /admin/attempts`: the newest rows, and older ones a page at a time, never all. GUI thread.
class History : public QObject {
    Q_OBJECT

public:
    static constexpr int kPage = 200;

    explicit History(api::AdminClient& client, QObject* parent = nullptr);

    /// The next page begins before this moment (milliseconds since 1970; -1: at the newest), with this filter.
    void restart(qint64 beforeMs, const QUrlQuery& filter);
    /// The same, where an answer of `newest` ended.
    void goOnFrom(const QString& next);
    void fetchOlder();
    void fetchNewest();
    /// Which requests the ledger has as open.
    void fetchRunning();
    void stop();

    bool isBusy() const { return m_older.isRunning(); }
    bool isAtEnd() const { return m_atEnd; }

Q_SIGNALS:
    void newest(const std::vector<ui::requests::RequestRow>& rows, const QString& next);
    void older(const std::vector<ui::requests::RequestRow>& rows);
    void running(const QSet<QString>& requestIds);
    void failed(const ui::api::ApiError& error);

private:
    api::AdminClient& m_client;
    QUrlQuery m_filter;
    QString m_before;  ///< the cursor of the next page
    qint64 m_beforeMs = -1;
    bool m_atEnd = false;
    api::Call m_older;
    api::Call m_newest;
    api::Call m_running;
};

}  // namespace ui::requests
