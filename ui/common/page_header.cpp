#include "ui/common/page_header.h"

#include "ui/common/filter_chips.h"
#include "ui/common/search_field.h"
#include "ui/theme/icons.h"

#include <QAction>
#include <QBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QResizeEvent>
#include <QToolButton>

namespace ui::common {

PageHeader::PageHeader(const QString& title, QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("pageHeader"));
    m_title = new QLabel(title);
    m_title->setObjectName(QStringLiteral("pageTitle"));
    theme::setType(*m_title, theme::Type::Title);
    m_answer = new QLabel;
    m_answer->setObjectName(QStringLiteral("answer"));
    m_answer->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_answer->setWordWrap(true);
    m_answer->hide();
    theme::tint(*m_answer, theme::Token::Quiet);
    m_search = new SearchField;
    m_search->hide();
    m_primary = new QPushButton;
    m_primary->setObjectName(QStringLiteral("primaryAction"));
    theme::setKind(*m_primary, theme::ButtonKind::Primary);
    m_primary->hide();

    auto* top = new QHBoxLayout;
    top->setSpacing(theme::kGap);
    top->addWidget(m_title);
    top->addStretch(1);
    top->addWidget(m_search, 1);
    top->addWidget(m_primary);

    m_live = iconButton(QStringLiteral("live"), QStringLiteral("live"), tr("Live"));
    m_live->setCheckable(true);
    m_live->setToolTip(tr("Follow changes as they happen"));
    connect(m_live, &QToolButton::clicked, this, [this](bool on) {
        setLive(on);
        Q_EMIT liveChanged(on);
    });
    m_more = iconButton(QStringLiteral("more"), QStringLiteral("more"), QString());
    m_more->setAccessibleName(tr("More"));
    m_more->setToolTip(tr("More"));
    m_more->setPopupMode(QToolButton::InstantPopup);

    m_chips = new FilterChips;
    m_chips->hide();
    m_controls = new QWidget;
    auto* controls = new QHBoxLayout(m_controls);
    controls->setContentsMargins(0, theme::kGap, 0, 0);
    controls->setSpacing(theme::kGap);
    m_filters = new QHBoxLayout;
    m_filters->setSpacing(theme::kGap);
    m_filters->addWidget(m_chips);
    controls->addLayout(m_filters);
    controls->addStretch(1);
    controls->addWidget(m_live);
    controls->addWidget(m_more);
    m_controls->hide();

    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(theme::kTight);
    layout->addLayout(top);
    layout->addWidget(m_answer);
    layout->addWidget(m_controls);
}

QToolButton* PageHeader::iconButton(const QString& name, const QString& icon, const QString& text) {
    auto* button = new QToolButton;
    button->setObjectName(name);
    button->setIcon(theme::icon(icon));
    button->setText(text);
    button->setToolButtonStyle(text.isEmpty() ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextBesideIcon);
    theme::setKind(*button, theme::ButtonKind::Quiet);
    button->hide();
    return button;
}

void PageHeader::setTitle(const QString& title) {
    m_title->setText(title);
}

void PageHeader::setAnswer(const QString& answer) {
    m_answer->setText(answer);
    m_answer->setVisible(!answer.isEmpty());
}

void PageHeader::setPrimaryAction(QAction* action) {
    if (m_primaryAction) {
        m_primaryAction->disconnect(m_primary);
        m_primary->disconnect(m_primaryAction);
    }
    m_primaryAction = action;
    const auto follow = [this, action] {
        m_primary->setText(action->text());
        m_primary->setToolTip(action->toolTip());
        m_primary->setEnabled(action->isEnabled());
    };
    m_primary->setIcon(theme::icon(QStringLiteral("add"), theme::Token::OnAccent));
    connect(action, &QAction::changed, m_primary, follow);
    connect(m_primary, &QPushButton::clicked, action, &QAction::trigger);
    follow();
    m_primary->show();
}

SearchField& PageHeader::search() {
    m_search->show();
    return *m_search;
}

void PageHeader::showControls() {
    m_controls->show();
}

FilterChips& PageHeader::chips() {
    m_chips->show();
    showControls();
    return *m_chips;
}

FilterMenu& PageHeader::addFilter(const QString& id, const QString& title) {
    auto* filter = new FilterMenu(id, title);
    addControl(filter);
    return *filter;
}

void PageHeader::addControl(QWidget* control) {
    m_filters->addWidget(control);
    showControls();
}

QMenu& PageHeader::more() {
    if (!m_more->menu()) {
        m_more->setMenu(new QMenu(m_more));
        m_more->show();
        showControls();
    }
    return *m_more->menu();
}

void PageHeader::setLive(bool live) {
    m_live->setChecked(live);
    m_live->setIcon(theme::icon(QStringLiteral("live"), live ? theme::Token::Ok : theme::Token::Quiet));
    m_live->setText(live ? tr("Live") : tr("Paused"));
    m_live->show();
    showControls();
}

bool PageHeader::isLive() const {
    return m_live->isChecked();
}

void PageHeader::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    const int margin = theme::pageMargin(event->size().width());
    layout()->setContentsMargins(margin, theme::kSection, margin, theme::kRow);
}

}  // namespace ui::common
