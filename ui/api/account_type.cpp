#include "ui/api/account_type.h"

#include "ui/api/json_fields.h"

namespace ui::api {

using namespace Qt::Literals::StringLiterals;

AccountField AccountField::fromJson(const QJsonObject& object) {
    const JsonFields fields(object);
    AccountField field;
    field.name = fields.text("name"_L1);
    field.kind = fields.text("kind"_L1);
    field.group = fields.text("group"_L1);
    field.required = fields.flag("required"_L1);
    field.defaultValue = object.value("default"_L1);
    field.allowed = fields.texts("allowed"_L1);
    field.minimum = fields.count("minimum"_L1);
    field.maximum = fields.count("maximum"_L1);
    field.description = fields.text("description"_L1);
    return field;
}

AccountType AccountType::fromJson(const QJsonObject& object) {
    const JsonFields fields(object);
    return {fields.text("type"_L1), fields.text("name"_L1), fields.rows<AccountField>("fields"_L1)};
}

}  // namespace ui::api
