#include "ui/common/action_bar.h"

#include "ui/theme/icons.h"

#include <QAction>
#include <QBoxLayout>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>

namespace ui::common {

namespace {

constexpr char kDanger[] = "danger";

}  // namespace

void markDanger(QAction& action) {
    action.setProperty(kDanger, true);
}

ActionBar::ActionBar(QWidget* parent) : QWidget(parent), m_layout(new QHBoxLayout(this)) {
    setObjectName(QStringLiteral("actionBar"));
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(theme::kGap);
}

void ActionBar::clear() {
    while (QLayoutItem* item = m_layout->takeAt(0)) {
        if (item->widget()) {
            item->widget()->hide();
            item->widget()->deleteLater();
        }
        delete item;
    }
}

void ActionBar::addButton(QAction* action) {
    auto* button = new QPushButton;
    button->setObjectName(QStringLiteral("button_") + action->objectName());
    if (action->property(kDanger).toBool()) theme::setKind(*button, theme::ButtonKind::Danger);
    const auto follow = [button, action] {
        button->setText(action->text());
        button->setIcon(action->icon());
        button->setToolTip(action->toolTip());
        button->setEnabled(action->isEnabled());
        button->setVisible(action->isVisible());
        button->setCheckable(action->isCheckable());
        button->setChecked(action->isChecked());
    };
    m_layout->addWidget(button);
    connect(action, &QAction::changed, button, follow);
    connect(button, &QPushButton::clicked, action, &QAction::trigger);
    follow();
}

void ActionBar::setActions(const QList<QAction*>& actions, int shown) {
    clear();
    for (QAction* action : actions.mid(0, shown))
        addButton(action);
    const QList<QAction*> rest = actions.mid(shown);
    m_layout->addStretch(1);
    if (rest.isEmpty()) return;
    auto* more = new QToolButton;
    more->setObjectName(QStringLiteral("moreActions"));
    more->setAccessibleName(tr("More actions"));
    more->setToolTip(tr("More actions"));
    more->setIcon(theme::icon(QStringLiteral("more")));
    more->setPopupMode(QToolButton::InstantPopup);
    theme::setKind(*more, theme::ButtonKind::Quiet);
    auto* menu = new QMenu(more);
    menu->addActions(rest);
    more->setMenu(menu);
    m_layout->addWidget(more);
}

}  // namespace ui::common
