#include "tests/ui/gallery/sheets.h"
#include "ui/common/form_dialog.h"
#include "ui/common/form_view.h"

#include <QJsonArray>

namespace ui::gallery {

using namespace common;

std::unique_ptr<QWidget> formSheet(Interaction& /*interaction*/, const Words& say) {
    auto dialog = std::make_unique<FormDialog>(say("New account", "新建账户"),
                                               say("Create account", "创建账户"), nullptr);
    dialog->setAttribute(Qt::WA_DeleteOnClose, false);
    QList<FieldSpec> fields;
    fields.append({.name = QStringLiteral("name"),
                   .label = say("Name", "名称"),
                   .required = true,
                   .help = say("How you will recognise it in lists.", "在列表中以此辨认。")});
    fields.append({.name = QStringLiteral("type"),
                   .label = say("Type", "类型"),
                   .kind = FieldKind::Choice,
                   .required = true,
                   .allowed = {{QStringLiteral("console"), QStringLiteral("Claude Console")},
                               {QStringLiteral("gemini"), QStringLiteral("Gemini")}}});
    fields.append({.name = QStringLiteral("url"),
                   .label = say("Address", "地址"),
                   .kind = FieldKind::Url,
                   .required = true});
    fields.append({.name = QStringLiteral("secret"),
                   .label = say("API key", "API 密钥"),
                   .kind = FieldKind::Secret,
                   .required = true});
    fields.append({.name = QStringLiteral("quota"),
                   .label = say("Daily quota", "每日限额"),
                   .kind = FieldKind::Money,
                   .help = say("Nothing here: no limit.", "留空则不限。")});
    fields.append({.name = QStringLiteral("schedulable"),
                   .label = say("Takes requests", "接受请求"),
                   .kind = FieldKind::Flag,
                   .initial = true});
    const QString more = say("Advanced", "高级");
    fields.append({.name = QStringLiteral("priority"),
                   .label = say("Priority", "优先级"),
                   .kind = FieldKind::Integer,
                   .group = more,
                   .minimum = 1,
                   .maximum = 100});
    fields.append({.name = QStringLiteral("hours"),
                   .label = say("Active hours", "活动时段"),
                   .kind = FieldKind::Hours,
                   .group = more});
    fields.append({.name = QStringLiteral("map"),
                   .label = say("Model mapping", "模型映射"),
                   .kind = FieldKind::Map,
                   .group = more});
    dialog->form().setFields(fields);
    dialog->form().setValues({{QStringLiteral("name"), QStringLiteral("team-c")},
                              {QStringLiteral("url"), QStringLiteral("ftp://example.com")},
                              {QStringLiteral("type"), QStringLiteral("console")},
                              {QStringLiteral("secret"), QStringLiteral("sk-example")},
                              {QStringLiteral("priority"), 500},
                              {QStringLiteral("map"), QJsonObject{{QStringLiteral("claude-opus"),
                                                                   QStringLiteral("claude-sonnet")}}}});
    dialog->form().check();
    dialog->resize(520, 1020);
    dialog->show();
    return dialog;
}

}  // namespace ui::gallery
