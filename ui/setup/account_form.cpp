#include "ui/setup/account_form.h"

#include "ui/api/account_type.h"

#include <QCoreApplication>
#include <QHash>
#include <QJsonArray>

namespace ui::setup {

using namespace Qt::Literals::StringLiterals;
using common::FieldSpec;

namespace {

class Words {
    Q_DECLARE_TR_FUNCTIONS(ui::setup::AccountForm)

public:
    static QString label(const QString& field) {
        const QHash<QString, QString> labels{
            {u"name"_s, tr("Name")},
            {u"baseUrl"_s, tr("Address of the provider")},
            {u"secret"_s, tr("API key of the provider")},
            {u"authScheme"_s, tr("How the key is sent")},
            {u"dailyQuota"_s, tr("US dollars a day")},
            {u"maxConcurrency"_s, tr("Requests at the same time")},
        };
        return labels.value(field, field);
    }
    static QString help(const api::AccountField& field) {
        const QHash<QString, QString> known{
            {u"name"_s, tr("What you call it; no two accounts are called the same.")},
            {u"secret"_s,
             tr("Kept encrypted on this machine, sent to this provider only, never shown again.")},
            {u"authScheme"_s, tr("“auto” goes by how the key begins.")},
            {u"dailyQuota"_s, tr("The account rests for the day when this is spent. 0: no limit.")},
            {u"maxConcurrency"_s, tr("0: no limit.")},
        };
        return known.value(field.name, field.required ? field.description : QString());
    }
    static QString moreGroup() { return tr("Limits and details"); }
};

const QStringList kAlsoAsked{u"authScheme"_s, u"dailyQuota"_s, u"maxConcurrency"_s};

QJsonObject describe(const api::AccountField& field) {
    QJsonObject described{{u"name"_s, field.name},
                          {u"label"_s, Words::label(field.name)},
                          {u"kind"_s, field.kind},
                          {u"required"_s, field.required},
                          {u"default"_s, field.defaultValue},
                          {u"allowed"_s, QJsonArray::fromStringList(field.allowed)},
                          {u"help"_s, Words::help(field)}};
    if (field.minimum) described.insert(u"minimum"_s, *field.minimum);
    if (field.maximum) described.insert(u"maximum"_s, *field.maximum);
    if (!field.required) described.insert(u"group"_s, Words::moreGroup());
    return described;
}

}  // namespace

QList<FieldSpec> firstAccountFields(const api::AccountType& type) {
    QList<FieldSpec> specs;
    for (const api::AccountField& field : type.fields) {
        if (!field.required && !kAlsoAsked.contains(field.name)) continue;
        std::optional<FieldSpec> spec = common::fieldFromJson(describe(field));
        if (!spec) continue;
        if (spec->name == "name"_L1) spec->initial = type.type;
        if (spec->name == "baseUrl"_L1 && type.type == "claude-console"_L1) {
            spec->initial = u"https://api.anthropic.com"_s;
            spec->placeholder = u"https://api.anthropic.com"_s;
        }
        specs.append(*spec);
    }
    return specs;
}

}  // namespace ui::setup
