#include "ui/common/form_field.h"

#include "ui/common/line_editors.h"
#include "ui/common/map_editor.h"
#include "ui/theme/theme.h"

#include <QBoxLayout>
#include <QLabel>

namespace ui::common {

FieldEditor* makeEditor(const FieldSpec& spec, QWidget* parent) {
    switch (spec.kind) {
        case FieldKind::Choice:
            return new ChoiceEditor(spec, parent);
        case FieldKind::Flag:
            return new FlagEditor(spec, parent);
        case FieldKind::Map:
            return new MapEditor(spec, parent);
        case FieldKind::List:
            return new LinesEditor(spec, parent);
        case FieldKind::Text:
            if (spec.multiline) return new LinesEditor(spec, parent);
            break;
        case FieldKind::Secret:
        case FieldKind::Url:
        case FieldKind::Integer:
        case FieldKind::Money:
        case FieldKind::Hours:
        case FieldKind::Date:
            break;
    }
    return new LineEditor(spec, parent);
}

FormField::FormField(const FieldSpec& spec, QWidget* parent)
    : QWidget(parent), m_spec(spec), m_editor(makeEditor(spec, this)), m_error(new QLabel) {
    m_editor->field()->setObjectName(QStringLiteral("field_") + spec.name);
    m_editor->field()->setAccessibleName(spec.label);
    m_editor->field()->setAccessibleDescription(spec.help);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(theme::kTight);
    if (spec.kind != FieldKind::Flag) {
        auto* label = new QLabel(spec.label);
        label->setBuddy(m_editor->field());
        layout->addWidget(label);
    }
    layout->addWidget(m_editor);
    m_error->setObjectName(QStringLiteral("error_") + spec.name);
    m_error->setTextFormat(Qt::PlainText);
    m_error->setWordWrap(true);
    theme::setType(*m_error, theme::Type::Caption);
    theme::tint(*m_error, theme::Token::Bad);
    m_error->hide();
    layout->addWidget(m_error);
    if (!spec.help.isEmpty()) {
        auto* help = new QLabel(spec.help);
        help->setTextFormat(Qt::PlainText);
        help->setWordWrap(true);
        theme::setType(*help, theme::Type::Caption);
        theme::tint(*help, theme::Token::Quiet);
        layout->addWidget(help);
    }
    if (!isEmptyValue(spec.initial)) m_editor->setValue(spec.initial);
    connect(m_editor, &FieldEditor::edited, this, [this] {
        m_serverError.clear();
        // While it is being typed for the first time nothing half done is called wrong.
        refresh();
        Q_EMIT edited();
    });
    connect(m_editor, &FieldEditor::left, this, [this] {
        if (!isEmptyValue(value())) m_touched = true;
        refresh();
    });
}

QJsonValue FormField::value() const {
    return m_editor->value();
}

void FormField::setValue(const QJsonValue& value) {
    m_editor->setValue(value);
    m_touched = false;
    m_serverError.clear();
    refresh();
}

QString FormField::problem() const {
    return problemOf(m_spec, value());
}

void FormField::showProblem() {
    m_touched = true;
    refresh();
}

void FormField::showServerError(const QString& text) {
    m_serverError = text;
    refresh();
}

void FormField::focusField() {
    m_editor->field()->setFocus();
}

bool FormField::isShowingError() const {
    return !m_error->isHidden();
}

void FormField::refresh() {
    const QString text = !m_serverError.isEmpty() ? m_serverError : m_touched ? problem() : QString();
    m_error->setText(text);
    m_error->setVisible(!text.isEmpty());
    m_editor->setWrong(!text.isEmpty());
}

}  // namespace ui::common
