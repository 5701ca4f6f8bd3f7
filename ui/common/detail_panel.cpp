#include "ui/common/detail_panel.h"

#include "ui/common/action_bar.h"
#include "ui/common/state_label.h"
#include "ui/theme/icons.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QScrollArea>
#include <QToolButton>

namespace ui::common {

DetailPanel::DetailPanel(Interaction& interaction, QWidget* parent)
    : QWidget(parent), m_interaction(interaction) {
    setObjectName(QStringLiteral("detailPanel"));
    theme::setGround(*this, theme::Ground::Raised);
    m_title = new QLabel;
    m_title->setObjectName(QStringLiteral("detailTitle"));
    m_title->setTextFormat(Qt::PlainText);
    m_title->setWordWrap(true);
    m_title->setTextInteractionFlags(Qt::TextSelectableByMouse);
    theme::setType(*m_title, theme::Type::Section);
    m_subtitle = new QLabel;
    m_subtitle->setObjectName(QStringLiteral("detailSubtitle"));
    m_subtitle->setTextFormat(Qt::PlainText);
    m_subtitle->setWordWrap(true);
    theme::tint(*m_subtitle, theme::Token::Quiet);
    m_subtitle->hide();
    m_state = new StateLabel;
    m_state->setObjectName(QStringLiteral("detailState"));
    m_state->hide();
    m_actions = new ActionBar;
    auto* close = new QToolButton;
    close->setObjectName(QStringLiteral("detailClose"));
    close->setIcon(theme::icon(QStringLiteral("cross")));
    close->setToolTip(tr("Close  Esc"));
    close->setAccessibleName(tr("Close"));
    theme::setKind(*close, theme::ButtonKind::Tiny);
    connect(close, &QToolButton::clicked, this, &DetailPanel::closeWanted);

    auto* top = new QHBoxLayout;
    top->addWidget(m_title, 1);
    top->addWidget(close, 0, Qt::AlignTop);
    m_body = new QWidget;
    m_sections = new QVBoxLayout(m_body);
    m_sections->setContentsMargins(theme::kSection, theme::kRow, theme::kSection, theme::kSection);
    m_sections->setSpacing(theme::kRow);
    m_sections->addLayout(top);
    m_sections->addWidget(m_subtitle);
    m_sections->addWidget(m_state);
    m_sections->addWidget(m_actions);
    m_sections->addStretch(1);
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(m_body);
    scroll->viewport()->setAutoFillBackground(false);
    m_body->setAutoFillBackground(false);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(scroll);
}

void DetailPanel::setTitle(const QString& title, const QString& subtitle) {
    m_title->setText(title);
    m_subtitle->setText(subtitle);
    m_subtitle->setVisible(!subtitle.isEmpty());
    setAccessibleName(title);
}

void DetailPanel::setState(const StateLook& look) {
    m_state->setLook(look);
    m_state->setVisible(!look.word.isEmpty());
}

DetailSection& DetailPanel::section(const QString& id, const QString& title) {
    const QString name = QStringLiteral("section_") + id;
    auto* section = m_body->findChild<DetailSection*>(name, Qt::FindDirectChildrenOnly);
    if (section) {
        section->setTitle(title);
        return *section;
    }
    section = new DetailSection(m_interaction, title);
    section->setObjectName(name);
    addWidget(section);
    return *section;
}

void DetailPanel::setSectionShown(const QString& id, bool shown) {
    auto* section =
        m_body->findChild<DetailSection*>(QStringLiteral("section_") + id, Qt::FindDirectChildrenOnly);
    if (section) section->setVisible(shown);
}

void DetailPanel::addWidget(QWidget* widget) {
    m_sections->insertWidget(m_sections->count() - 1, widget);
}

void DetailPanel::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape)
        Q_EMIT closeWanted();
    else
        QWidget::keyPressEvent(event);
}

}  // namespace ui::common
