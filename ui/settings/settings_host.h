#pragma once

#include <QList>
#include <QObject>
#include <QString>
#include <QStringList>

#include <functional>

namespace ui::settings {

/// One of the console's own choices: what it looks like, its language. Kept with the console, not with the relay.
struct OwnChoice {
    QString id;
    std::function<QString()> label;
    std::function<QString()> meaning;
    std::function<QStringList()> options;
    std::function<int()> current;
    std::function<void(int)> choose;
};

/// What only the program around the console can do or knows.
struct SettingsHost {
    QList<OwnChoice> choices = {};
    /// Calls `then`, as long as `context` lives, each time one of them was chosen, here or elsewhere.
    std::function<void(QObject* context, std::function<void()> then)> whenChosen = {};
    /// Ends the engine gracefully and starts it again with what is stored; empty: not offered.
    std::function<void()> restartEngine = {};
};

}  // namespace ui::settings
