#include "ui/api/setting.h"

#include "ui/api/json_fields.h"

namespace ui::api {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kSecondsOfAnHour = 3600;

}  // namespace

Setting Setting::fromJson(const QJsonObject& object) {
    const JsonFields fields(object);
    Setting setting;
    setting.name = fields.text("name"_L1);
    setting.flag = fields.text("flag"_L1);
    setting.value = fields.text("value"_L1);
    setting.source = fields.text("source"_L1);
    setting.where = fields.text("where"_L1);
    setting.defaultValue = fields.text("default"_L1);
    setting.stored = fields.words("stored"_L1);
    setting.pending = fields.flag("pending"_L1);
    setting.allowed = fields.text("allowed"_L1);
    setting.choices = fields.texts("allowed"_L1);
    setting.description = fields.text("description"_L1);
    setting.restart = fields.flag("restart"_L1);
    setting.storable = fields.flag("storable"_L1);
    setting.secret = fields.flag("secret"_L1);
    return setting;
}

QTimeZone zoneIn(const QList<Setting>& settings) {
    QString name;
    double hours = 0;
    for (const Setting& setting : settings) {
        if (setting.name == "TIMEZONE"_L1) name = setting.value;
        if (setting.name == "TIMEZONE_OFFSET"_L1) hours = setting.value.toDouble();
    }
    const QTimeZone named(name.toUtf8());
    return !name.isEmpty() && named.isValid() ? named : QTimeZone(qRound(hours * kSecondsOfAnHour));
}

}  // namespace ui::api
