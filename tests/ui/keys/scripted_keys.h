#pragma once

#include "tests/ui/support/scripted_api.h"

#include <QDateTime>
#include <QJsonArray>

#include <functional>

namespace ui::test {

/// A key as the relay tells it, with nothing set.
QJsonObject plainKey(const QString& id, const QString& name);
/// The same with fields replaced.
QJsonObject with(QJsonObject object, const QJsonObject& fields);

/// A relay that keeps keys: it makes, changes and removes them.
class ScriptedKeys {
public:
    /// Outlives `api`'s last answer.
    void serve(ScriptedApi& api);

    void setKeys(const QJsonArray& keys);
    /// Six keys in six states, and what was used of them.
    void setTypical();
    /// Many, with names of every length.
    void setCrowded(int count);

    QJsonArray usageToday;
    QJsonArray usageMonth;
    QJsonArray running;
    std::function<QDateTime()> clock = [] { return QDateTime::currentDateTimeUtc(); };

private:
    void serveKeys();
    void serveUse();
    Scripted change(const Seen& seen);
    Scripted create(const Seen& seen);
    Scripted list(const Seen& seen) const;
    int placeOf(const QString& id) const;

    QJsonArray m_keys;
    ScriptedApi* m_api = nullptr;
};

}  // namespace ui::test
