#include "ui/keys/key_words.h"

#include "ui/common/format.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace ui::keys {

using namespace Qt::Literals::StringLiterals;
using namespace common;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ui::keys::Words)

public:
    static QString left(const QDateTime& until, const QDateTime& now);
    static QString models(const api::ApiKey& key);
    static QString binding(const api::ApiKey& key, const Bindings& bindings);
    static QString clients(const api::ApiKey& key);
    static QString queue(const api::ApiKey& key);
};

QString listed(const QStringList& names) {
    return QLocale().createSeparatedList(names);
}

QString nameIn(const QList<Binding>& bindings, const QString& id) {
    const auto at = std::ranges::find(bindings, id, &Binding::id);
    return at == bindings.end() ? id : at->name;
}

QString clientName(const QString& client) {
    static const QHash<QString, QString> names{{u"claude_code"_s, u"Claude Code"_s},
                                               {u"gemini_cli"_s, u"Gemini CLI"_s},
                                               {u"codex_cli"_s, u"Codex"_s},
                                               {u"droid_cli"_s, u"Droid"_s}};
    return names.value(client, client);
}

QString serviceName(const QString& service) {
    static const QHash<QString, QString> names{{u"claude"_s, u"Claude"_s},
                                               {u"gemini"_s, u"Gemini"_s},
                                               {u"openai"_s, u"OpenAI"_s},
                                               {u"droid"_s, u"Droid"_s}};
    return names.value(service, service);
}

template <class Name>
QStringList named(const QStringList& ids, Name name) {
    QStringList names;
    for (const QString& id : ids)
        names.append(name(id));
    return names;
}

/// Whole days, hours or minutes: what matters of a time to come.
QString Words::left(const QDateTime& until, const QDateTime& now) {
    constexpr qint64 kMinute = 60;
    constexpr qint64 kHour = 60 * kMinute;
    constexpr qint64 kDay = 24 * kHour;
    const qint64 seconds = now.secsTo(until);
    if (seconds >= kDay) return tr("in %n day(s)", nullptr, static_cast<int>(seconds / kDay));
    if (seconds >= kHour) return tr("in %n hour(s)", nullptr, static_cast<int>(seconds / kHour));
    return tr("in %n minute(s)", nullptr, static_cast<int>(seconds / kMinute));
}

QString Words::models(const api::ApiKey& key) {
    if (key.allowModels.isEmpty() && key.denyModels.isEmpty()) return tr("May use every model.");
    if (key.denyModels.isEmpty()) return tr("May use %1, no other model.").arg(listed(key.allowModels));
    if (key.allowModels.isEmpty()) return tr("May use every model except %1.").arg(listed(key.denyModels));
    return tr("May use %1 except %2.").arg(listed(key.allowModels), listed(key.denyModels));
}

QString Words::binding(const api::ApiKey& key, const Bindings& bindings) {
    if (!key.accountId.isEmpty())
        return tr("Is served by account “%1” alone.").arg(nameIn(bindings.accounts, key.accountId));
    if (!key.groupId.isEmpty())
        return tr("Is served by the accounts of group “%1” alone.").arg(nameIn(bindings.groups, key.groupId));
    return tr("Is served by every account.");
}

QString Words::clients(const api::ApiKey& key) {
    const QString clients = listed(named(key.allowClients, clientName));
    const QString addresses = listed(key.allowAddresses);
    if (!clients.isEmpty() && !addresses.isEmpty())
        return tr("Only clients that say they are %1 are let in, and only from %2.").arg(clients, addresses);
    if (!clients.isEmpty()) return tr("Only clients that say they are %1 are let in.").arg(clients);
    if (!addresses.isEmpty()) return tr("Only requests from %1 are let in.").arg(addresses);
    return tr("Any client may use it, from any address.");
}

QString Words::queue(const api::ApiKey& key) {
    const QString wait = format::duration((key.queueWaitMs + 999) / 1000);
    return tr("When its concurrency is used up, %n request(s) may wait, each at most %1.", nullptr,
              static_cast<int>(key.queuePlaces))
        .arg(wait);
}

}  // namespace

StateLook lookOf(const KeyRow& row, const QDateTime& now) {
    switch (stateOf(row, now)) {
        case KeyState::Active:
            return {Sign::Ready, Words::tr("active")};
        case KeyState::ExpiresSoon:
            return {Sign::Warning, Words::tr("expires %1").arg(Words::left(row.key.expiresAt, now))};
        case KeyState::NotActivated:
            return {Sign::Idle, Words::tr("not yet activated")};
        case KeyState::AtLimit:
            return {Sign::Blocked, Words::tr("at its limit")};
        case KeyState::Expired:
            return {Sign::SignIn, Words::tr("expired")};
        case KeyState::Disabled:
            break;
    }
    return {Sign::Paused, Words::tr("disabled")};
}

QString expiryInWords(const api::ApiKey& key, const QDateTime& now) {
    if (key.expiresAt.isValid() && key.expiresAt <= now)
        return Words::tr("expired %1").arg(format::relativeTime(key.expiresAt, now));
    if (key.expiresAt.isValid()) return Words::left(key.expiresAt, now);
    if (key.activationDays > 0)
        return Words::tr("%n day(s) from first use", nullptr, static_cast<int>(key.activationDays));
    return Words::tr("never");
}

QString limitName(const api::LimitRow& limit) {
    static const QHash<QString, const char*> names{
        {u"concurrency"_s, QT_TRANSLATE_NOOP("ui::keys::Words", "Requests at once")},
        {u"window_requests"_s, QT_TRANSLATE_NOOP("ui::keys::Words", "Requests in the window")},
        {u"window_tokens"_s, QT_TRANSLATE_NOOP("ui::keys::Words", "Tokens in the window")},
        {u"window_cost"_s, QT_TRANSLATE_NOOP("ui::keys::Words", "Cost in the window")},
        {u"daily_cost"_s, QT_TRANSLATE_NOOP("ui::keys::Words", "Cost today")},
        {u"weekly_cost"_s, QT_TRANSLATE_NOOP("ui::keys::Words", "Cost this week")},
        {u"monthly_cost"_s, QT_TRANSLATE_NOOP("ui::keys::Words", "Cost this month")},
        {u"total_cost"_s, QT_TRANSLATE_NOOP("ui::keys::Words", "Cost in all")}};
    const char* known = names.value(limit.kind, nullptr);
    const QString name = known ? Words::tr(known) : limit.kind;
    return limit.family.isEmpty() ? name : Words::tr("%1, %2 models").arg(name, limit.family);
}

QString limitAmount(const api::LimitRow& limit, const QString& amount) {
    if (limit.isMoney()) return format::money(amount);
    const qint64 number = amount.toLongLong();
    return limit.kind == "window_tokens"_L1 ? format::tokens(number) : format::count(number);
}

QStringList rulesInWords(const api::ApiKey& key, const Bindings& bindings, const QDateTime& now) {
    QStringList rules{Words::models(key)};
    if (!key.services.isEmpty())
        rules.append(Words::tr("Services: %1.").arg(listed(named(key.services, serviceName))));
    rules.append(Words::binding(key, bindings));
    rules.append(Words::clients(key));
    if (key.queuePlaces > 0) rules.append(Words::queue(key));
    if (key.allowUnpriced)
        rules.append(Words::tr("Models without a price are let through and count as free."));
    if (key.temporaryLimits && key.temporaryUntil > now)
        rules.append(Words::tr("Other limits hold until %1.").arg(format::exactTime(key.temporaryUntil)));
    return rules;
}

}  // namespace ui::keys
