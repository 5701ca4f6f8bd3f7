#include "ui/keys/key_form.h"

#include "ui/api/json_fields.h"
#include "ui/common/format.h"

#include <QCoreApplication>
#include <QHostAddress>
#include <QRegularExpression>

#include <array>

namespace ui::keys {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Problems {
    Q_DECLARE_TR_FUNCTIONS(ui::keys::Problems)
};

constexpr std::array kCounts{"concurrency"_L1, "windowMinutes"_L1, "windowRequests"_L1, "windowTokens"_L1};
constexpr std::array kCosts{"windowCost"_L1, "dailyCost"_L1, "weeklyCost"_L1, "monthlyCost"_L1,
                            "totalCost"_L1};
constexpr std::array kServices{"claude"_L1, "gemini"_L1, "openai"_L1, "droid"_L1};
constexpr qint64 kMillis = 1000;
constexpr qsizetype kLongestTag = 50;
constexpr qsizetype kLongestNameOfMany = 95;

QJsonValue countOrEmpty(qint64 count) {
    return count == 0 ? QJsonValue() : QJsonValue(count);
}

QJsonValue costOrEmpty(api::Usd cost) {
    return cost.nanos == 0 ? QJsonValue() : QJsonValue(cost.toDecimal());
}

void putLimits(QJsonObject& form, const api::KeyLimits& limits) {
    form["concurrency"_L1] = countOrEmpty(limits.concurrency);
    form["windowMinutes"_L1] = countOrEmpty(limits.windowMinutes);
    form["windowRequests"_L1] = countOrEmpty(limits.windowRequests);
    form["windowTokens"_L1] = countOrEmpty(limits.windowTokens);
    form["windowCost"_L1] = costOrEmpty(limits.windowCost);
    form["dailyCost"_L1] = costOrEmpty(limits.dailyCost);
    form["weeklyCost"_L1] = costOrEmpty(limits.weeklyCost);
    form["monthlyCost"_L1] = costOrEmpty(limits.monthlyCost);
    form["totalCost"_L1] = costOrEmpty(limits.totalCost);
    QJsonArray families;
    for (const api::FamilyLimit& family : limits.families)
        families.append(u"%1 %2 %3"_s.arg(family.family, family.period, family.limit.toDecimal()));
    form["families"_L1] = families;
}

QString bindingOf(const api::ApiKey& key) {
    if (!key.accountId.isEmpty()) return u"account:"_s + key.accountId;
    return key.groupId.isEmpty() ? QString() : u"group:"_s + key.groupId;
}

QString expiryOf(const api::ApiKey& key) {
    if (key.activationDays > 0) return u"activation"_s;
    return key.expiresAt.isValid() ? u"date"_s : u"never"_s;
}

/// "opus monthly 50"; nothing when it is not that.
std::optional<QJsonObject> familyIn(const QString& line) {
    static const QRegularExpression kShape(
        u"^(\\S+)\\s+(daily|weekly|monthly|total)\\s+\\$?(\\d+(\\.\\d{1,9})?)$"_s);
    const QRegularExpressionMatch match = kShape.match(line.trimmed());
    if (!match.hasMatch()) return std::nullopt;
    return QJsonObject{
        {"family"_L1, match.captured(1)}, {"period"_L1, match.captured(2)}, {"limit"_L1, match.captured(3)}};
}

QJsonObject limitsOf(const QJsonObject& form, bool families) {
    QJsonObject limits;
    for (const QLatin1StringView name : kCounts)
        limits[name] = form.value(name).toInteger();
    for (const QLatin1StringView name : kCosts)
        limits[name] = form.value(name).toString(u"0"_s);
    if (!families) return limits;
    QJsonArray rows;
    for (const QJsonValue& line : form.value("families"_L1).toArray())
        if (const auto family = familyIn(line.toString())) rows.append(*family);
    limits["families"_L1] = rows;
    return limits;
}

bool isNetwork(const QString& text) {
    const QString address = text.section(u'/', 0, 0);
    QHostAddress host;
    if (!host.setAddress(address) || (!address.contains(u':') && address.count(u'.') != 3)) return false;
    if (!text.contains(u'/')) return true;
    bool whole = false;
    const int bits = text.section(u'/', 1).toInt(&whole);
    const int most = host.protocol() == QAbstractSocket::IPv4Protocol ? 32 : 128;
    return whole && bits >= 0 && bits <= most;
}

/// The first line that is not as it should be.
template <class Good>
QString firstBad(const QJsonValue& lines, Good good) {
    for (const QJsonValue& line : lines.toArray())
        if (!good(line.toString())) return line.toString();
    return {};
}

void checkExpiry(const QJsonObject& form, const QDateTime& now, QMap<QString, QString>& problems) {
    const QString expiry = form.value("expiry"_L1).toString();
    const QDateTime at = common::format::timeFromApi(form.value("expiresAt"_L1).toString());
    if (expiry == "date"_L1 && form.value("expiresAt"_L1).toString().isEmpty())
        problems.insert(u"expiresAt"_s, Problems::tr("Say when."));
    else if (expiry == "date"_L1 && at.isValid() && at <= now)
        problems.insert(u"expiresAt"_s, Problems::tr("This time has passed already."));
    if (expiry == "activation"_L1 && form.value("activationDays"_L1).toInteger() == 0)
        problems.insert(u"activationDays"_s, Problems::tr("Say how many days."));
}

void checkLines(const QJsonObject& form, QMap<QString, QString>& problems) {
    const auto tell = [&problems](const QString& field, const QString& bad, const QString& text) {
        if (!bad.isEmpty()) problems.insert(field, text.arg(bad));
    };
    tell(u"families"_s,
         firstBad(form.value("families"_L1), [](const QString& line) { return familyIn(line).has_value(); }),
         Problems::tr("“%1” is not a family, a period and dollars, such as: opus monthly 50"));
    tell(u"allowAddresses"_s, firstBad(form.value("allowAddresses"_L1), isNetwork),
         Problems::tr("“%1” is no address and no network such as 10.0.0.0/8."));
    for (const QLatin1StringView models : {"allowModels"_L1, "denyModels"_L1})
        tell(models, firstBad(form.value(models), [](const QString& line) { return !line.contains(u' '); }),
             Problems::tr("“%1” has a space in it; names of models have none."));
    for (const QString& tag : tagsIn(form.value("tags"_L1).toString()))
        if (tag.size() > kLongestTag)
            tell(u"tags"_s, tag, Problems::tr("“%1” is longer than 50 characters."));
}

}  // namespace

QStringList tagsIn(const QString& text) {
    static const QRegularExpression kSeparator(u"[,，]"_s);
    QStringList tags;
    for (const QString& part : text.split(kSeparator))
        if (const QString tag = part.trimmed(); !tag.isEmpty() && !tags.contains(tag)) tags.append(tag);
    return tags;
}

QJsonObject formOf(const api::ApiKey& key) {
    QJsonObject form{{"name"_L1, key.name},
                     {"owner"_L1, key.owner},
                     {"tags"_L1, key.tags.join(u", "_s)},
                     {"description"_L1, key.description},
                     {"expiry"_L1, expiryOf(key)},
                     {"expiresAt"_L1, api::momentToJson(key.expiresAt)},
                     {"activationDays"_L1, countOrEmpty(key.activationDays)},
                     {"weeklyDay"_L1, QString::number(key.weeklyResetDay)},
                     {"weeklyHour"_L1, countOrEmpty(key.weeklyResetHour)},
                     {"allowModels"_L1, QJsonArray::fromStringList(key.allowModels)},
                     {"denyModels"_L1, QJsonArray::fromStringList(key.denyModels)},
                     {"allowClients"_L1, QJsonArray::fromStringList(key.allowClients)},
                     {"allowAddresses"_L1, QJsonArray::fromStringList(key.allowAddresses)},
                     {"binding"_L1, bindingOf(key)},
                     {"queuePlaces"_L1, countOrEmpty(key.queuePlaces)},
                     {"queueWait"_L1, countOrEmpty(key.queueWaitMs / kMillis)},
                     {"allowUnpriced"_L1, key.allowUnpriced}};
    for (const QLatin1StringView service : kServices)
        form[u"service_"_s + service] = key.services.contains(service);
    putLimits(form, key.limits);
    return form;
}

QJsonObject overrideFormOf(const api::ApiKey& key) {
    QJsonObject form;
    putLimits(form, key.temporaryLimits.value_or(api::KeyLimits{}));
    form["until"_L1] = api::momentToJson(key.temporaryUntil);
    return form;
}

QJsonObject keyOf(const QJsonObject& form) {
    const QString expiry = form.value("expiry"_L1).toString();
    QJsonArray services;
    for (const QLatin1StringView service : kServices)
        if (form.value(u"service_"_s + service).toBool()) services.append(service);
    const QString binding = form.value("binding"_L1).toString();
    const auto bound = [&binding](QLatin1StringView kind) {
        return binding.startsWith(kind) ? binding.sliced(kind.size()) : QString();
    };
    QJsonObject key{
        {"name"_L1, form.value("name"_L1)},
        {"owner"_L1, form.value("owner"_L1).toString()},
        {"tags"_L1, QJsonArray::fromStringList(tagsIn(form.value("tags"_L1).toString()))},
        {"description"_L1, form.value("description"_L1).toString()},
        {"activationDays"_L1, expiry == "activation"_L1 ? form.value("activationDays"_L1).toInteger() : 0},
        {"services"_L1, services},
        {"allowModels"_L1, form.value("allowModels"_L1).toArray()},
        {"denyModels"_L1, form.value("denyModels"_L1).toArray()},
        {"allowClients"_L1, form.value("allowClients"_L1).toArray()},
        {"allowAddresses"_L1, form.value("allowAddresses"_L1).toArray()},
        {"accountId"_L1, bound("account:"_L1)},
        {"groupId"_L1, bound("group:"_L1)},
        {"limits"_L1, limitsOf(form, true)},
        {"weeklyReset"_L1, QJsonObject{{"day"_L1, form.value("weeklyDay"_L1).toString(u"1"_s).toInt()},
                                       {"hour"_L1, form.value("weeklyHour"_L1).toInteger()}}},
        {"queue"_L1, QJsonObject{{"places"_L1, form.value("queuePlaces"_L1).toInteger()},
                                 {"waitMs"_L1, form.value("queueWait"_L1).toInteger() * kMillis}}},
        {"allowUnpriced"_L1, form.value("allowUnpriced"_L1).toBool()}};
    // A key that runs from its first use has an end of the relay's own making.
    if (expiry != "activation"_L1)
        key["expiresAt"_L1] = expiry == "date"_L1 ? form.value("expiresAt"_L1) : QJsonValue();
    if (const qint64 count = form.value("count"_L1).toInteger(); count > 1) key["count"_L1] = count;
    return key;
}

QJsonObject changesBetween(const QJsonObject& before, const QJsonObject& after) {
    const QJsonObject was = keyOf(before);
    const QJsonObject is = keyOf(after);
    QJsonObject changes;
    for (auto field = is.begin(); field != is.end(); ++field)
        if (was.value(field.key()) != field.value()) changes.insert(field.key(), field.value());
    // The end that was fixed must not stay beside days that begin with the first use.
    if (changes.value("activationDays"_L1).toInteger() > 0 && !was.value("expiresAt"_L1).toString().isEmpty())
        changes["expiresAt"_L1] = QJsonValue();
    if (!changes.contains("limits"_L1)) return changes;
    const QJsonObject limits = changes.value("limits"_L1).toObject();
    QJsonObject changed;
    for (auto limit = limits.begin(); limit != limits.end(); ++limit)
        if (was.value("limits"_L1)[limit.key()] != limit.value()) changed.insert(limit.key(), limit.value());
    changes["limits"_L1] = changed;
    return changes;
}

QJsonObject overrideOf(const QJsonObject& form) {
    return {{"until"_L1, form.value("until"_L1)}, {"limits"_L1, limitsOf(form, false)}};
}

QMap<QString, QString> problemsIn(const QJsonObject& form, const QDateTime& now) {
    QMap<QString, QString> problems;
    checkExpiry(form, now, problems);
    checkLines(form, problems);
    const bool window = form.value("windowRequests"_L1).toInteger() != 0 ||
                        form.value("windowTokens"_L1).toInteger() != 0 ||
                        !form.value("windowCost"_L1).toString().isEmpty();
    if (window && form.value("windowMinutes"_L1).toInteger() == 0)
        problems.insert(u"windowMinutes"_s, Problems::tr("Say how long the window is."));
    const QDateTime until = common::format::timeFromApi(form.value("until"_L1).toString());
    if (until.isValid() && until <= now)
        problems.insert(u"until"_s, Problems::tr("This time has passed already."));
    if (form.value("count"_L1).toInteger() > 1 &&
        form.value("name"_L1).toString().size() > kLongestNameOfMany)
        problems.insert(u"name"_s, Problems::tr("At most 95 characters when several keys are made."));
    return problems;
}

QString fieldOf(const api::ApiError& error) {
    static const QHash<QString, QString> others{
        {u"accountId"_s, u"binding"_s},       {u"groupId"_s, u"binding"_s}, {u"places"_s, u"queuePlaces"_s},
        {u"waitMs"_s, u"queueWait"_s},        {u"day"_s, u"weeklyDay"_s},   {u"hour"_s, u"weeklyHour"_s},
        {u"services"_s, u"service_claude"_s}, {u"family"_s, u"families"_s}, {u"period"_s, u"families"_s}};
    static const QStringList same{
        u"name"_s,           u"count"_s,          u"owner"_s,        u"tags"_s,          u"description"_s,
        u"expiresAt"_s,      u"activationDays"_s, u"allowModels"_s,  u"denyModels"_s,    u"allowClients"_s,
        u"allowAddresses"_s, u"until"_s,          u"families"_s,     u"allowUnpriced"_s, u"concurrency"_s,
        u"windowMinutes"_s,  u"windowRequests"_s, u"windowTokens"_s, u"windowCost"_s,    u"dailyCost"_s,
        u"weeklyCost"_s,     u"monthlyCost"_s,    u"totalCost"_s};
    // The innermost name is the one meant: field "limits": field "dailyCost" must be ...
    static const QRegularExpression kQuoted(u"\"([A-Za-z]+)\""_s);
    QString found;
    for (auto match = kQuoted.globalMatch(error.message); match.hasNext();) {
        const QString name = match.next().captured(1);
        if (same.contains(name) || others.contains(name)) found = others.value(name, name);
    }
    if (!found.isEmpty()) return found;
    // There is a key named "ann" already
    if (error.message.contains(" named "_L1)) return u"name"_s;
    return others.value(error.field, same.contains(error.field) ? error.field : QString());
}

}  // namespace ui::keys
