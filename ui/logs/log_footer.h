#pragma once

#include "ui/common/texts.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace ui::common {
class Interaction;
}

namespace ui::logs {

/// Under the list: which file the lines are from, and how far back they reach.
class LogFooter : public QWidget {
    Q_OBJECT

public:
    explicit LogFooter(common::Interaction& interaction, QWidget* parent = nullptr);

    /// Empty: the relay keeps none. `here`: it is on this machine.
    void setFile(const QString& file, bool here);
    void setReach(const QString& words);
    void openFolder();
    bool canOpen() const;
    void retranslate();

Q_SIGNALS:
    void settingWanted();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void showFile();

    common::Interaction& m_interaction;
    common::Texts m_texts;
    QString m_path;
    bool m_here = false;
    bool m_known = false;
    QLabel* m_file = nullptr;
    QPushButton* m_copy = nullptr;
    QPushButton* m_open = nullptr;
    QPushButton* m_setting = nullptr;
    QLabel* m_reach = nullptr;
};

}  // namespace ui::logs
