// The fields of a key's form, in the order in which they are shown.
#include "ui/keys/key_form.h"

#include <QCoreApplication>
#include <QLocale>

namespace ui::keys {

using namespace Qt::Literals::StringLiterals;
using namespace common;

namespace {

struct Fields {
    Q_DECLARE_TR_FUNCTIONS(ui::keys::Fields)

public:
    static QList<FieldSpec> general(FormUse use);
    static QList<FieldSpec> money();
    static QList<FieldSpec> window();
    static QList<FieldSpec> models(const Bindings& bindings);
    static QList<FieldSpec> clients();
    static QList<FieldSpec> advanced();
    static QString noLimit() { return tr("no limit"); }
};

constexpr double kMostCount = 1e15;
constexpr double kMostConcurrency = 100'000;
constexpr double kLongestWindow = 44'640;
constexpr double kMostDays = 3650;
constexpr double kMostPlaces = 10'000;
constexpr double kLongestWait = 600;
constexpr double kMostKeys = 1000;

FieldSpec field(const QString& name, const QString& label, FieldKind kind) {
    FieldSpec spec;
    spec.name = name;
    spec.label = label;
    spec.kind = kind;
    return spec;
}

FieldSpec amount(const QString& name, const QString& label) {
    FieldSpec spec = field(name, label, FieldKind::Money);
    spec.placeholder = Fields::noLimit();
    return spec;
}

FieldSpec number(const QString& name, const QString& label, double least, double most) {
    FieldSpec spec = field(name, label, FieldKind::Integer);
    spec.minimum = least;
    spec.maximum = most;
    spec.placeholder = Fields::noLimit();
    return spec;
}

FieldSpec lines(const QString& name, const QString& label, const QString& placeholder, const QString& help) {
    FieldSpec spec = field(name, label, FieldKind::List);
    spec.placeholder = placeholder;
    spec.help = help;
    return spec;
}

QList<FieldSpec> inGroup(const QString& group, QList<FieldSpec> specs) {
    for (FieldSpec& spec : specs)
        spec.group = group;
    return specs;
}

QList<FieldSpec> Fields::general(FormUse use) {
    FieldSpec name = field(u"name"_s, tr("Name"), FieldKind::Text);
    name.required = true;
    name.maximum = 100;
    name.placeholder = tr("ann-laptop");
    QList<FieldSpec> specs{name};
    if (use == FormUse::Create) {
        FieldSpec count = number(u"count"_s, tr("How many"), 1, kMostKeys);
        count.placeholder = u"1"_s;
        count.help = tr("More than one are named name-1, name-2 and so on.");
        specs.append(count);
    }
    FieldSpec owner = field(u"owner"_s, tr("Owner"), FieldKind::Text);
    owner.maximum = 100;
    owner.placeholder = tr("who answers for it");
    FieldSpec tags = field(u"tags"_s, tr("Tags"), FieldKind::Text);
    tags.placeholder = tr("team-a, ci");
    tags.help = tr("Separated by commas.");
    FieldSpec expiry = field(u"expiry"_s, tr("Expires"), FieldKind::Choice);
    expiry.required = true;
    expiry.initial = u"never"_s;
    expiry.allowed = {{u"never"_s, tr("Never")},
                      {u"date"_s, tr("At a fixed time")},
                      {u"activation"_s, tr("Some days after its first use")}};
    FieldSpec date = field(u"expiresAt"_s, tr("Expires at"), FieldKind::Date);
    FieldSpec days = number(u"activationDays"_s, tr("Days from first use"), 1, kMostDays);
    days.placeholder = u"30"_s;
    specs += {owner, tags, expiry, date, days};
    return specs;
}

QList<FieldSpec> Fields::money() {
    FieldSpec day = field(u"weeklyDay"_s, tr("The week begins on"), FieldKind::Choice);
    day.required = true;
    day.initial = u"1"_s;
    for (int each = 1; each <= 7; ++each)
        day.allowed.append({QString::number(each), QLocale().standaloneDayName(each)});
    FieldSpec hour = number(u"weeklyHour"_s, tr("at hour"), 0, 23);
    hour.placeholder = u"0"_s;
    hour.help = tr("In the time zone of the relay.");
    return {amount(u"weeklyCost"_s, tr("Cost a week, in dollars")), day, hour,
            amount(u"totalCost"_s, tr("Cost in all, in dollars")),
            lines(u"families"_s, tr("For a family of models alone"), u"opus monthly 50"_s,
                  tr("One a line: the family, then daily, weekly, monthly or total, then dollars."))};
}

QList<FieldSpec> Fields::window() {
    FieldSpec minutes = number(u"windowMinutes"_s, tr("Length of the window, in minutes"), 1, kLongestWindow);
    minutes.placeholder = u"60"_s;
    minutes.help = tr("Begins with the first request after the window before has ended.");
    return {minutes, number(u"windowRequests"_s, tr("Requests in the window"), 1, kMostCount),
            number(u"windowTokens"_s, tr("Tokens in the window"), 1, kMostCount),
            amount(u"windowCost"_s, tr("Cost in the window, in dollars"))};
}

QList<FieldSpec> Fields::models(const Bindings& bindings) {
    FieldSpec binding = field(u"binding"_s, tr("Served by"), FieldKind::Choice);
    binding.placeholder = tr("every account");
    for (const Binding& group : bindings.groups)
        binding.allowed.append({u"group:"_s + group.id, tr("group %1").arg(group.name)});
    for (const Binding& account : bindings.accounts)
        binding.allowed.append({u"account:"_s + account.id, tr("account %1").arg(account.name)});
    QList<FieldSpec> specs{
        lines(u"allowModels"_s, tr("Allowed models"), u"claude-*"_s,
              tr("One a line; * stands for any text. Empty: every model.")),
        lines(u"denyModels"_s, tr("Denied models"), u"*opus*"_s, tr("Wins over what is allowed.")), binding};
    const QString help = tr("With none ticked every service may be used.");
    for (const auto& [id, name] : {std::pair{u"claude"_s, u"Claude"_s},
                                   {u"gemini"_s, u"Gemini"_s},
                                   {u"openai"_s, u"OpenAI"_s},
                                   {u"droid"_s, u"Droid"_s}}) {
        specs.append(field(u"service_"_s + id, tr("Service %1").arg(name), FieldKind::Flag));
        if (id == "droid"_L1) specs.last().help = help;
    }
    return specs;
}

QList<FieldSpec> Fields::clients() {
    return {lines(u"allowClients"_s, tr("Allowed clients"), u"claude_code"_s,
                  tr("One a line: claude_code, codex_cli, gemini_cli, droid_cli, or a pattern of the "
                     "User-Agent. It is "
                     "what a client says of itself, no proof.")),
            lines(u"allowAddresses"_s, tr("Allowed addresses"), u"10.0.0.0/8"_s,
                  tr("One a line: addresses or networks. Empty: from anywhere."))};
}

QList<FieldSpec> Fields::advanced() {
    FieldSpec places = number(u"queuePlaces"_s, tr("Requests that may wait"), 0, kMostPlaces);
    places.placeholder = u"0"_s;
    places.help = tr("They wait while as many run at once as may, instead of being refused.");
    FieldSpec wait = number(u"queueWait"_s, tr("Longest wait, in seconds"), 0, kLongestWait);
    wait.placeholder = u"0"_s;
    FieldSpec unpriced = field(u"allowUnpriced"_s, tr("Let models without a price through"), FieldKind::Flag);
    unpriced.help = tr("They count as free, so a cost limit does not stop them.");
    FieldSpec note = field(u"description"_s, tr("Note"), FieldKind::Text);
    note.multiline = true;
    note.maximum = 500;
    return {places, wait, unpriced, note};
}

}  // namespace

QList<FieldSpec> keyFields(FormUse use, const Bindings& bindings) {
    return Fields::general(use) +
           QList<FieldSpec>{amount(u"dailyCost"_s, Fields::tr("Cost a day, in dollars")),
                            amount(u"monthlyCost"_s, Fields::tr("Cost a month, in dollars")),
                            number(u"concurrency"_s, Fields::tr("Requests at once"), 1, kMostConcurrency)} +
           inGroup(Fields::tr("More cost limits"), Fields::money()) +
           inGroup(Fields::tr("Limits of a moving window"), Fields::window()) +
           inGroup(Fields::tr("Models and accounts"), Fields::models(bindings)) +
           inGroup(Fields::tr("Clients and addresses"), Fields::clients()) +
           inGroup(Fields::tr("Advanced"), Fields::advanced());
}

QList<FieldSpec> overrideFields() {
    FieldSpec until = field(u"until"_s, Fields::tr("Until"), FieldKind::Date);
    until.required = true;
    QList<FieldSpec> specs{until,
                           amount(u"dailyCost"_s, Fields::tr("Cost a day, in dollars")),
                           amount(u"weeklyCost"_s, Fields::tr("Cost a week, in dollars")),
                           amount(u"monthlyCost"_s, Fields::tr("Cost a month, in dollars")),
                           amount(u"totalCost"_s, Fields::tr("Cost in all, in dollars")),
                           number(u"concurrency"_s, Fields::tr("Requests at once"), 1, kMostConcurrency)};
    specs += inGroup(Fields::tr("Limits of a moving window"), Fields::window());
    for (qsizetype at = 1; at < specs.size(); ++at)
        specs[at].placeholder = Fields::tr("as it is");
    return specs;
}

}  // namespace ui::keys
