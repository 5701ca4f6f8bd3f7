#pragma once

#include <QFrame>

class QBoxLayout;
class QLabel;

namespace ui::overview {

/// A raised field of the page with a title. What goes in has the title's left edge, or reaches `outset` pixels beyond
/// it on both sides (rows that light up under the pointer).
class Card : public QFrame {
    Q_OBJECT

public:
    explicit Card(QWidget* parent = nullptr);

    void setTitle(const QString& title);
    /// Quiet words at the title's right.
    void setNote(const QString& note);
    void add(QWidget* widget, int outset = 0);
    void addStretch();

private:
    QLabel* m_title = nullptr;
    QLabel* m_note = nullptr;
    QBoxLayout* m_layout = nullptr;
};

}  // namespace ui::overview
