#pragma once

#include "ui/common/texts.h"
#include "ui/setup/setup_host.h"

#include <QFrame>

class QLabel;
class QPushButton;

namespace ui::common {
class StateLabel;
struct Place;
}  // namespace ui::common

namespace ui::setup {

/// A look around without an account: traffic to a provider that is simulated. Hidden when the program has none.
class DemoCard : public QFrame {
    Q_OBJECT

public:
    explicit DemoCard(SetupHost host, QWidget* parent = nullptr);

    void retranslate();

Q_SIGNALS:
    void goTo(const ui::common::Place& place);

private:
    enum class State { Off, Starting, On };
    void press();
    void told(const QString& problem);
    void showState();

    SetupHost m_host;
    State m_state = State::Off;
    QString m_problem;
    QLabel* m_title = nullptr;
    QLabel* m_text = nullptr;
    common::StateLabel* m_look = nullptr;
    QPushButton* m_start = nullptr;
    QPushButton* m_see = nullptr;
};

}  // namespace ui::setup
