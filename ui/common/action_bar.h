#pragma once

#include <QWidget>

class QAction;
class QHBoxLayout;

namespace ui::common {

/// Marks an action as one that destroys: its button is a danger button.
void markDanger(QAction& action);

/// Buttons for actions: the first ones shown, the rest in a "more" menu. They follow their actions' text, icon, enabled
/// and visible.
class ActionBar : public QWidget {
    Q_OBJECT

public:
    explicit ActionBar(QWidget* parent = nullptr);

    /// Not owned. `shown`: how many have a button of their own.
    void setActions(const QList<QAction*>& actions, int shown = 2);

private:
    void addButton(QAction* action);
    void clear();

    QHBoxLayout* m_layout = nullptr;
};

}  // namespace ui::common
