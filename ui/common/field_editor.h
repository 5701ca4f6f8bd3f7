#pragma once

#include "ui/common/field_spec.h"

#include <QWidget>

namespace ui::common {

/// One editor of a form. Its value is JSON as FieldKind says; what cannot be read as that stays the string typed.
class FieldEditor : public QWidget {
    Q_OBJECT

public:
    using QWidget::QWidget;

    virtual QJsonValue value() const = 0;
    virtual void setValue(const QJsonValue& value) = 0;
    virtual void setWrong(bool wrong) = 0;
    /// What gets the keyboard and the accessible name.
    virtual QWidget* field() const = 0;

Q_SIGNALS:
    void edited();  ///< by the user
    void left();    ///< the keyboard has gone elsewhere
};

/// The editor a kind has.
FieldEditor* makeEditor(const FieldSpec& spec, QWidget* parent);

}  // namespace ui::common
