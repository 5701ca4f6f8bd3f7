#pragma once

#include "ui/settings/settings_host.h"

namespace ui::shell {
class Languages;
class Preferences;
}  // namespace ui::shell

namespace ui::theme {
class Theme;
}

namespace ui::console {

/// What the page of settings offers of the console itself: appearance, rows, language. All of it outlives the page.
QList<settings::OwnChoice> ownChoices(theme::Theme& theme, shell::Languages& languages,
                                      shell::Preferences& preferences);

}  // namespace ui::console
