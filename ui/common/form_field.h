#pragma once

#include "ui/common/field_spec.h"

#include <QWidget>

class QLabel;

namespace ui::common {

class FieldEditor;

/// A field with its label above, help and error beneath. Inside FormView.
class FormField : public QWidget {
    Q_OBJECT

public:
    FormField(const FieldSpec& spec, QWidget* parent = nullptr);

    const FieldSpec& spec() const { return m_spec; }
    QJsonValue value() const;
    void setValue(const QJsonValue& value);
    /// By the rules of its kind, shown or not.
    QString problem() const;
    /// Shows what is wrong from now on, typed in or not.
    void showProblem();
    /// What the server said of it; stays until the field is edited.
    void showServerError(const QString& text);
    void focusField();
    bool isShowingError() const;

Q_SIGNALS:
    void edited();

private:
    void refresh();

    FieldSpec m_spec;
    FieldEditor* m_editor = nullptr;
    QLabel* m_error = nullptr;
    bool m_touched = false;
    QString m_serverError;
};

}  // namespace ui::common
