#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace ui::shell {

/// A strip over the pages while what they show is a demo: nobody may take it for the real relay.
class SimulationBar : public QWidget {
    Q_OBJECT

public:
    explicit SimulationBar(QWidget* parent = nullptr);

    void retranslate();

Q_SIGNALS:
    void endAsked();

private:
    QLabel* m_text = nullptr;
    QPushButton* m_end = nullptr;
};

}  // namespace ui::shell
