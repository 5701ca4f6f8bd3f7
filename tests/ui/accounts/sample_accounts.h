#pragma once

#include <QDateTime>
#include <QJsonArray>
#include <QJsonObject>

namespace ui::test {

class ScriptedApi;

/// The moment at which every test of the accounts takes place.
QDateTime sampleNow();
/// So many seconds from it, as the API writes it.
QString momentIn(qint64 seconds);

/// A ready account; `more` replaces fields.
QJsonObject sampleAccount(const QString& id, const QString& name, const QJsonObject& more = {});
/// One that rests, for `cause`.
QJsonObject coolingAccount(const QString& id, const QString& name, const QString& cause, int status,
                           qint64 secondsLeft);
/// Six accounts, one in each state that calls for something else.
QJsonArray typicalAccounts();
/// Many, with names of every length.
QJsonArray crowdedAccounts(int count);
/// The types that a relay describes: the fields of every kind.
QJsonArray sampleTypes();
QJsonArray sampleGroups();
QJsonArray sampleKeys();

/// A relay with these accounts, and with everything that the page asks for beside them.
void scriptRelay(ScriptedApi& api, const QJsonArray& accounts);

}  // namespace ui::test
