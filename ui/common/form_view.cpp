#include "ui/common/form_view.h"

#include "ui/common/form_field.h"
#include "ui/theme/icons.h"

#include <QBoxLayout>
#include <QToolButton>

#include <algorithm>

namespace ui::common {

namespace {

/// A heading that folds what is under it.
class Fold : public QWidget {
public:
    explicit Fold(const QString& title) : m_head(new QToolButton), m_body(new QWidget) {
        m_head->setObjectName(QStringLiteral("fold_") + title);
        m_head->setText(title);
        m_head->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        theme::setKind(*m_head, theme::ButtonKind::Quiet);
        auto* body = new QVBoxLayout(m_body);
        body->setContentsMargins(0, 0, 0, 0);
        body->setSpacing(theme::kSection);
        auto* layout = new QVBoxLayout(this);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->setSpacing(theme::kGap);
        layout->addWidget(m_head, 0, Qt::AlignLeft);
        layout->addWidget(m_body);
        connect(m_head, &QToolButton::clicked, this, [this] { unfold(m_body->isHidden()); });
        unfold(false);
    }

    void unfold(bool open) {
        m_head->setIcon(theme::icon(open ? QStringLiteral("chevron-down") : QStringLiteral("chevron-right")));
        m_body->setVisible(open);
    }

    QVBoxLayout* body() const { return static_cast<QVBoxLayout*>(m_body->layout()); }

private:
    QToolButton* m_head;
    QWidget* m_body;
};

}  // namespace

FormView::FormView(QWidget* parent) : QWidget(parent), m_layout(new QVBoxLayout(this)) {
    setObjectName(QStringLiteral("form"));
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(theme::kSection);
}

QVBoxLayout* FormView::groupLayout(const QString& group) {
    if (group.isEmpty()) return m_layout;
    if (!m_groups.contains(group)) {
        auto* fold = new Fold(group);
        m_groups.insert(group, fold);
        m_layout->addWidget(fold);
    }
    return static_cast<Fold*>(m_groups.value(group))->body();
}

void FormView::setFields(const QList<FieldSpec>& fields) {
    qDeleteAll(m_fields);
    qDeleteAll(m_groups);
    m_fields.clear();
    m_groups.clear();
    // What is always in sight stands before the groups, wherever it was described.
    for (const bool grouped : {false, true}) {
        for (const FieldSpec& spec : fields) {
            if (spec.group.isEmpty() == grouped) continue;
            auto* field = new FormField(spec);
            groupLayout(spec.group)->addWidget(field);
            m_fields.append(field);
            connect(field, &FormField::edited, this, &FormView::edited);
        }
    }
    m_before = values();
}

void FormView::setValues(const QJsonObject& values) {
    for (FormField* field : std::as_const(m_fields)) {
        const FieldSpec& spec = field->spec();
        const QJsonValue initial = isEmptyValue(spec.initial) ? emptyOf(spec) : spec.initial;
        field->setValue(values.contains(spec.name) ? values.value(spec.name) : initial);
    }
    m_before = this->values();
}

QJsonObject FormView::values() const {
    QJsonObject all;
    for (const FormField* field : m_fields) {
        const QJsonValue value = field->value();
        // No secret typed means: leave the one there is.
        if (field->spec().kind == FieldKind::Secret && isEmptyValue(value)) continue;
        all.insert(field->spec().name, value);
    }
    return all;
}

QJsonObject FormView::changes() const {
    QJsonObject changed;
    const QJsonObject all = values();
    for (auto value = all.begin(); value != all.end(); ++value)
        if (m_before.value(value.key()) != value.value()) changed.insert(value.key(), value.value());
    return changed;
}

bool FormView::isChanged() const {
    return values() != m_before;
}

bool FormView::isValid() const {
    return std::all_of(m_fields.begin(), m_fields.end(), [](const FormField* field) {
        return field->isHidden() || field->problem().isEmpty();
    });
}

bool FormView::check() {
    FormField* first = nullptr;
    for (FormField* field : std::as_const(m_fields)) {
        if (field->isHidden()) continue;
        field->showProblem();
        if (field->problem().isEmpty()) continue;
        unfoldAround(*field);
        if (!first) first = field;
    }
    if (first) first->focusField();
    return first == nullptr;
}

QStringList FormView::showErrors(const QMap<QString, QString>& errors) {
    QStringList others;
    FormField* first = nullptr;
    for (auto error = errors.begin(); error != errors.end(); ++error) {
        FormField* field = fieldOf(error.key());
        if (!field) field = fieldOf(error.key().section(QLatin1Char('.'), 0, 0));
        if (!field) {
            others.append(error.value());
            continue;
        }
        field->showServerError(error.value());
        unfoldAround(*field);
        if (!first) first = field;
    }
    if (first) first->focusField();
    return others;
}

void FormView::unfoldAround(FormField& field) {
    if (QWidget* fold = m_groups.value(field.spec().group)) static_cast<Fold*>(fold)->unfold(true);
}

void FormView::setFieldShown(const QString& name, bool shown) {
    if (FormField* field = fieldOf(name)) field->setVisible(shown);
}

FormField* FormView::fieldOf(const QString& name) const {
    for (FormField* field : m_fields)
        if (field->spec().name == name) return field;
    return nullptr;
}

void FormView::focusFirst() {
    if (!m_fields.isEmpty()) m_fields.constFirst()->focusField();
}

}  // namespace ui::common
