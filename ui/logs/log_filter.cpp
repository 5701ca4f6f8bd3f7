#include "ui/logs/log_filter.h"

#include "ui/logs/log_row.h"

namespace ui::logs {

using namespace Qt::Literals::StringLiterals;

namespace {

enum Rank { Debug, Info, Warning, Error };

bool holds(const api::LogLine& line, const QString& words) {
    if (line.message.contains(words, Qt::CaseInsensitive)) return true;
    for (const QJsonValue& value : line.fields)
        if (fieldText(value).contains(words, Qt::CaseInsensitive)) return true;
    return false;
}

}  // namespace

int rankOf(QStringView level) {
    if (level == "debug"_L1) return Debug;
    if (level == "warn"_L1) return Warning;
    return level == "error"_L1 ? Error : Info;
}

bool LogFilter::matches(const api::LogLine& line) const {
    const auto is = [&line](QLatin1StringView field, const QString& wanted) {
        return wanted.isEmpty() || line.fields.value(field).toString() == wanted;
    };
    if (!level.isEmpty() && rankOf(line.level) < rankOf(level)) return false;
    if (!is("accountId"_L1, accountId) || !is("requestId"_L1, requestId)) return false;
    return search.isEmpty() || holds(line, search);
}

QUrlQuery LogFilter::query(int limit, const QString& before) const {
    QUrlQuery query{{u"limit"_s, QString::number(limit)}};
    const auto add = [&query](const QString& name, const QString& value) {
        // A plus sign would be read as a space.
        if (!value.isEmpty()) query.addQueryItem(name, QString::fromLatin1(QUrl::toPercentEncoding(value)));
    };
    add(u"before"_s, before);
    add(u"level"_s, level);
    add(u"accountId"_s, accountId);
    add(u"requestId"_s, requestId);
    add(u"search"_s, search);
    return query;
}

}  // namespace ui::logs
