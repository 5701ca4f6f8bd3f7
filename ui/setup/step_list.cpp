#include "ui/setup/step_list.h"

#include "ui/common/state_label.h"
#include "ui/setup/setup_card.h"
#include "ui/theme/theme.h"

#include <QBoxLayout>
#include <QPushButton>

namespace ui::setup {

using namespace Qt::Literals::StringLiterals;

StepList::StepList(QWidget* parent) : QWidget(parent) {
    setObjectName(u"stepList"_s);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme::kGap);
    column->addStretch(1);
}

void StepList::addStep(const QString& id) {
    Step step{id, new QPushButton, new common::StateLabel};
    step.button->setObjectName(u"step_"_s + id);
    theme::setKind(*step.button, theme::ButtonKind::Link);
    step.state->setObjectName(u"stepState_"_s + id);
    connect(step.button, &QPushButton::clicked, this, [this, id] { Q_EMIT chosen(id); });
    auto* one = new QVBoxLayout;
    one->setSpacing(theme::kTight);
    one->addWidget(step.button, 0, Qt::AlignLeft);
    auto* under = new QHBoxLayout;
    under->setContentsMargins(theme::kTight, 0, 0, 0);
    under->addWidget(step.state);
    under->addStretch(1);
    one->addLayout(under);
    static_cast<QVBoxLayout*>(layout())->insertLayout(static_cast<int>(m_steps.size()), one);
    m_steps.append(step);
}

void StepList::setStep(const QString& id, const QString& title, SetupMemory::Mark mark) {
    for (qsizetype at = 0; at < m_steps.size(); ++at) {
        const Step& step = m_steps.at(at);
        if (step.id != id) continue;
        const common::StateLook look = lookOf(mark);
        step.button->setText(u"%1  %2"_s.arg(QString::number(at + 1), title));
        step.button->setAccessibleName(u"%1: %2"_s.arg(title, look.word));
        step.state->setLook(look);
    }
}

}  // namespace ui::setup
