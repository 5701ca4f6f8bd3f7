#include "ui/setup/demo_card.h"

#include "ui/common/page.h"
#include "ui/common/state_label.h"
#include "ui/setup/setup_card.h"
#include "ui/theme/theme.h"

#include <QBoxLayout>
#include <QLabel>
#include <QPointer>
#include <QPushButton>

#include <utility>

namespace ui::setup {

using namespace Qt::Literals::StringLiterals;
using common::Sign;

DemoCard::DemoCard(SetupHost host, QWidget* parent) : QFrame(parent), m_host(std::move(host)) {
    setObjectName(u"demoCard"_s);
    theme::setGround(*this, theme::Ground::Bar);
    m_title = new QLabel;
    theme::setType(*m_title, theme::Type::Strong);
    m_text = new QLabel;
    m_text->setObjectName(u"demoText"_s);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    theme::tint(*m_text, theme::Token::Quiet);
    m_look = new common::StateLabel;
    m_look->setObjectName(u"demoState"_s);
    m_start = new QPushButton;
    m_start->setObjectName(u"startDemo"_s);
    m_see = new QPushButton;
    m_see->setObjectName(u"seeDemo"_s);
    theme::setKind(*m_see, theme::ButtonKind::Primary);
    connect(m_start, &QPushButton::clicked, this, &DemoCard::press);
    connect(m_see, &QPushButton::clicked, this, [this] { Q_EMIT goTo({u"requests"_s, {}}); });
    auto* words = new QVBoxLayout;
    words->setSpacing(theme::kTight);
    words->addWidget(m_title);
    words->addWidget(m_text);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(theme::kSection, theme::kRow, theme::kSection, theme::kRow);
    row->setSpacing(theme::kRow);
    row->addLayout(words, 1);
    row->addWidget(m_look);
    row->addWidget(m_see);
    row->addWidget(m_start);
    setVisible(bool(m_host.startDemo));
    if (m_host.isDemoShown && m_host.isDemoShown()) m_state = State::On;
    showState();
}

void DemoCard::press() {
    m_problem.clear();
    if (m_state == State::On) {
        m_state = State::Off;
        if (m_host.stopDemo) m_host.stopDemo();
    } else {
        m_state = State::Starting;
        m_host.startDemo([self = QPointer<DemoCard>(this)](const QString& problem) {
            if (self) self->told(problem);
        });
    }
    showState();
}

void DemoCard::told(const QString& problem) {
    m_problem = problem;
    m_state = problem.isEmpty() ? State::On : State::Off;
    showState();
}

void DemoCard::showState() {
    m_title->setText(tr("Look around with simulated traffic"));
    m_text->setText(
        m_problem.isEmpty()
            ? tr("A simulated provider answers simulated clients: nothing is sent to anybody and nothing "
                 "costs anything. All of it is removed again when you end it.")
            : tr("The simulation did not start: %1").arg(m_problem));
    theme::tint(*m_text, m_problem.isEmpty() ? theme::Token::Quiet : theme::Token::Bad);
    m_look->setLook(m_state == State::On ? common::StateLook{Sign::Ready, tr("Running")}
                                         : common::StateLook{Sign::Cooling, tr("Starting…")});
    m_look->setVisible(m_state != State::Off);
    m_start->setText(m_state == State::On ? tr("End the simulation") : tr("Start the simulation"));
    m_start->setEnabled(m_state != State::Starting);
    m_start->setVisible(m_state != State::On || bool(m_host.stopDemo));
    m_see->setText(tr("See its requests"));
    m_see->setVisible(m_state == State::On);
}

void DemoCard::retranslate() {
    showState();
}

}  // namespace ui::setup
