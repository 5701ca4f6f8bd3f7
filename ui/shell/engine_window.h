#pragma once

#include <QString>
#include <QStringList>
#include <QWidget>

#include <functional>

class QLabel;
class QProgressBar;
class QPushButton;

namespace ui::shell {

enum class EngineState { Starting, Running, Stopping, Stopped, Failed };

/// What the window shows of an engine: plain values.
struct EngineView {
    EngineState state = EngineState::Starting;
    QStringList addresses;
    QString problem;  ///< why it failed, as the engine says it
    QString dataDirectory;
    QString version;
    QString setupTokenFile;  ///< empty once there is an administrator
};

/// One plain window: does the relay run, where, and with which data. Closing it asks for the engine to stop
/// and waits, showing that it waits, until the engine says it has stopped; closing again asks it to hurry.
class EngineWindow : public QWidget {
    Q_OBJECT

public:
    struct Actions {
        std::function<void()> stop;     ///< gracefully; must not block
        std::function<void()> stopNow;  ///< likewise
        std::function<void(const QString& folder)> openFolder;
    };

    explicit EngineWindow(Actions actions, QWidget* parent = nullptr);

    /// GUI thread. With the state Stopped or Failed a window that was asked to close closes.
    void show(const EngineView& view);
    using QWidget::show;

protected:
    void closeEvent(QCloseEvent* event) override;

private:
    QWidget* makeDetails();
    void copyAddress();

    Actions m_actions;
    EngineView m_view;
    bool m_closing = false;

    QLabel* m_state = nullptr;
    QLabel* m_explanation = nullptr;
    QLabel* m_addresses = nullptr;
    QLabel* m_folder = nullptr;
    QLabel* m_version = nullptr;
    QLabel* m_setupToken = nullptr;
    QLabel* m_setupTokenCaption = nullptr;
    QProgressBar* m_progress = nullptr;
    QPushButton* m_copy = nullptr;
    QPushButton* m_openFolder = nullptr;
    QPushButton* m_stopNow = nullptr;
};

}  // namespace ui::shell
