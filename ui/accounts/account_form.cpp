#include "ui/accounts/account_form.h"

#include <QCoreApplication>

namespace ui::accounts {

using namespace Qt::Literals::StringLiterals;
using common::FieldKind;
using common::FieldSpec;

namespace {

struct Form {
    Q_DECLARE_TR_FUNCTIONS(ui::accounts::Form)
};

struct Text {
    const char* field;
    const char* label;
    const char* help;
};

const Text kTexts[] = {
    {"name", QT_TRANSLATE_NOOP("ui::accounts::Form", "Name"),
     QT_TRANSLATE_NOOP("ui::accounts::Form", "What people call it; no two are alike.")},
    {"description", QT_TRANSLATE_NOOP("ui::accounts::Form", "Note"),
     QT_TRANSLATE_NOOP("ui::accounts::Form", "For people; nothing depends on it.")},
    {"enabled", QT_TRANSLATE_NOOP("ui::accounts::Form", "Switched on"),
     QT_TRANSLATE_NOOP("ui::accounts::Form", "Switched off it takes part in nothing.")},
    {"baseUrl", QT_TRANSLATE_NOOP("ui::accounts::Form", "Address"),
     QT_TRANSLATE_NOOP("ui::accounts::Form",
                       "Where the provider listens. A path that clients add themselves is cut off.")},
    {"secret", QT_TRANSLATE_NOOP("ui::accounts::Form", "Secret"),
     QT_TRANSLATE_NOOP("ui::accounts::Form",
                       "The provider's key. It is stored encrypted and never shown again.")},
    {"authScheme", QT_TRANSLATE_NOOP("ui::accounts::Form", "Sent as"),
     QT_TRANSLATE_NOOP("ui::accounts::Form", "Which header carries the secret; auto goes by how it begins.")},
    {"schedulable", QT_TRANSLATE_NOOP("ui::accounts::Form", "Takes requests"),
     QT_TRANSLATE_NOOP("ui::accounts::Form", "Off: paused.")},
    {"priority", QT_TRANSLATE_NOOP("ui::accounts::Form", "Priority"),
     QT_TRANSLATE_NOOP("ui::accounts::Form", "The lower, the sooner it is asked.")},
    {"weight", QT_TRANSLATE_NOOP("ui::accounts::Form", "Weight"),
     QT_TRANSLATE_NOOP("ui::accounts::Form", "Its share of the load among accounts of the same priority.")},
    {"activeHours", QT_TRANSLATE_NOOP("ui::accounts::Form", "Active hours"),
     QT_TRANSLATE_NOOP("ui::accounts::Form", "When it may be used; empty: always.")},
    {"autoProtection", QT_TRANSLATE_NOOP("ui::accounts::Form", "Rests after errors"),
     QT_TRANSLATE_NOOP("ui::accounts::Form", "After the provider's errors it cools down by itself.")},
    {"maxConcurrency", QT_TRANSLATE_NOOP("ui::accounts::Form", "Requests at the same time"),
     QT_TRANSLATE_NOOP("ui::accounts::Form", "0: no limit.")},
    {"dailyQuota", QT_TRANSLATE_NOOP("ui::accounts::Form", "Daily quota in US dollars"),
     QT_TRANSLATE_NOOP("ui::accounts::Form", "0: no limit.")},
    {"queue.places", QT_TRANSLATE_NOOP("ui::accounts::Form", "Requests that may wait"),
     QT_TRANSLATE_NOOP("ui::accounts::Form", "While all places are taken; 0: none waits.")},
    {"queue.waitMs", QT_TRANSLATE_NOOP("ui::accounts::Form", "Longest wait in milliseconds"), ""},
    {"subscriptionEndsAt", QT_TRANSLATE_NOOP("ui::accounts::Form", "Subscription ends"),
     QT_TRANSLATE_NOOP("ui::accounts::Form", "Not used from then on; empty: never.")},
    {"maxAgeDays", QT_TRANSLATE_NOOP("ui::accounts::Form", "Days of use"),
     QT_TRANSLATE_NOOP("ui::accounts::Form", "Not used so many days after it was added; 0: no limit.")},
    {"models", QT_TRANSLATE_NOOP("ui::accounts::Form", "Models"),
     QT_TRANSLATE_NOOP("ui::accounts::Form", "Those it serves, with * for any text; empty: all.")},
    {"modelMap", QT_TRANSLATE_NOOP("ui::accounts::Form", "Model names"),
     QT_TRANSLATE_NOOP("ui::accounts::Form", "What clients ask for, and what it is called there.")},
    {"customHeaders", QT_TRANSLATE_NOOP("ui::accounts::Form", "Headers"),
     QT_TRANSLATE_NOOP("ui::accounts::Form",
                       "Sent with every request. No secrets: they are shown to whoever may look.")},
};

const Text* textOf(const QString& field) {
    for (const Text& text : kTexts)
        if (field == QLatin1StringView(text.field)) return &text;
    return nullptr;
}

QString helpOf(const api::AccountField& field, const QString& name) {
    const Text* text = textOf(name);
    if (text == nullptr) return field.description;
    return *text->help == '\0' ? QString() : Form::tr(text->help);
}

/// Where a group of the relay stands in the form; empty: always in sight.
QString groupTitle(const QString& group) {
    if (group == "limits"_L1) return Form::tr("Limits");
    if (group == "schedule"_L1) return Form::tr("Scheduling");
    if (group == "models"_L1) return Form::tr("Models");
    if (group == "advanced"_L1) return Form::tr("Advanced");
    return {};
}

QString choiceLabel(const QString& value) {
    return value == "auto"_L1 ? Form::tr("auto") : value;
}

FieldSpec numberOf(const api::AccountField& field, const QString& part) {
    FieldSpec spec;
    spec.name = field.name + u'.' + part;
    spec.label = labelOf(spec.name);
    spec.kind = FieldKind::Integer;
    spec.group = groupTitle(field.group);
    spec.help = helpOf(field, spec.name);
    spec.initial = field.defaultValue.toObject().value(part);
    spec.whenEmpty = 0;
    spec.minimum = 0;
    return spec;
}

std::optional<FieldSpec> specOf(const api::AccountField& field) {
    auto spec = common::fieldFromJson({{u"name"_s, field.name}, {u"kind"_s, field.kind}});
    if (!spec) return std::nullopt;
    spec->label = labelOf(field.name);
    spec->help = helpOf(field, field.name);
    spec->group = groupTitle(field.group);
    spec->required = field.required;
    spec->initial = field.defaultValue;
    for (const QString& value : field.allowed)
        spec->allowed.append({value, choiceLabel(value)});
    if (field.minimum) spec->minimum = static_cast<double>(*field.minimum);
    if (field.maximum) spec->maximum = static_cast<double>(*field.maximum);
    // An emptied number is the one that a new account has: the relay takes no null there.
    const bool number = spec->kind == FieldKind::Integer || spec->kind == FieldKind::Money;
    if (number && !field.required && !field.defaultValue.isNull()) spec->whenEmpty = field.defaultValue;
    return spec;
}

}  // namespace

QString labelOf(const QString& field) {
    const Text* text = textOf(field);
    return text == nullptr ? field : Form::tr(text->label);
}

QList<FieldSpec> formOf(const api::AccountType& type, bool editing, const QString& secretHint) {
    QList<FieldSpec> form;
    for (const api::AccountField& field : type.fields) {
        if (field.kind == "queue"_L1) {
            form.append(numberOf(field, u"places"_s));
            form.append(numberOf(field, u"waitMs"_s));
            continue;
        }
        std::optional<FieldSpec> spec = specOf(field);
        if (!spec) continue;
        if (editing && spec->kind == FieldKind::Secret && !secretHint.isEmpty()) {
            spec->required = false;
            spec->placeholder = Form::tr("%1 – leave empty to keep it").arg(secretHint);
        }
        form.append(*spec);
    }
    return form;
}

QJsonObject toForm(const QJsonObject& account) {
    QJsonObject values = account;
    const QJsonObject queue = account.value("queue"_L1).toObject();
    for (auto part = queue.begin(); part != queue.end(); ++part)
        values.insert(u"queue."_s + part.key(), part.value());
    values.remove(u"queue"_s);
    return values;
}

QJsonObject fromForm(const QJsonObject& values) {
    QJsonObject account;
    for (auto value = values.begin(); value != values.end(); ++value) {
        const QString object = value.key().section(u'.', 0, 0);
        if (object == value.key()) {
            account.insert(value.key(), value.value());
            continue;
        }
        QJsonObject parts = account.value(object).toObject();
        parts.insert(value.key().section(u'.', 1), value.value());
        account.insert(object, parts);
    }
    return account;
}

}  // namespace ui::accounts
