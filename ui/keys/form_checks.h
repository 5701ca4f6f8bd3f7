#pragma once

namespace ui::common {
class FormDialog;
}

namespace ui::keys {

/// Shows and hides what belongs to the chosen way of expiring, and says what is wrong between fields a moment after the
/// last key was pressed. Lives with the dialog.
void watchForm(common::FormDialog& dialog);

}  // namespace ui::keys
