#pragma once

#include <QDateTime>
#include <QJsonArray>
#include <QJsonObject>

namespace ui::test {

class ScriptedApi;

/// The moment at which the tests of the overview take place.
QDateTime overviewNow();

/// Usage in `steps` up to now, as waves; `quiet`: none.
QJsonObject usageSeries(int steps, int stepSeconds, bool quiet = false);
QJsonObject healthAccount(int number, const QString& state, const QJsonValue& mark = {});
/// Why an account rests, for so many seconds more.
QJsonObject healthMark(const QString& cause, int status, int seconds);
/// Most of them ready, some in every other state.
QJsonArray healthAccounts(int accounts);

/// A relay with these accounts, usage of a day and one key near its limit.
void scriptOverview(ScriptedApi& api, const QJsonArray& accounts);

}  // namespace ui::test
