#pragma once

#include <QString>
#include <QStringList>

#include <functional>

namespace ui::shell {

enum class EngineState {
    Elsewhere,  ///< not in this process: closing the window stops nothing
    Starting,
    Running,
    Stopping,
    Stopped,
    Failed,
};

/// What the window shows of the engine beside it: plain values.
struct EngineView {
    EngineState state = EngineState::Elsewhere;
    QString problem;   ///< why it failed, as the engine says it
    int freePort = 0;  ///< when another program has the port: the next one that is free
    QString dataDirectory;
    QStringList sockets = {};  ///< where it runs when none of that is TCP: the window cannot get there
    bool simulation = false;   ///< what is shown is a demo; the engine goes on behind it
};

/// Is there something that pages could show?
inline bool canBeReached(const EngineView& view) {
    return (view.state == EngineState::Running || view.state == EngineState::Elsewhere) &&
           view.sockets.isEmpty();
}

/// What the window may ask of it. None may block.
struct EngineActions {
    std::function<void()> stop;           ///< gracefully
    std::function<void()> stopNow;        ///< ends the grace time
    std::function<void(int port)> start;  ///< again after a failure; 0: at the port that was set
    std::function<void(const QString& folder)> openFolder;
    std::function<void(const QString& folder)> useDataDirectory = {};  ///< starts in that folder, from now on
    std::function<void()> endSimulation = {};
};

}  // namespace ui::shell
