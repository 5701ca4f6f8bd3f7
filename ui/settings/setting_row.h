#pragma once

#include "ui/api/setting.h"
#include "ui/settings/setting_rule.h"

#include <QJsonValue>
#include <QWidget>

#include <optional>

class QBoxLayout;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace ui::common {
class StateLabel;
}

namespace ui::settings {

/// One setting: what it means, where its value is from, and a field for another value, checked while it is typed.
class SettingRow : public QWidget {
    Q_OBJECT

public:
    explicit SettingRow(api::Setting setting, QWidget* parent = nullptr);

    const api::Setting& setting() const { return m_setting; }
    /// As the relay has it now. What was typed and not saved stays.
    void setSetting(const api::Setting& setting);

    bool isLocked() const;
    bool isChanged() const;
    /// Is its value anybody's choice, or waits one for a restart?
    bool isOwn() const;
    bool matches(const QString& words) const;
    QString problem() const;
    /// What is to be stored; null: nothing any more.
    QJsonValue change() const;
    void discard();
    /// What the relay said of the value; stays until it is edited.
    void showError(const QString& text);
    void focusEditor();
    void retranslate();

Q_SIGNALS:
    void edited();

private:
    void buildWords(QBoxLayout& row);
    void buildEditor(QBoxLayout& row);
    QWidget* editor() const;
    QString text() const;
    void setText(const QString& text);
    void reset();
    void changed();
    /// What the next start uses if nothing is saved.
    QString base() const;
    void showAll();
    void showHint();
    QString sourceWords() const;
    QString lockWords() const;

    api::Setting m_setting;
    SettingRule m_rule;
    QString m_error;
    bool m_reset = false;  ///< the stored value is to be forgotten
    QLabel* m_label = nullptr;
    QLabel* m_meaning = nullptr;
    QLabel* m_name = nullptr;
    QLabel* m_source = nullptr;
    QComboBox* m_box = nullptr;
    QLineEdit* m_line = nullptr;
    QLabel* m_hint = nullptr;
    common::StateLabel* m_state = nullptr;
    QPushButton* m_undo = nullptr;
    QPushButton* m_default = nullptr;
};

}  // namespace ui::settings
