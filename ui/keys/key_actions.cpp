#include "ui/keys/key_actions.h"

#include "ui/common/action_bar.h"
#include "ui/theme/icons.h"

namespace ui::keys {

QAction* KeyActions::make(const char* name, const char* icon) {
    auto* action = new QAction(this);
    action->setObjectName(QLatin1StringView(name));
    if (icon) action->setIcon(theme::icon(QLatin1StringView(icon)));
    return action;
}

KeyActions::KeyActions(QObject* parent)
    : QObject(parent),
      add(make("newKey", "add")),
      edit(make("editKey", "edit")),
      enable(make("enableKeys", "play")),
      disable(make("disableKeys", "pause")),
      rotate(make("rotateKey", "key-rotate")),
      overrideLimits(make("overrideLimits")),
      reset(make("resetLimits", "undo")),
      duplicate(make("duplicateKey", "duplicate")),
      requests(make("showRequests", "requests")),
      tag(make("tagKeys")),
      extend(make("extendKeys")),
      remove(make("deleteKeys", "trash")),
      refresh(make("refreshKeys", "refresh")) {
    common::markDanger(*remove);
    retranslate();
    follow(0, false);
}

void KeyActions::retranslate() {
    add->setText(tr("New key"));
    edit->setText(tr("Edit…"));
    enable->setText(tr("Enable"));
    disable->setText(tr("Disable"));
    rotate->setText(tr("New secret…"));
    overrideLimits->setText(tr("Other limits for a time…"));
    reset->setText(tr("Count limits anew…"));
    duplicate->setText(tr("New key like this…"));
    requests->setText(tr("Show its requests"));
    tag->setText(tr("Tag…"));
    extend->setText(tr("Extend expiry…"));
    remove->setText(tr("Delete"));
    refresh->setText(tr("Refresh keys"));
}

void KeyActions::follow(qsizetype keys, bool allEnabled) {
    for (QAction* one : {edit, rotate, overrideLimits, reset, duplicate, requests})
        one->setEnabled(keys == 1);
    for (QAction* any : {tag, extend, remove})
        any->setEnabled(keys > 0);
    enable->setEnabled(keys > 0 && (keys > 1 || !allEnabled));
    disable->setEnabled(keys > 0 && (keys > 1 || allEnabled));
    // One key is either on or off, so one of the two is enough.
    enable->setVisible(keys != 1 || !allEnabled);
    disable->setVisible(keys != 1 || allEnabled);
}

QList<QAction*> KeyActions::all() const {
    return {add,       edit,     enable, disable, rotate, overrideLimits, reset,
            duplicate, requests, tag,    extend,  remove, refresh};
}

QList<QAction*> KeyActions::ofOne() const {
    return {edit, enable, disable, rotate, overrideLimits, reset, duplicate, requests, extend, remove};
}

QList<QAction*> KeyActions::ofMany() const {
    return {enable, disable, tag, extend, remove};
}

QList<QAction*> KeyActions::ofRows() const {
    return {edit, enable, disable, rotate, overrideLimits, reset, duplicate, requests, tag, extend, remove};
}

}  // namespace ui::keys
