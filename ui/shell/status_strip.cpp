#include "ui/shell/status_strip.h"

#include "ui/common/format.h"
#include "ui/common/interaction.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace ui::shell {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kCopiedMs = 1'500;
constexpr double kMicrosPerMilli = 1000;

QString added(qint64 micros) {
    return u'+' + common::format::milliseconds(static_cast<double>(micros) / kMicrosPerMilli);
}

StateWords connectionWords(api::Connection::State state) {
    using State = api::Connection::State;
    switch (state) {
        case State::Connecting:
            return {u"◐"_s, StatusStrip::tr("Connecting"), theme::Token::Idle};
        case State::Connected:
            return {u"●"_s, StatusStrip::tr("Running"), theme::Token::Ok};
        case State::Lost:
            return {u"✕"_s, StatusStrip::tr("Not reachable"), theme::Token::Bad};
        case State::WrongCertificate:
            return {u"✕"_s, StatusStrip::tr("Unknown certificate"), theme::Token::Bad};
        case State::SignedOut:
            return {u"○"_s, StatusStrip::tr("Signed out"), theme::Token::Warn};
        case State::ShutOut:
            return {u"✕"_s, StatusStrip::tr("Not let in"), theme::Token::Bad};
        case State::Restarting:
            return {u"◐"_s, StatusStrip::tr("Restarting"), theme::Token::Warn};
        case State::Idle:
            break;
    }
    return {u"○"_s, StatusStrip::tr("Not connected"), theme::Token::Idle};
}

}  // namespace

StateWords stateWords(EngineState engine, api::Connection::State connection) {
    switch (engine) {
        case EngineState::Starting:
            return {u"◐"_s, StatusStrip::tr("Starting"), theme::Token::Idle};
        case EngineState::Stopping:
            return {u"◐"_s, StatusStrip::tr("Stopping"), theme::Token::Warn};
        case EngineState::Stopped:
            return {u"○"_s, StatusStrip::tr("Stopped"), theme::Token::Idle};
        case EngineState::Failed:
            return {u"✕"_s, StatusStrip::tr("Not running"), theme::Token::Bad};
        case EngineState::Elsewhere:
        case EngineState::Running:
            break;
    }
    return connectionWords(connection);
}

StatusStrip::StatusStrip(const api::Connection& connection, common::Interaction& interaction, QWidget* parent)
    : QWidget(parent), m_connection(connection), m_interaction(interaction) {
    setObjectName(u"statusStrip"_s);
    setAttribute(Qt::WA_StyledBackground);
    theme::setGround(*this, theme::Ground::Sunken);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(theme::kRow, theme::kTight, theme::kRow, theme::kTight);
    row->setSpacing(theme::kSection);
    setMinimumHeight(theme::kFieldHeight + 2 * theme::kTight);  // with an address or without
    m_state = addValue(u"state"_s);
    m_copy = new QPushButton;
    m_copy->setObjectName(u"copyAddress"_s);
    m_copy->setIcon(theme::icon(u"copy"_s));
    m_copy->setLayoutDirection(Qt::RightToLeft);  // the sign behind the address
    theme::setKind(*m_copy, theme::ButtonKind::Quiet);
    connect(m_copy, &QPushButton::clicked, this, &StatusStrip::copyAddress);
    row->addWidget(m_copy);
    row->addStretch(1);
    m_inFlight = addValue(u"inFlight"_s);
    m_median = addValue(u"addedMedian"_s);
    m_tail = addValue(u"addedTail"_s);
    m_today = addValue(u"costToday"_s);
    m_copied.setSingleShot(true);
    m_copied.setInterval(kCopiedMs);
    connect(&m_copied, &QTimer::timeout, this, &StatusStrip::refresh);
    retranslate();
}

QLabel* StatusStrip::addValue(const QString& name) {
    auto* label = new QLabel;
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    layout()->addWidget(label);
    return label;
}

void StatusStrip::setEngine(EngineState state) {
    m_engine = state;
    refresh();
}

void StatusStrip::setAddress(const QString& address) {
    m_address = address;
    refresh();
}

void StatusStrip::setNarrow(bool narrow) {
    m_narrow = narrow;
    refresh();
}

void StatusStrip::refresh() {
    const StateWords state = stateWords(m_engine, m_connection.state());
    m_state->setText(tr("%1 %2", "a sign and the word for a state").arg(state.sign, state.word));
    theme::tint(*m_state, state.token);
    m_copy->setVisible(!m_address.isEmpty());
    QString shown = m_address;
    m_copy->setText(m_copied.isActive() ? tr("Copied") : shown.remove(u"http://"_s));
    showValues();
}

void StatusStrip::showValues() {
    const bool known = m_connection.state() == api::Connection::State::Connected;
    const api::Status& status = m_connection.status();
    const bool measured = known && status.requests > 0 && !m_narrow;
    m_inFlight->setVisible(known && !m_narrow);
    m_median->setVisible(measured);
    m_tail->setVisible(measured);
    m_today->setVisible(known && status.costToday.has_value());
    m_inFlight->setText(tr("%1 in flight").arg(common::format::count(status.inFlight)));
    m_median->setText(tr("%1 p50").arg(added(status.addedP50Us)));
    m_tail->setText(tr("%1 p99").arg(added(status.addedP99Us)));
    m_today->setText(
        tr("today %1").arg(common::format::money(status.costToday.value_or(api::Usd{}).toDecimal())));
}

void StatusStrip::copyAddress() {
    m_interaction.copy(m_address);
    m_copied.start();
    refresh();
}

void StatusStrip::retranslate() {
    m_copy->setToolTip(tr("Copy the address that clients use"));
    m_copy->setAccessibleName(tr("Copy the address that clients use"));
    m_median->setToolTip(tr("What the relay adds to half of the requests, at most"));
    m_tail->setToolTip(tr("What the relay adds to all but one in a hundred requests, at most"));
    m_today->setToolTip(tr("Cost of today's requests"));
    refresh();
}

}  // namespace ui::shell
