#pragma once

#include "ui/common/field_editor.h"

class QCheckBox;
class QComboBox;
class QLineEdit;
class QPlainTextEdit;

namespace ui::common {

/// Text, secret, url, integer, money, hours, date: one line.
class LineEditor : public FieldEditor {
    Q_OBJECT

public:
    LineEditor(const FieldSpec& spec, QWidget* parent);
    QJsonValue value() const override;
    void setValue(const QJsonValue& value) override;
    void setWrong(bool wrong) override;
    QWidget* field() const override;

private:
    FieldSpec m_spec;
    QLineEdit* m_line = nullptr;
};

/// List (one entry a line) and long text.
class LinesEditor : public FieldEditor {
    Q_OBJECT

public:
    LinesEditor(const FieldSpec& spec, QWidget* parent);
    QJsonValue value() const override;
    void setValue(const QJsonValue& value) override;
    void setWrong(bool wrong) override;
    QWidget* field() const override;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    bool m_list = false;
    QPlainTextEdit* m_text = nullptr;
};

class ChoiceEditor : public FieldEditor {
    Q_OBJECT

public:
    ChoiceEditor(const FieldSpec& spec, QWidget* parent);
    QJsonValue value() const override;
    void setValue(const QJsonValue& value) override;
    void setWrong(bool wrong) override;
    QWidget* field() const override;

private:
    QComboBox* m_box = nullptr;
};

class FlagEditor : public FieldEditor {
    Q_OBJECT

public:
    FlagEditor(const FieldSpec& spec, QWidget* parent);
    QJsonValue value() const override;
    void setValue(const QJsonValue& value) override;
    void setWrong(bool wrong) override;
    QWidget* field() const override;

private:
    QCheckBox* m_box = nullptr;
};

}  // namespace ui::common
