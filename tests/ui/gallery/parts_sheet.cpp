#include "tests/ui/gallery/sheets.h"
#include "ui/common/code_snippet.h"
#include "ui/common/filter_chips.h"
#include "ui/common/secret_once.h"
#include "ui/common/state_label.h"
#include "ui/theme/icons.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSpinBox>
#include <QToolButton>

namespace ui::gallery {

using namespace common;

namespace {

QHBoxLayout* row(const QList<QWidget*>& widgets) {
    auto* layout = new QHBoxLayout;
    layout->setSpacing(theme::kGap);
    for (QWidget* widget : widgets)
        layout->addWidget(widget);
    layout->addStretch(1);
    return layout;
}

QPushButton* button(const QString& text, theme::ButtonKind kind, bool enabled = true) {
    auto* made = new QPushButton(text);
    theme::setKind(*made, kind);
    made->setEnabled(enabled);
    return made;
}

QHBoxLayout* buttons(const Words& say) {
    using theme::ButtonKind;
    return row(
        {button(say("Save", "保存"), ButtonKind::Primary), button(say("Cancel", "取消"), ButtonKind::Plain),
         button(say("Delete", "删除"), ButtonKind::Danger), button(say("Quiet", "安静"), ButtonKind::Quiet),
         button(say("Link", "链接"), ButtonKind::Link), button(say("Off", "停用"), ButtonKind::Plain, false),
         button(say("Off", "停用"), ButtonKind::Primary, false)});
}

QHBoxLayout* fields(const Words& say) {
    auto* line = new QLineEdit(say("Text", "文字"));
    line->setObjectName(QStringLiteral("focused"));
    auto* wrong = new QLineEdit(QStringLiteral("12,5,0"));
    theme::setWrong(*wrong, true);
    auto* off = new QLineEdit(say("Off", "停用"));
    off->setEnabled(false);
    auto* box = new QComboBox;
    box->addItems({QStringLiteral("Claude Console"), QStringLiteral("Gemini")});
    auto* check = new QCheckBox(say("Takes requests", "接受请求"));
    check->setChecked(true);
    auto* radio = new QRadioButton(say("Dark", "深色"));
    radio->setChecked(true);
    return row({line, wrong, off, box, new QSpinBox, check, new QCheckBox(say("Off", "关")), radio,
                new QRadioButton(say("Light", "浅色"))});
}

QHBoxLayout* states(const Words& say) {
    QList<QWidget*> labels;
    const auto add = [&labels](Sign sign, const QString& word) {
        auto* label = new StateLabel;
        label->setLook({sign, word});
        labels.append(label);
    };
    add(Sign::Ready, say("ready", "可用"));
    add(Sign::Cooling, say("cooling down", "冷却中"));
    add(Sign::SignIn, say("sign in", "需要登录"));
    add(Sign::Blocked, say("blocked", "已封禁"));
    add(Sign::Paused, say("paused", "已暂停"));
    add(Sign::Warning, say("near its limit", "接近限额"));
    add(Sign::Idle, say("never used", "从未使用"));
    return row(labels);
}

QGridLayout* icons() {
    auto* grid = new QGridLayout;
    grid->setSpacing(theme::kTight);
    int at = 0;
    for (const QString& name : theme::iconNames()) {
        auto* shown = new QToolButton;
        shown->setIcon(theme::icon(name, theme::Token::Text));
        shown->setIconSize(QSize(theme::kIcon, theme::kIcon));
        shown->setToolTip(name);
        theme::setKind(*shown, theme::ButtonKind::Quiet);
        grid->addWidget(shown, at / 22, at % 22);
        ++at;
    }
    return grid;
}

QHBoxLayout* letters(const Words& say) {
    QList<QWidget*> labels;
    using theme::Type;
    for (const Type type :
         {Type::Value, Type::Title, Type::Section, Type::Strong, Type::Body, Type::Caption, Type::Mono}) {
        auto* label = new QLabel(say("Requests 18 204", "请求 18 204"));
        theme::setType(*label, type);
        labels.append(label);
    }
    return row(labels);
}

}  // namespace

std::unique_ptr<QWidget> partsSheet(Interaction& interaction, const Words& words) {
    auto sheet = std::make_unique<QWidget>();
    auto* chips = new FilterChips;
    chips->setChips({{QStringLiteral("all"), words("All", "全部"), 14},
                     {QStringLiteral("ready"), words("Ready", "可用"), 12}});
    auto* secret = new SecretOnce(interaction);
    secret->setSecret(QStringLiteral("not-a-real-secret-for-pictures"), QStringLiteral("key.txt"));
    auto* snippets = new SnippetTabs(interaction);
    snippets->setSnippet(
        QStringLiteral("shell"), QStringLiteral("Shell"),
        QStringLiteral("export ANTHROPIC_BASE_URL=http://127.0.0.1:3000\nexport ANTHROPIC_AUTH_TOKEN=…"));
    snippets->setSnippet(QStringLiteral("python"), QStringLiteral("Python"),
                         QStringLiteral("import anthropic"));
    auto* layout = new QVBoxLayout(sheet.get());
    layout->setContentsMargins(theme::kMargin, theme::kMargin, theme::kMargin, theme::kMargin);
    layout->setSpacing(theme::kSection);
    layout->addLayout(letters(words));
    layout->addLayout(buttons(words));
    layout->addLayout(fields(words));
    layout->addLayout(row({chips, new FilterMenu(QStringLiteral("type"), words("Type", "类型"))}));
    layout->addLayout(states(words));
    layout->addWidget(secret);
    layout->addWidget(snippets);
    layout->addLayout(icons());
    layout->addStretch(1);
    sheet->resize(1180, 640);
    sheet->show();
    return sheet;
}

}  // namespace ui::gallery
