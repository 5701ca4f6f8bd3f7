#pragma once

#include "ui/api/log_line.h"

#include <QString>
#include <QUrlQuery>

namespace ui::logs {

/// How important a level is; what is no level counts as information.
int rankOf(QStringView level);

/// Which lines are wanted: for the relay when it reads its files, and for lines as they happen.
struct LogFilter {
    QString level = {};      ///< the least important; empty: all
    QString search = {};     ///< in the message and the fields' values, whatever the case
    QString accountId = {};  ///< empty: all
    QString requestId = {};  ///< empty: all

    bool operator==(const LogFilter&) const = default;
    bool isEmpty() const { return *this == LogFilter(); }
    bool matches(const api::LogLine& line) const;
    QUrlQuery query(int limit, const QString& before) const;
};

}  // namespace ui::logs
