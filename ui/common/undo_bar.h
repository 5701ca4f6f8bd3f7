#pragma once

#include <QFrame>

#include <functional>

class QLabel;
class QPushButton;
class QTimer;

namespace ui::common {

/// "Key deleted. [Undo]" for ten seconds. What was offered is done for good (`commit`) when the time is over, when the
/// next thing is offered, when the cross is pressed or the bar goes; `undo` is called instead if the user asks. One of
/// the two is called, once.
class UndoBar : public QFrame {
    Q_OBJECT

public:
    explicit UndoBar(QWidget* parent = nullptr);
    ~UndoBar() override;

    void offer(const QString& text, std::function<void()> undo, std::function<void()> commit);
    void commitNow();
    void undoNow();
    bool isOffering() const { return m_seconds > 0; }

    /// One second passes; the bar's own timer calls it.
    void tick();

private:
    std::function<void()> take(std::function<void()>& action);
    void showSeconds();

    QLabel* m_text = nullptr;
    QLabel* m_left = nullptr;
    QTimer* m_timer = nullptr;
    int m_seconds = 0;
    std::function<void()> m_undo;
    std::function<void()> m_commit;
};

}  // namespace ui::common
