#include "ui/settings/setting_row.h"

#include "ui/common/state_label.h"
#include "ui/settings/setting_texts.h"
#include "ui/theme/icons.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QWheelEvent>

#include <algorithm>
#include <utility>

namespace ui::settings {

using namespace Qt::Literals::StringLiterals;
using common::Sign;
using Kind = SettingRule::Kind;

namespace {

constexpr int kEditorWidth = 300;

/// The wheel scrolls the page; it changes no value by accident.
class CalmBox : public QComboBox {
public:
    using QComboBox::QComboBox;

protected:
    void wheelEvent(QWheelEvent* event) override { event->ignore(); }
};

QLabel* makeLine(const QString& name, theme::Token token, theme::Type type) {
    auto* label = new QLabel;
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    theme::tint(*label, token);
    theme::setType(*label, type);
    return label;
}

}  // namespace

SettingRow::SettingRow(api::Setting setting, QWidget* parent)
    : QWidget(parent), m_setting(std::move(setting)), m_rule(SettingRule::of(m_setting)) {
    setObjectName(u"setting_"_s + m_setting.name);
    auto* row = new QHBoxLayout(this);
    // A group's frame takes one pixel; so it stands under what is in the cards above.
    row->setContentsMargins(theme::kSection - 1, theme::kRow, theme::kSection - 1, theme::kRow);
    row->setSpacing(theme::kMargin);
    buildWords(*row);
    buildEditor(*row);
    setText(base());
    showAll();
}

void SettingRow::buildWords(QBoxLayout& row) {
    m_label = makeLine(u"settingLabel"_s, theme::Token::Text, theme::Type::Strong);
    m_meaning = makeLine(u"settingMeaning"_s, theme::Token::Quiet, theme::Type::Body);
    m_name = makeLine(u"settingName"_s, theme::Token::Quiet, theme::Type::Mono);
    m_source = makeLine(u"settingSource"_s, theme::Token::Quiet, theme::Type::Caption);
    auto* words = new QVBoxLayout;
    words->setSpacing(theme::kTight);
    words->addWidget(m_label);
    words->addWidget(m_meaning);
    words->addWidget(m_name);
    words->addWidget(m_source);
    words->addStretch(1);
    row.addLayout(words, 1);
}

void SettingRow::buildEditor(QBoxLayout& row) {
    if (m_rule.kind() == Kind::Choice || m_rule.kind() == Kind::Flag) {
        m_box = new CalmBox;
        for (const QString& choice : m_rule.choices())
            m_box->addItem(choice, choice);
        connect(m_box, &QComboBox::activated, this, &SettingRow::changed);
    } else {
        m_line = new QLineEdit;
        connect(m_line, &QLineEdit::textEdited, this, &SettingRow::changed);
    }
    editor()->setObjectName(u"value_"_s + m_setting.name);
    m_label->setBuddy(editor());
    m_hint = makeLine(u"settingHint"_s, theme::Token::Quiet, theme::Type::Caption);
    m_state = new common::StateLabel;
    m_state->setObjectName(u"settingState"_s);
    const auto button = [](const QString& name) {
        auto* made = new QPushButton;
        made->setObjectName(name);
        theme::setKind(*made, theme::ButtonKind::Link);
        return made;
    };
    m_undo = button(u"settingUndo"_s);
    m_default = button(u"settingReset"_s);
    connect(m_undo, &QPushButton::clicked, this, [this] {
        discard();
        Q_EMIT edited();
    });
    connect(m_default, &QPushButton::clicked, this, &SettingRow::reset);
    auto* under = new QHBoxLayout;
    under->setSpacing(theme::kRow);
    under->addWidget(m_state);
    under->addWidget(m_undo);
    under->addWidget(m_default);
    under->addStretch(1);
    auto* side = new QWidget;
    side->setFixedWidth(kEditorWidth);
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme::kTight);
    column->addWidget(editor());
    column->addWidget(m_hint);
    column->addLayout(under);
    column->addStretch(1);
    row.addWidget(side);
}

QWidget* SettingRow::editor() const {
    return m_box != nullptr ? static_cast<QWidget*>(m_box) : m_line;
}

QString SettingRow::text() const {
    return m_box != nullptr ? m_box->currentData().toString() : m_line->text();
}

void SettingRow::setText(const QString& text) {
    if (m_box != nullptr) {
        if (m_box->findData(text) < 0) m_box->addItem(text, text);
        m_box->setCurrentIndex(m_box->findData(text));
    } else if (m_line->text() != text) {
        m_line->setText(text);
    }
}

QString SettingRow::base() const {
    return m_setting.pending ? m_setting.stored.value_or(m_setting.defaultValue) : m_setting.value;
}

void SettingRow::setSetting(const api::Setting& setting) {
    const bool keeps = isChanged();
    m_setting = setting;
    m_rule = SettingRule::of(setting);
    if (!keeps) discard();
    showAll();
}

bool SettingRow::isLocked() const {
    return !m_setting.storable || (m_setting.source != "default"_L1 && m_setting.source != "stored"_L1);
}

bool SettingRow::isChanged() const {
    return m_reset || (!isLocked() && !m_rule.same(text(), base()));
}

bool SettingRow::isOwn() const {
    return m_setting.source != "default"_L1 || m_setting.pending || m_setting.stored || isChanged();
}

bool SettingRow::matches(const QString& words) const {
    const QString all = QStringList{m_setting.name,    m_setting.flag,        m_label->text(),
                                    m_meaning->text(), m_setting.description, m_setting.value}
                            .join(u'\n');
    const QStringList wanted = words.split(u' ', Qt::SkipEmptyParts);
    return std::ranges::all_of(
        wanted, [&all](const QString& word) { return all.contains(word, Qt::CaseInsensitive); });
}

QString SettingRow::problem() const {
    return m_reset || !isChanged() ? QString() : m_rule.problem(text());
}

QJsonValue SettingRow::change() const {
    return m_reset ? QJsonValue(QJsonValue::Null) : QJsonValue(text().trimmed());
}

void SettingRow::discard() {
    m_reset = false;
    m_error.clear();
    setText(base());
    showAll();
}

void SettingRow::reset() {
    m_error.clear();
    m_reset = m_setting.stored.has_value();
    setText(m_setting.defaultValue);
    showAll();
    Q_EMIT edited();
}

void SettingRow::changed() {
    m_reset = false;
    m_error.clear();
    showAll();
    Q_EMIT edited();
}

void SettingRow::showError(const QString& text) {
    m_error = text;
    showHint();
}

void SettingRow::focusEditor() {
    editor()->setFocus();
}

QString SettingRow::sourceWords() const {
    if (m_setting.source == "flag"_L1) return tr("Given on the command line: %1").arg(m_setting.where);
    if (m_setting.source == "environment"_L1) return tr("Given in the environment");
    if (m_setting.source == "file"_L1) return tr("Given in the config file: %1").arg(m_setting.where);
    if (m_setting.stored) return tr("Stored here; the default is %1").arg(m_setting.defaultValue);
    if (!m_setting.where.isEmpty()) return tr("The default (%1)").arg(m_setting.where);
    return tr("The default");
}

QString SettingRow::lockWords() const {
    if (m_setting.secret) return tr("A secret is given in the environment or in the config file only.");
    if (!m_setting.storable) return tr("Can only be given when the relay is started.");
    return tr("Fixed where the relay was started. Remove it there to change it here.");
}

void SettingRow::showAll() {
    m_label->setText(labelOf(m_setting));
    m_meaning->setText(meaningOf(m_setting));
    m_name->setText(m_setting.flag.isEmpty() ? m_setting.name : m_setting.name + u"   "_s + m_setting.flag);
    m_source->setText(sourceWords());
    if (m_rule.kind() == Kind::Flag) {
        for (int at = 0; at < m_box->count(); ++at)
            m_box->setItemText(at, m_box->itemData(at) == u"true"_s ? tr("On") : tr("Off"));
    }
    editor()->setEnabled(!isLocked());
    editor()->setAccessibleName(m_label->text());
    editor()->setAccessibleDescription(m_meaning->text());
    if (m_line != nullptr)
        m_line->setPlaceholderText(m_setting.secret || m_setting.value.isEmpty() ? tr("Not set") : QString());
    m_undo->setText(tr("Undo"));
    m_undo->setVisible(isChanged());
    m_default->setText(tr("Reset to default"));
    m_default->setVisible(!isLocked() && !m_reset && !m_rule.same(text(), m_setting.defaultValue));
    if (isChanged())
        m_state->setLook({Sign::SignIn, m_reset ? tr("Reset, not saved yet") : tr("Not saved yet")});
    else if (m_setting.pending)
        m_state->setLook(
            {Sign::Cooling,
             tr("After a restart; now %1").arg(m_setting.value.isEmpty() ? tr("not set") : m_setting.value)});
    m_state->setVisible(isChanged() || m_setting.pending);
    showHint();
}

void SettingRow::showHint() {
    const QString wrong = m_error.isEmpty() ? problem() : m_error;
    const QString words = !wrong.isEmpty() ? wrong : isLocked() ? lockWords() : m_rule.allowed();
    m_hint->setText(words);
    m_hint->setVisible(!words.isEmpty());
    theme::tint(*m_hint, wrong.isEmpty() ? theme::Token::Quiet : theme::Token::Bad);
    theme::setWrong(*editor(), !wrong.isEmpty());
}

void SettingRow::retranslate() {
    showAll();
}

}  // namespace ui::settings
