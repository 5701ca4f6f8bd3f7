#include "ui/shell/navigation.h"

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QKeyEvent>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

namespace ui::shell {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kShortcuts = 9;

QString shortcutOf(qsizetype index) {
    if (index >= kShortcuts) return {};
    return QKeySequence(Qt::CTRL | Qt::Key(Qt::Key_1 + index)).toString(QKeySequence::NativeText);
}

}  // namespace

Navigation::Navigation(QList<PageEntry> pages, QWidget* parent) : QWidget(parent), m_pages(std::move(pages)) {
    setObjectName(u"navigation"_s);
    setAttribute(Qt::WA_StyledBackground);
    theme::setGround(*this, theme::Ground::Sunken);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(theme::kGap, theme::kRow, theme::kGap, theme::kGap);
    column->setSpacing(2);

    m_name = new QLabel;
    m_name->setObjectName(u"product"_s);
    theme::setType(*m_name, theme::Type::Strong);
    column->addWidget(m_name);
    for (const PageEntry& page : std::as_const(m_pages)) {
        QToolButton* button = makeButton(u"go-"_s + page.id, page.icon);
        button->setCheckable(true);
        connect(button, &QToolButton::clicked, this, [this, id = page.id] {
            setCurrent(m_pages.isEmpty() ? QString() : id);
            Q_EMIT chosen(id);
        });
        m_buttons.append(button);
        column->addWidget(button);
    }
    column->addStretch(1);
    m_menu = makeButton(u"consoleMenu"_s, u"menu"_s);
    m_menu->setPopupMode(QToolButton::InstantPopup);
    m_fold = makeButton(u"fold"_s, u"chevron-left"_s);
    connect(m_fold, &QToolButton::clicked, this, [this] { Q_EMIT foldAsked(!m_folded); });
    column->addWidget(m_menu);
    column->addWidget(m_fold);
    setFolded(false);
}

QToolButton* Navigation::makeButton(const QString& name, const QString& icon) {
    auto* button = new QToolButton;
    button->setObjectName(name);
    button->setIcon(theme::icon(icon));
    button->setIconSize(QSize(theme::kIcon, theme::kIcon));
    button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    button->setFocusPolicy(Qt::StrongFocus);
    theme::setKind(*button, theme::ButtonKind::Quiet);
    button->installEventFilter(this);
    return button;
}

void Navigation::setCurrent(const QString& id) {
    for (qsizetype i = 0; i < m_pages.size(); ++i) {
        const bool current = m_pages[i].id == id;
        m_buttons[i]->setChecked(current);
        m_buttons[i]->setIcon(
            theme::icon(m_pages[i].icon, current ? theme::Token::Accent : theme::Token::Quiet));
    }
}

void Navigation::setFolded(bool folded) {
    m_folded = folded;
    setFixedWidth(folded ? kFoldedWidth : kWide);
    m_fold->setIcon(theme::icon(folded ? u"chevron-right"_s : u"chevron-left"_s));
    retranslate();
}

void Navigation::setFoldable(bool foldable) {
    m_fold->setVisible(foldable);
}

void Navigation::retranslate() {
    m_name->setAlignment(m_folded ? Qt::AlignCenter : Qt::AlignLeft | Qt::AlignVCenter);
    m_name->setContentsMargins(m_folded ? 0 : theme::kGap, 0, 0, theme::kRow);
    m_name->setText(m_folded ? u"◆"_s : u"◆  "_s + tr("Relaywright"));
    for (qsizetype i = 0; i < m_pages.size(); ++i)
        dress(*m_buttons[i], m_pages[i].title(), shortcutOf(i));
    dress(*m_menu, tr("Console"), {});
    dress(*m_fold, m_folded ? tr("Show names") : tr("Icons only"), {});
    setAccessibleName(tr("Pages"));
}

void Navigation::dress(QToolButton& button, const QString& text, const QString& hint) {
    button.setText(u"  "_s + text);
    button.setAccessibleName(text);
    button.setToolButtonStyle(m_folded ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextBesideIcon);
    const QString help = hint.isEmpty() ? text : tr("%1 (%2)").arg(text, hint);
    button.setToolTip(m_folded ? help : hint);
}

bool Navigation::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Down || key == Qt::Key_Up) {
            step(key == Qt::Key_Down ? 1 : -1);
            return true;
        }
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            static_cast<QToolButton*>(watched)->click();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void Navigation::step(int by) {
    QList<QToolButton*> all = m_buttons;
    all << m_menu;
    if (m_fold->isVisible()) all << m_fold;
    for (qsizetype i = 0; i < all.size(); ++i) {
        if (!all[i]->hasFocus()) continue;
        all[qBound(qsizetype(0), i + by, all.size() - 1)]->setFocus(Qt::TabFocusReason);
        return;
    }
}

}  // namespace ui::shell
