#pragma once

#include "ui/common/interaction.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QPushButton;

namespace ui::common {

/// Title, a text, perhaps one field, cancel and one action. Used by DialogInteraction only.
class AskDialog : public QDialog {
    Q_OBJECT

public:
    AskDialog(QWidget* parent, const QString& title, const QString& text, const QString& action, bool danger);

    /// Adds the field. The action is off while `problem` says anything.
    void addField(const QString& initial, const QString& placeholder, bool secret,
                  std::function<QString(const QString&)> problem);
    QString fieldText() const;

private:
    void check();

    QLabel* m_text = nullptr;
    QLabel* m_problem = nullptr;
    QLineEdit* m_field = nullptr;
    QPushButton* m_action = nullptr;
    std::function<QString(const QString&)> m_check;
};

}  // namespace ui::common
