#include "ui/shell/connection_banner.h"

#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <utility>

namespace ui::shell {

using namespace Qt::Literals::StringLiterals;
using State = api::Connection::State;

namespace {

constexpr int kTickMs = 500;
constexpr int kPatienceMs = 500;
constexpr int kMsPerSecond = 1000;

QLabel* selectable(const QString& name) {
    auto* label = new QLabel;
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

}  // namespace

QString refusalWords(const api::Connection& connection) {
    if (connection.isOwnTokenRefused())
        return ConnectionBanner::tr(
            "At this address the relay does not accept the token of its own machine, which counts only "
            "over 127.0.0.1. Sign in with a name and a password, or let the relay listen on 127.0.0.1 too "
            "(HOST or --listen).");
    if (connection.state() == State::ShutOut)
        return ConnectionBanner::tr(
            "This address answers, but does not let the console in (403). Sign in as somebody who may, "
            "or ask whoever runs the relay, or a proxy before it, to let this machine through.");
    return {};
}

ConnectionBanner::ConnectionBanner(api::Connection& connection, QWidget* parent)
    : QWidget(parent), m_connection(connection) {
    setObjectName(u"connectionBanner"_s);
    setAttribute(Qt::WA_StyledBackground);
    theme::setGround(*this, theme::Ground::Sunken);
    m_sign = new QLabel(u"▲"_s);
    m_text = selectable(u"bannerText"_s);
    m_evidence = selectable(u"bannerEvidence"_s);
    theme::setType(*m_evidence, theme::Type::Caption);
    theme::tint(*m_evidence, theme::Token::Quiet);
    m_button = new QPushButton;
    m_button->setObjectName(u"bannerButton"_s);
    connect(m_button, &QPushButton::clicked, this, &ConnectionBanner::act);

    auto* texts = new QVBoxLayout;
    texts->setSpacing(theme::kTight);
    texts->addWidget(m_text);
    texts->addWidget(m_evidence);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(theme::kSection, theme::kGap, theme::kRow, theme::kGap);
    row->setSpacing(theme::kRow);
    row->addWidget(m_sign, 0, Qt::AlignVCenter);
    row->addLayout(texts, 1);
    row->addWidget(m_button, 0, Qt::AlignVCenter);

    m_soon.setSingleShot(true);
    m_soon.setInterval(kPatienceMs);
    connect(&m_soon, &QTimer::timeout, this, &ConnectionBanner::refresh);
    m_tick.setInterval(kTickMs);
    connect(&m_tick, &QTimer::timeout, this, &ConnectionBanner::refresh);
    connect(&connection, &api::Connection::stateChanged, this, &ConnectionBanner::refresh);
    connect(&connection, &api::Connection::statusChanged, this, &ConnectionBanner::refresh);
    refresh();
}

void ConnectionBanner::setWanted(bool wanted) {
    m_wanted = wanted;
    refresh();
}

void ConnectionBanner::setLive(bool live) {
    m_live = live;
    refresh();
}

/// Most connections are there before a word about them could be read.
void ConnectionBanner::watchConnecting() {
    const bool connecting = m_connection.state() == State::Connecting;
    if (std::exchange(m_connecting, connecting) == connecting) return;
    if (connecting)
        m_soon.start();
    else
        m_soon.stop();
}

void ConnectionBanner::refresh() {
    watchConnecting();
    const QString text = words();
    const State state = m_connection.state();
    const bool shown = m_wanted && !text.isEmpty();
    setVisible(shown);
    if (shown && m_live && state == State::Lost) {
        if (!m_tick.isActive()) m_tick.start();
    } else {
        m_tick.stop();
    }
    if (!shown) return;
    const bool bad = state != State::Connecting && state != State::Restarting && state != State::SignedOut;
    m_sign->setText(bad ? u"▲"_s : u"◐"_s);
    theme::tint(*m_sign, bad ? theme::Token::Bad : theme::Token::Warn);
    const QString wait = waiting();
    m_text->setText(wait.isEmpty() ? text : text + u' ' + wait);
    const api::ApiError& error = m_connection.error();
    m_evidence->setVisible(state == State::WrongCertificate || state == State::ShutOut);
    m_evidence->setText(state == State::ShutOut ? error.message
                                                : tr("SHA-256 fingerprint: %1").arg(error.fingerprint));
    m_button->setText(action());
    m_button->setVisible(!action().isEmpty());
}

QString ConnectionBanner::words() const {
    const QString why = m_connection.error().message;
    switch (m_connection.state()) {
        case State::Lost:
            return m_connection.wasConnected() ? tr("The relay does not answer any more. %1").arg(why)
                                               : tr("The relay does not answer. %1").arg(why);
        case State::WrongCertificate:
            return tr("%1 Trust it only if this is the fingerprint that the relay's owner told you.")
                .arg(why);
        case State::SignedOut:
            return tr("Your session has ended. What you see here is no longer renewed.");
        case State::ShutOut:
            return refusalWords(m_connection);
        case State::Restarting:
            return tr("The engine is stopping or starting again. This takes a moment.");
        case State::Connecting:
            if (m_soon.isActive()) break;
            return tr("Connecting.");
        case State::Connected:
            if (m_connection.status().ledgerFailed)
                return tr("The relay cannot write down what is used: %1")
                    .arg(m_connection.status().ledgerFailure);
            break;
        case State::Idle:
            break;
    }
    return {};
}

QString ConnectionBanner::action() const {
    switch (m_connection.state()) {
        case State::Lost:
        case State::Restarting:
            return tr("Try now");
        case State::WrongCertificate:
            return tr("Trust this certificate");
        case State::SignedOut:
        case State::ShutOut:
            return tr("Sign in");
        default:
            return {};
    }
}

QString ConnectionBanner::waiting() const {
    const int left = m_connection.msToNextTry();
    if (m_connection.state() != State::Lost || left < 0) return {};
    return tr("Next try in %Ln second(s).", nullptr, (left + kMsPerSecond - 1) / kMsPerSecond);
}

void ConnectionBanner::act() {
    switch (m_connection.state()) {
        case State::WrongCertificate:
            return m_connection.trustCertificate();
        case State::SignedOut:
        case State::ShutOut:
            return Q_EMIT signInAsked();
        default:
            return m_connection.retryNow();
    }
}

}  // namespace ui::shell
