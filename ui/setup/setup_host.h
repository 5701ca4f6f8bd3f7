#pragma once

#include <QString>

#include <functional>

namespace ui::setup {

/// What only the program around the console can do. None may block; one that is empty is not offered.
struct SetupHost {
    /// Ends the engine gracefully and starts it again with what is stored.
    std::function<void()> restartEngine = {};
    /// Ends the engine and starts it again with what is in that folder, from now on.
    std::function<void(const QString& folder)> useDataDirectory = {};
    /// Shows a relay with simulated traffic in place of the own one, which goes on; `told` hears once how it went: nothing
    /// when well, else what went wrong.
    std::function<void(std::function<void(const QString& problem)> told)> startDemo = {};
    std::function<void()> stopDemo = {};
    std::function<bool()> isDemoShown = {};
};

}  // namespace ui::setup
