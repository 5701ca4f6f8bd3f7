#pragma once

#include <QFrame>

class QAction;
class QLabel;

namespace ui::common {
class ActionBar;
}

namespace ui::accounts {

/// "3 selected" and what can be done with them; there while more than one account is selected.
class BulkBar : public QFrame {
    Q_OBJECT

public:
    explicit BulkBar(QWidget* parent = nullptr);

    /// Not owned.
    void setActions(const QList<QAction*>& actions);
    void setSelected(int count);

Q_SIGNALS:
    void clearAsked();

private:
    QLabel* m_text = nullptr;
    common::ActionBar* m_actions = nullptr;
};

}  // namespace ui::accounts
