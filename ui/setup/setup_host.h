#pragma once

#include <QString>

#include <functional>

namespace ui::setup {

/// What only the program around the console can do. None may block; one that is empty is not offered.
struct SetupHost {
    /// Ends the engine gracefully and starts it again with what is stored.
    std::function<void()> restartEngine = {};
    /// Lets a person choose another data directory and starts the engine there.
    std::function<void()> chooseDataDirectory = {};
    /// Starts simulated traffic; `told` hears once how it went: nothing when well, else what went wrong.
    std::function<void(std::function<void(const QString& problem)> told)> startDemo = {};
    std::function<void()> stopDemo = {};
};

}  // namespace ui::setup
