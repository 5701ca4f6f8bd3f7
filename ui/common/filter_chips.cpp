#include "ui/common/filter_chips.h"

#include "ui/common/format.h"
#include "ui/theme/icons.h"

#include <QBoxLayout>
#include <QButtonGroup>
#include <QKeyEvent>
#include <QMenu>
#include <QPushButton>

#include <algorithm>

namespace ui::common {

namespace {

QString labelOf(const Chip& chip) {
    return chip.count < 0 ? chip.label : FilterChips::tr("%1  %2").arg(chip.label, format::count(chip.count));
}

bool sameIds(const QList<Chip>& left, const QList<Chip>& right) {
    return std::ranges::equal(left, right, {}, &Chip::id, &Chip::id);
}

}  // namespace

FilterChips::FilterChips(QWidget* parent)
    : QWidget(parent), m_layout(new QHBoxLayout(this)), m_group(new QButtonGroup(this)) {
    setObjectName(QStringLiteral("filterChips"));
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(theme::kTight);
    m_group->setExclusive(true);
}

QPushButton* FilterChips::buttonOf(const QString& id) const {
    return findChild<QPushButton*>(QStringLiteral("chip_") + id, Qt::FindDirectChildrenOnly);
}

void FilterChips::setChips(const QList<Chip>& chips) {
    if (!sameIds(m_chips, chips)) {
        for (const Chip& chip : std::as_const(m_chips))
            delete buttonOf(chip.id);
        for (const Chip& chip : chips) {
            auto* button = new QPushButton(this);
            button->setObjectName(QStringLiteral("chip_") + chip.id);
            button->setCheckable(true);
            theme::setKind(*button, theme::ButtonKind::Chip);
            m_group->addButton(button);
            m_layout->addWidget(button);
            connect(button, &QPushButton::clicked, this, [this, id = chip.id] {
                if (m_current == id) return;
                m_current = id;
                Q_EMIT chosen(id);
            });
        }
    }
    m_chips = chips;
    for (const Chip& chip : chips) {
        QPushButton* button = buttonOf(chip.id);
        button->setText(labelOf(chip));
        button->setAccessibleName(labelOf(chip));
    }
    if (!buttonOf(m_current)) m_current = chips.isEmpty() ? QString() : chips.constFirst().id;
    setCurrent(m_current);
}

void FilterChips::setCurrent(const QString& id) {
    QPushButton* button = buttonOf(id);
    if (!button) return;
    m_current = id;
    button->setChecked(true);
}

void FilterChips::step(int by) {
    const auto at = std::ranges::find(m_chips, m_current, &Chip::id);
    if (at == m_chips.end()) return;
    const qsizetype next = std::clamp<qsizetype>(at - m_chips.begin() + by, 0, m_chips.size() - 1);
    QPushButton* button = buttonOf(m_chips.at(next).id);
    button->setFocus();
    button->click();
}

void FilterChips::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Left || event->key() == Qt::Key_Right)
        step(event->key() == Qt::Key_Right ? 1 : -1);
    else
        QWidget::keyPressEvent(event);
}

FilterMenu::FilterMenu(const QString& id, const QString& title, QWidget* parent)
    : QToolButton(parent), m_title(title) {
    setObjectName(QStringLiteral("filter_") + id);
    theme::setKind(*this, theme::ButtonKind::Chip);
    setPopupMode(InstantPopup);
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setIcon(theme::icon(QStringLiteral("chevron-down")));
    setIconSize(QSize(theme::kRow, theme::kRow));
    setLayoutDirection(Qt::RightToLeft);  // the chevron stands after the word
    auto* menu = new QMenu(this);
    menu->setLayoutDirection(Qt::LeftToRight);
    setMenu(menu);
    connect(menu, &QMenu::aboutToShow, this, &FilterMenu::fill);
    setTitle(title);
}

void FilterMenu::setTitle(const QString& title) {
    m_title = title;
    setText(m_on.isEmpty() ? m_title : tr("%1  %2").arg(m_title, format::count(m_on.size())));
    setAccessibleName(text());
}

void FilterMenu::setChoices(const QList<Chip>& choices) {
    m_choices = choices;
}

void FilterMenu::setChosenIds(const QStringList& ids) {
    if (m_on == ids) return;
    m_on = ids;
    setTitle(m_title);
    setCheckable(!ids.isEmpty());
    setChecked(!ids.isEmpty());
    Q_EMIT chosenIdsChanged(m_on);
}

void FilterMenu::fill() {
    menu()->clear();
    for (const Chip& choice : std::as_const(m_choices)) {
        QAction* action = menu()->addAction(labelOf(choice));
        action->setObjectName(QStringLiteral("choice_") + choice.id);
        action->setCheckable(true);
        action->setChecked(m_on.contains(choice.id));
        connect(action, &QAction::toggled, this, [this, id = choice.id](bool on) {
            QStringList ids = m_on;
            ids.removeAll(id);
            if (on) ids.append(id);
            setChosenIds(ids);
        });
    }
    if (m_on.isEmpty()) return;
    menu()->addSeparator();
    connect(menu()->addAction(tr("Show all")), &QAction::triggered, this, [this] { setChosenIds({}); });
}

}  // namespace ui::common
