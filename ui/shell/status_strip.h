#pragma once

#include "ui/api/connection.h"
#include "ui/shell/engine_view.h"
#include "ui/theme/theme.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace ui::common {
class Interaction;
}

namespace ui::shell {

/// A state as a sign, a word and a colour.
struct StateWords {
    QString sign;
    QString word;
    theme::Token token = theme::Token::Idle;
};

/// The engine's own state comes first: while it starts or stops, the connection has nothing to say.
StateWords stateWords(EngineState engine, api::Connection::State connection);

/// The line at the window's foot: state, address, what runs, what the relay adds, what today cost.
class StatusStrip : public QWidget {
    Q_OBJECT

public:
    StatusStrip(const api::Connection& connection, common::Interaction& interaction,
                QWidget* parent = nullptr);

    void setEngine(EngineState state);
    /// The address that clients use.
    void setAddress(const QString& address);
    /// Takes everything from the connection.
    void refresh();
    /// So narrow that only state, address and cost fit.
    void setNarrow(bool narrow);
    void retranslate();

private:
    QLabel* addValue(const QString& name);
    void copyAddress();
    void showValues();

    const api::Connection& m_connection;
    common::Interaction& m_interaction;
    EngineState m_engine = EngineState::Elsewhere;
    QString m_address;
    QLabel* m_state = nullptr;
    QPushButton* m_copy = nullptr;
    QLabel* m_inFlight = nullptr;
    QLabel* m_median = nullptr;
    QLabel* m_tail = nullptr;
    QLabel* m_today = nullptr;
    QTimer m_copied;
    bool m_narrow = false;
};

}  // namespace ui::shell
