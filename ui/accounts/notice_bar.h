#pragma once

#include <QFrame>

class QLabel;
class QTimer;

namespace ui::accounts {

/// One sentence about something that went well; goes by itself after a while, or by its cross.
class NoticeBar : public QFrame {
    Q_OBJECT

public:
    explicit NoticeBar(QWidget* parent = nullptr);

    void tell(const QString& sentence);

protected:
    void hideEvent(QHideEvent* event) override;

private:
    QLabel* m_text = nullptr;
    QTimer* m_timer = nullptr;
};

}  // namespace ui::accounts
