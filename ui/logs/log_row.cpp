#include "ui/logs/log_row.h"

#include "ui/logs/log_filter.h"
#include "ui/theme/icons.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QLocale>
#include <QStringList>

namespace ui::logs {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ui::logs::LogRow)
};

const QStringList kOwnMembers{u"time"_s, u"level"_s, u"area"_s, u"message"_s};
const QStringList kOwnColumns{u"requestId"_s, u"accountId"_s, u"account"_s};

}  // namespace

LogRow LogRow::of(api::LogLine line) {
    LogRow row;
    row.content = qHash(jsonOf(line));
    row.line = std::move(line);
    return row;
}

QString LogRow::account() const {
    const QString name = line.fields.value("account"_L1).toString();
    return name.isEmpty() ? accountId() : name;
}

api::LogLine lineOfEvent(const QJsonObject& object) {
    api::LogLine line = api::LogLine::fromJson(object);
    line.fields = object;
    for (const QString& own : kOwnMembers)
        line.fields.remove(own);
    return line;
}

QByteArray jsonOf(const api::LogLine& line) {
    QJsonObject object = line.fields;
    object.insert(u"time"_s, line.time.toUTC().toString(Qt::ISODateWithMs));
    object.insert(u"level"_s, line.level);
    object.insert(u"area"_s, line.area);
    object.insert(u"message"_s, line.message);
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QString fieldText(const QJsonValue& value) {
    if (value.isString()) return value.toString();
    if (value.isObject())
        return QString::fromUtf8(QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact));
    if (value.isArray())
        return QString::fromUtf8(QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact));
    return value.toVariant().toString();
}

QString fieldsText(const api::LogLine& line) {
    QStringList parts;
    for (auto field = line.fields.begin(); field != line.fields.end(); ++field) {
        if (kOwnColumns.contains(field.key())) continue;
        const QString text = fieldText(field.value());
        if (!text.isEmpty()) parts.append(field.key() + u'=' + text);
    }
    return parts.join(u"  "_s);
}

QString timeText(const QDateTime& time, const QDate& today) {
    if (!time.isValid()) return {};
    const QDateTime local = time.toLocalTime();
    const QString clock = local.toString(u"HH:mm:ss.zzz"_s);
    if (local.date() == today) return clock;
    return QLocale().toString(local.date(), QLocale::ShortFormat) + u' ' + clock;
}

QString levelWord(const QString& level) {
    if (level == "debug"_L1) return Words::tr("Debug");
    if (level == "info"_L1) return Words::tr("Info");
    if (level == "warn"_L1) return Words::tr("Warning");
    return level == "error"_L1 ? Words::tr("Error") : level;
}

QIcon levelIcon(const QString& level) {
    if (level == "debug"_L1) return theme::icon(u"minus"_s);
    if (level == "warn"_L1) return theme::icon(u"warning"_s, theme::Token::Warn);
    if (level == "error"_L1) return theme::icon(u"cross"_s, theme::Token::Bad);
    return theme::icon(u"info"_s);
}

}  // namespace ui::logs
