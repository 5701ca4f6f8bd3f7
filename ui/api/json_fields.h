#pragma once

#include "ui/api/usd.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QMap>
#include <QStringList>

#include <optional>

namespace ui::api {

/// Reads the fields of an answer. A field that is missing, null or of another type is the type's empty value: an older
/// or newer relay is shown as far as it tells.
class JsonFields {
public:
    explicit JsonFields(const QJsonObject& object) : m_object(object) {}

    QString text(QLatin1StringView name) const { return m_object.value(name).toString(); }
    qint64 number(QLatin1StringView name) const { return m_object.value(name).toInteger(); }
    double fraction(QLatin1StringView name) const { return m_object.value(name).toDouble(); }
    bool flag(QLatin1StringView name) const { return m_object.value(name).toBool(); }
    std::optional<qint64> count(QLatin1StringView name) const;   ///< nothing: null
    std::optional<QString> words(QLatin1StringView name) const;  ///< nothing: null
    QDateTime moment(QLatin1StringView name) const;              ///< UTC; invalid: never
    Usd usd(QLatin1StringView name) const;
    QStringList texts(QLatin1StringView name) const;
    QMap<QString, QString> pairs(QLatin1StringView name) const;
    QJsonObject object(QLatin1StringView name) const { return m_object.value(name).toObject(); }
    QJsonArray array(QLatin1StringView name) const { return m_object.value(name).toArray(); }
    bool isNull(QLatin1StringView name) const { return m_object.value(name).isNull(); }

    template <class Row>
    QList<Row> rows(QLatin1StringView name) const {
        QList<Row> result;
        const QJsonArray found = array(name);
        result.reserve(found.size());
        for (const QJsonValue& row : found)
            result.append(Row::fromJson(row.toObject()));
        return result;
    }

private:
    QJsonObject m_object;
};

/// The `rows` of a list's answer.
template <class Row>
QList<Row> rowsOf(const QJsonObject& body) {
    return JsonFields(body).rows<Row>(QLatin1StringView("rows"));
}

/// As the API takes it: "2026-03-01T12:00:00.000Z", or null for an invalid moment.
QJsonValue momentToJson(const QDateTime& moment);

}  // namespace ui::api
