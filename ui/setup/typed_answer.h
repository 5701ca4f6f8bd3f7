#pragma once

#include "ui/common/content_stack.h"
#include "ui/common/texts.h"

#include <QFrame>

class QLabel;
class QPushButton;

namespace ui::common {
class Interaction;
class StateLabel;
}  // namespace ui::common

namespace ui::setup {

/// An answer that types itself in as its words come, and under it how it went. Hidden until it begins.
class TypedAnswer : public QFrame {
    Q_OBJECT

public:
    explicit TypedAnswer(common::Interaction& interaction, QWidget* parent = nullptr);

    /// Forgets what was there and waits for the first word.
    void begin();
    void append(const QString& text);
    /// `facts`: "First word after 420 ms, whole answer after 1.2 s."
    void succeed(const QString& facts);
    void fail(const common::ErrorText& text);
    void cancel();
    QString text() const { return m_words; }
    void retranslate();

Q_SIGNALS:
    void cancelAsked();

private:
    enum class State { Idle, Waiting, Typing, Answered, Failed, Cancelled };
    void enter(State state);
    void showState();

    common::Interaction& m_interaction;
    QLabel* m_text = nullptr;
    common::StateLabel* m_state = nullptr;
    QLabel* m_facts = nullptr;
    QPushButton* m_cancel = nullptr;
    QPushButton* m_copy = nullptr;
    QString m_words;
    State m_now = State::Idle;
};

}  // namespace ui::setup
