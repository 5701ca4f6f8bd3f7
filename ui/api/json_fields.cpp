#include "ui/api/json_fields.h"

namespace ui::api {

std::optional<qint64> JsonFields::count(QLatin1StringView name) const {
    const QJsonValue value = m_object.value(name);
    if (!value.isDouble()) return std::nullopt;
    return value.toInteger();
}

std::optional<QString> JsonFields::words(QLatin1StringView name) const {
    const QJsonValue value = m_object.value(name);
    if (!value.isString()) return std::nullopt;
    return value.toString();
}

QDateTime JsonFields::moment(QLatin1StringView name) const {
    return QDateTime::fromString(text(name), Qt::ISODateWithMs).toUTC();
}

Usd JsonFields::usd(QLatin1StringView name) const {
    return Usd::fromDecimal(text(name)).value_or(Usd{});
}

QStringList JsonFields::texts(QLatin1StringView name) const {
    QStringList result;
    const QJsonArray found = array(name);
    for (const QJsonValue& value : found)
        result.append(value.toString());
    return result;
}

QMap<QString, QString> JsonFields::pairs(QLatin1StringView name) const {
    QMap<QString, QString> result;
    const QJsonObject found = object(name);
    for (auto field = found.constBegin(); field != found.constEnd(); ++field)
        result.insert(field.key(), field.value().toString());
    return result;
}

QJsonValue momentToJson(const QDateTime& moment) {
    if (!moment.isValid()) return QJsonValue(QJsonValue::Null);
    return moment.toUTC().toString(Qt::ISODateWithMs);
}

}  // namespace ui::api
