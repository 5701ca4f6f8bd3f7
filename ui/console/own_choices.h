#pragma once

#include "ui/settings/settings_host.h"

#include <functional>

namespace ui::shell {
class Languages;
class Preferences;
}  // namespace ui::shell

namespace ui::theme {
class Theme;
}

namespace ui::console {

/// What the page of settings offers of the program itself: appearance, rows, language, and a restart of the engine
/// where that can be had. All of it outlives the page.
settings::SettingsHost settingsHost(theme::Theme& theme, shell::Languages& languages,
                                    shell::Preferences& preferences, std::function<void()> restartEngine);

}  // namespace ui::console
