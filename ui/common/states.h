#pragma once

#include "ui/common/content_stack.h"

#include <QFrame>
#include <QWidget>

class QLabel;
class QPushButton;

namespace ui::common {

/// What an empty page teaches, and one button. In a ContentStack, or anywhere.
class EmptyState : public QWidget {
    Q_OBJECT

public:
    explicit EmptyState(QWidget* parent = nullptr);
    void setText(const EmptyText& text);

Q_SIGNALS:
    void actionWanted();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QLabel* m_title = nullptr;
    QLabel* m_text = nullptr;
    QPushButton* m_action = nullptr;
};

/// What went wrong, why, what to try; can be copied and tried again.
class ErrorState : public QWidget {
    Q_OBJECT

public:
    explicit ErrorState(Interaction& interaction, QWidget* parent = nullptr);
    void setText(const ErrorText& text);

Q_SIGNALS:
    void retryWanted();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    ErrorText m_shown;
    QLabel* m_what = nullptr;
    QLabel* m_why = nullptr;
    QLabel* m_try = nullptr;
};

/// The same in one line above content that is still there (a refresh or an action failed). Hidden until told; a cross
/// closes it.
class ErrorStrip : public QFrame {
    Q_OBJECT

public:
    explicit ErrorStrip(Interaction& interaction, QWidget* parent = nullptr);
    void setText(const ErrorText& text);
    void clear();

Q_SIGNALS:
    void retryWanted();

private:
    ErrorText m_shown;
    QLabel* m_text = nullptr;
};

/// Rows to come: grey bars in the place of text.
class Skeleton : public QWidget {
    Q_OBJECT

public:
    explicit Skeleton(QWidget* parent = nullptr);

protected:
    void paintEvent(QPaintEvent* event) override;
};

}  // namespace ui::common
