#pragma once

#include "ui/shell/engine_view.h"

#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;

namespace ui::shell {

/// In the pages' place while the engine beside the window starts, stops, could not start or cannot be reached.
class EngineNotice : public QWidget {
    Q_OBJECT

public:
    explicit EngineNotice(EngineActions actions, QWidget* parent = nullptr);

    void show(const EngineView& view);
    using QWidget::show;
    void retranslate();

Q_SIGNALS:
    void folderAsked();

private:
    void showFailure();
    void showUnreachable();

    EngineActions m_actions;
    EngineView m_view;
    QLabel* m_title = nullptr;
    QLabel* m_text = nullptr;
    QProgressBar* m_progress = nullptr;
    QPushButton* m_otherPort = nullptr;
    QPushButton* m_again = nullptr;
    QPushButton* m_folder = nullptr;
    QPushButton* m_otherFolder = nullptr;
    QPushButton* m_stopNow = nullptr;
};

}  // namespace ui::shell
