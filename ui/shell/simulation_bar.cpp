#include "ui/shell/simulation_bar.h"

#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace ui::shell {

using namespace Qt::Literals::StringLiterals;

SimulationBar::SimulationBar(QWidget* parent) : QWidget(parent) {
    setObjectName(u"simulationBar"_s);
    setAttribute(Qt::WA_StyledBackground);
    theme::setGround(*this, theme::Ground::Sunken);
    auto* sign = new QLabel(u"◐"_s);
    theme::tint(*sign, theme::Token::Accent);
    m_text = new QLabel;
    m_text->setObjectName(u"simulationText"_s);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_end = new QPushButton;
    m_end->setObjectName(u"endSimulation"_s);
    connect(m_end, &QPushButton::clicked, this, &SimulationBar::endAsked);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(theme::kSection, theme::kGap, theme::kRow, theme::kGap);
    row->setSpacing(theme::kRow);
    row->addWidget(sign, 0, Qt::AlignVCenter);
    row->addWidget(m_text, 1);
    row->addWidget(m_end, 0, Qt::AlignVCenter);
    retranslate();
}

void SimulationBar::retranslate() {
    m_text->setText(
        tr("This is a simulation: nothing is sent to anybody, and no cost is real. Your own relay goes on."));
    m_end->setText(tr("End the simulation"));
}

}  // namespace ui::shell
