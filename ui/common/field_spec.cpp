#include "ui/common/field_spec.h"

#include <QHash>
#include <QJsonArray>

namespace ui::common {

std::optional<FieldSpec> fieldFromJson(const QJsonObject& description) {
    static const QHash<QString, FieldKind> kinds{
        {QStringLiteral("text"), FieldKind::Text},   {QStringLiteral("secret"), FieldKind::Secret},
        {QStringLiteral("url"), FieldKind::Url},     {QStringLiteral("integer"), FieldKind::Integer},
        {QStringLiteral("money"), FieldKind::Money}, {QStringLiteral("choice"), FieldKind::Choice},
        {QStringLiteral("map"), FieldKind::Map},     {QStringLiteral("list"), FieldKind::List},
        {QStringLiteral("hours"), FieldKind::Hours}, {QStringLiteral("date"), FieldKind::Date},
        {QStringLiteral("flag"), FieldKind::Flag}};
    const auto text = [&description](const char* key) {
        return description.value(QLatin1String(key)).toString();
    };
    const auto kind = kinds.constFind(text("kind"));
    if (kind == kinds.constEnd() || text("name").isEmpty()) return std::nullopt;
    FieldSpec spec;
    spec.name = text("name");
    spec.label = text("label").isEmpty() ? spec.name : text("label");
    spec.kind = *kind;
    spec.group = text("group");
    spec.help = text("help");
    spec.placeholder = text("placeholder");
    spec.required = description.value(QStringLiteral("required")).toBool();
    spec.initial = description.value(QStringLiteral("default"));
    for (const QJsonValue& choice : description.value(QStringLiteral("allowed")).toArray()) {
        const QJsonObject pair = choice.toObject();
        const QString value =
            choice.isString() ? choice.toString() : pair.value(QStringLiteral("value")).toString();
        spec.allowed.append(
            {value, choice.isString() ? value : pair.value(QStringLiteral("label")).toString(value)});
    }
    const auto bound = [&description](const char* key) {
        const QJsonValue value = description.value(QLatin1String(key));
        return value.isDouble() ? std::optional(value.toDouble()) : std::nullopt;
    };
    spec.minimum = bound("minimum");
    spec.maximum = bound("maximum");
    return spec;
}

QJsonValue emptyOf(const FieldSpec& spec) {
    if (!spec.whenEmpty.isUndefined()) return spec.whenEmpty;
    switch (spec.kind) {
        case FieldKind::Map:
            return QJsonObject();
        case FieldKind::List:
            return QJsonArray();
        case FieldKind::Flag:
            return false;
        case FieldKind::Integer:
        case FieldKind::Money:
        case FieldKind::Date:
            return QJsonValue::Null;
        case FieldKind::Text:
        case FieldKind::Secret:
        case FieldKind::Url:
        case FieldKind::Choice:
        case FieldKind::Hours:
            break;
    }
    return QString();
}

bool isEmptyValue(const QJsonValue& value) {
    return value.isNull() || value.isUndefined() || (value.isString() && value.toString().isEmpty()) ||
           (value.isArray() && value.toArray().isEmpty()) || (value.isObject() && value.toObject().isEmpty());
}

}  // namespace ui::common
