#pragma once

#include "ui/common/field_spec.h"

#include <QMap>
#include <QWidget>

class QVBoxLayout;

namespace ui::common {

class FormField;

/// A form made of descriptions. Says what is wrong under each field as soon as it was left, groups fold, values go in
/// and out as one JSON object.
class FormView : public QWidget {
    Q_OBJECT

public:
    explicit FormView(QWidget* parent = nullptr);

    void setFields(const QList<FieldSpec>& fields);
    /// Keys without a field are kept aside and ignored; fields without a key get their initial value.
    void setValues(const QJsonObject& values);
    QJsonObject values() const;
    /// Only what differs from the last setValues(); an untouched secret is never among it.
    QJsonObject changes() const;
    bool isChanged() const;

    bool isValid() const;
    /// Shows every problem, unfolds where one is, brings the keyboard to the first. False when there was one.
    bool check();
    /// Messages of the server by field name ("custom.headers" finds "custom"). What names no field here comes back.
    QStringList showErrors(const QMap<QString, QString>& errors);
    void setFieldShown(const QString& name, bool shown);
    FormField* fieldOf(const QString& name) const;
    void focusFirst();

Q_SIGNALS:
    void edited();

private:
    QVBoxLayout* groupLayout(const QString& group);
    void unfoldAround(FormField& field);

    QVBoxLayout* m_layout = nullptr;
    QMap<QString, QWidget*> m_groups;
    QList<FormField*> m_fields;
    QJsonObject m_before;
};

}  // namespace ui::common
