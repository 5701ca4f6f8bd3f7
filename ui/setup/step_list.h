#pragma once

#include "ui/setup/setup_memory.h"

#include <QList>
#include <QWidget>

class QPushButton;

namespace ui::common {
class StateLabel;
}

namespace ui::setup {

/// The progress: every step with its state. A click shows the step.
class StepList : public QWidget {
    Q_OBJECT

public:
    explicit StepList(QWidget* parent = nullptr);

    void addStep(const QString& id);
    void setStep(const QString& id, const QString& title, SetupMemory::Mark mark);

Q_SIGNALS:
    void chosen(const QString& id);

private:
    struct Step {
        QString id;
        QPushButton* button = nullptr;
        common::StateLabel* state = nullptr;
    };
    QList<Step> m_steps;
};

}  // namespace ui::setup
