#include "ui/common/decimal.h"
#include "ui/common/field_spec.h"
#include "ui/common/format.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QRegularExpression>
#include <QUrl>

#include <algorithm>

namespace ui::common {

namespace {

struct Rules {
    Q_DECLARE_TR_FUNCTIONS(FieldRules)

public:
    static QString required() { return tr("This is needed."); }
    static QString number(const FieldSpec& spec, const QJsonValue& value);
    static QString money(const FieldSpec& spec, const QString& text);
    static QString url(const QString& text);
    static QString hours(const QString& text);
    static QString date(const QString& text);
    static QString choice(const FieldSpec& spec, const QString& text);
    static QString length(const FieldSpec& spec, qsizetype length);
    static QString map(const QJsonObject& object);
};

QString boundText(double bound) {
    return format::count(static_cast<qint64>(bound));
}

QString Rules::number(const FieldSpec& spec, const QJsonValue& value) {
    if (!value.isDouble()) return tr("A whole number is needed.");
    if (spec.minimum && value.toDouble() < *spec.minimum)
        return tr("At least %1.").arg(boundText(*spec.minimum));
    if (spec.maximum && value.toDouble() > *spec.maximum)
        return tr("At most %1.").arg(boundText(*spec.maximum));
    return {};
}

QString Rules::money(const FieldSpec& spec, const QString& text) {
    if (!isDecimal(text) || text.startsWith(QLatin1Char('-')))
        return tr("An amount is needed, such as 12.50.");
    const auto plain = [](double bound) { return QString::number(bound, 'f', 2); };
    if (spec.minimum && compareDecimal(text, plain(*spec.minimum)) < 0)
        return tr("At least %1.").arg(format::money(plain(*spec.minimum)));
    if (spec.maximum && compareDecimal(text, plain(*spec.maximum)) > 0)
        return tr("At most %1.").arg(format::money(plain(*spec.maximum)));
    return {};
}

QString Rules::url(const QString& text) {
    const QUrl url(text, QUrl::StrictMode);
    const bool web = url.scheme() == QLatin1String("http") || url.scheme() == QLatin1String("https");
    if (!url.isValid() || !web || url.host().isEmpty())
        return tr("An address is needed, such as https://api.example.com.");
    return {};
}

QString Rules::hours(const QString& text) {
    static const QRegularExpression shape(
        QStringLiteral("^((mon|tue|wed|thu|fri|sat|sun)([-,](?=[a-z])(mon|tue|wed|thu|fri|sat|sun))*\\s+)?"
                       "([01]?\\d|2[0-3]):[0-5]\\d-(([01]?\\d|2[0-3]):[0-5]\\d|24:00)$"));
    if (!shape.match(text.trimmed().toLower()).hasMatch())
        return tr("Days and hours are needed, such as mon-fri 09:00-18:00, or hours alone.");
    return {};
}

QString Rules::date(const QString& text) {
    if (!format::timeFromApi(text).isValid())
        return tr("A day and a time are needed, such as 2026-03-31 18:00.");
    return {};
}

QString Rules::choice(const FieldSpec& spec, const QString& text) {
    const bool known =
        std::ranges::any_of(spec.allowed, [&text](const FieldChoice& one) { return one.value == text; });
    return known ? QString() : tr("“%1” is none of the choices.").arg(text);
}

QString Rules::length(const FieldSpec& spec, qsizetype length) {
    const auto size = static_cast<double>(length);
    if (spec.minimum && size < *spec.minimum)
        return tr("At least %n character(s).", nullptr, static_cast<int>(*spec.minimum));
    if (spec.maximum && size > *spec.maximum)
        return tr("At most %n character(s).", nullptr, static_cast<int>(*spec.maximum));
    return {};
}

QString Rules::map(const QJsonObject& object) {
    if (object.contains(QString())) return tr("Each line needs its left side.");
    return {};
}

}  // namespace

QString problemOf(const FieldSpec& spec, const QJsonValue& value) {
    if (isEmptyValue(value))
        return spec.required && spec.kind != FieldKind::Flag ? Rules::required() : QString();
    switch (spec.kind) {
        case FieldKind::Integer:
            return Rules::number(spec, value);
        case FieldKind::Money:
            return Rules::money(spec, value.toString());
        case FieldKind::Url:
            return Rules::url(value.toString());
        case FieldKind::Hours:
            return Rules::hours(value.toString());
        case FieldKind::Date:
            return Rules::date(value.toString());
        case FieldKind::Choice:
            return Rules::choice(spec, value.toString());
        case FieldKind::Map:
            return Rules::map(value.toObject());
        case FieldKind::Text:
        case FieldKind::Secret:
            return Rules::length(spec, value.toString().size());
        case FieldKind::List:
        case FieldKind::Flag:
            break;
    }
    return {};
}

}  // namespace ui::common
