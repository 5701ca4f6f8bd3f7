#include "ui/api/log_line.h"

#include "ui/api/json_fields.h"

namespace ui::api {

using namespace Qt::Literals::StringLiterals;

LogLine LogLine::fromJson(const QJsonObject& object) {
    const JsonFields fields(object);
    return {fields.text("id"_L1),   fields.moment("time"_L1),  fields.text("level"_L1),
            fields.text("area"_L1), fields.text("message"_L1), fields.object("fields"_L1)};
}

}  // namespace ui::api
