#pragma once

#include <QFrame>

class QLabel;
class QPushButton;

namespace ui::settings {

/// "3 changes: Save / Discard", in sight as long as there are any.
class SaveBar : public QFrame {
    Q_OBJECT

public:
    explicit SaveBar(QWidget* parent = nullptr);

    void setChanges(int changes, int wrong);
    void setBusy(bool busy);
    void retranslate();

Q_SIGNALS:
    void saveWanted();
    void discardWanted();

private:
    void showChanges();

    QLabel* m_text = nullptr;
    QPushButton* m_save = nullptr;
    QPushButton* m_discard = nullptr;
    int m_changes = 0;
    int m_wrong = 0;
    bool m_busy = false;
};

}  // namespace ui::settings
