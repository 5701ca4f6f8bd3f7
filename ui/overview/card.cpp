#include "ui/overview/card.h"

#include "ui/theme/theme.h"

#include <QBoxLayout>
#include <QLabel>

namespace ui::overview {

Card::Card(QWidget* parent) : QFrame(parent) {
    theme::setGround(*this, theme::Ground::Card);
    m_title = new QLabel;
    theme::setType(*m_title, theme::Type::Strong);
    m_note = new QLabel;
    m_note->setObjectName(QStringLiteral("cardNote"));
    theme::setType(*m_note, theme::Type::Caption);
    theme::tint(*m_note, theme::Token::Quiet);
    auto* top = new QHBoxLayout;
    top->setContentsMargins(theme::kSection, 0, theme::kSection, 0);
    top->addWidget(m_title);
    top->addStretch(1);
    top->addWidget(m_note);
    m_layout = new QVBoxLayout(this);
    m_layout->setContentsMargins(0, theme::kRow, 0, theme::kRow);
    m_layout->setSpacing(theme::kGap);
    m_layout->addLayout(top);
}

void Card::setTitle(const QString& title) {
    m_title->setText(title);
    setAccessibleName(title);
}

void Card::setNote(const QString& note) {
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
}

void Card::add(QWidget* widget, int outset) {
    auto* inset = new QHBoxLayout;
    inset->setContentsMargins(theme::kSection - outset, 0, theme::kSection - outset, 0);
    inset->addWidget(widget);
    m_layout->addLayout(inset);
}

void Card::addStretch() {
    m_layout->addStretch(1);
}

}  // namespace ui::overview
