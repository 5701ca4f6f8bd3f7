#pragma once

#include "ui/common/field_editor.h"

class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace ui::common {

/// Pairs of texts, a line each, with a line more for the next.
class MapEditor : public FieldEditor {
    Q_OBJECT

public:
    MapEditor(const FieldSpec& spec, QWidget* parent);
    QJsonValue value() const override;
    void setValue(const QJsonValue& value) override;
    void setWrong(bool wrong) override;
    QWidget* field() const override;

private:
    struct Line {
        QWidget* row = nullptr;
        QLineEdit* key = nullptr;
        QLineEdit* value = nullptr;
    };

    void addLine(const QString& key, const QString& value);
    void removeLine(QWidget* row);

    QVBoxLayout* m_lines = nullptr;
    QPushButton* m_add = nullptr;
    QList<Line> m_rows;
};

}  // namespace ui::common
