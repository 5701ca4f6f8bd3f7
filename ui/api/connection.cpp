#include "ui/api/connection.h"

#include "ui/api/admin_client.h"
#include "ui/api/json_fields.h"
#include "ui/api/loopback.h"

#include <algorithm>
#include <utility>

namespace ui::api {

using namespace Qt::Literals::StringLiterals;

namespace {

/// With every so many polls the accounts' states come along.
constexpr int kDetailEvery = 10;
constexpr int kForbidden = 403;

}  // namespace

Connection::Connection(AdminClient& client, QObject* parent) : Connection(client, Timing(), parent) {}

Connection::Connection(AdminClient& client, Timing timing, QObject* parent)
    : QObject(parent), m_client(client), m_timing(timing), m_pause(timing.firstRetry) {
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &Connection::poll);
    connect(&client, &AdminClient::ended, this, &Connection::heardElsewhere);
}

void Connection::start() {
    ++m_generation;
    m_polling = false;
    m_wasConnected = false;
    m_renewed = false;
    m_polls = 0;
    m_pause = m_timing.firstRetry;
    takeToken();
    enter(State::Connecting);
    poll();
}

void Connection::stop() {
    ++m_generation;
    m_polling = false;
    m_timer.stop();
    enter(State::Idle);
}

void Connection::setPace(Pace pace) {
    if (std::exchange(m_pace, pace) == pace || m_state == State::Idle) return;
    if (pace == Pace::Stopped) {
        m_timer.stop();
    } else if (m_state != State::SignedOut && m_state != State::WrongCertificate) {
        poll();
    }
}

void Connection::retryNow() {
    if (m_state == State::Idle) return;
    m_pause = m_timing.firstRetry;
    m_renewed = false;
    poll();
}

void Connection::trustCertificate() {
    if (m_state != State::WrongCertificate) return;
    m_client.trust(m_client.hostAndPort(), m_error.fingerprint);
    Q_EMIT certificateTrusted(m_client.hostAndPort(), m_error.fingerprint);
    retryNow();
}

void Connection::signIn(const QString& user, const QString& password, QObject* context,
                        std::function<void(const Outcome&)> callback) {
    // A try under way would put the old credential in the new one's place.
    ++m_generation;
    m_polling = false;
    m_timer.stop();
    m_client.setToken({});
    m_ownToken = false;
    const QJsonObject body{{u"username"_s, user}, {u"password"_s, password}};
    m_client.post(u"/web/auth/login"_s, body, context,
                  [this, self = QPointer<Connection>(this), user,
                   callback = std::move(callback)](const Outcome& outcome) {
                      if (self && outcome) {
                          m_client.setToken(JsonFields(outcome.body()).text("token"_L1));
                          Q_EMIT signedIn(user);
                          retryNow();
                      }
                      callback(outcome);
                  });
}

void Connection::signOut() {
    m_client.post(u"/web/auth/logout"_s, {}, this, [](const Outcome&) {});
    m_client.setToken({});
    m_ownToken = false;
    m_timer.stop();
    m_error = {};
    enter(State::SignedOut);
}

bool Connection::isOwnTokenRefused() const {
    return m_ownToken && !isLoopback(m_client.base().host()) &&
           (m_state == State::SignedOut || m_state == State::ShutOut);
}

void Connection::poll() {
    if (m_polling || m_state == State::Idle) return;
    m_timer.stop();
    m_polling = true;
    QUrlQuery query;
    if (m_polls++ % kDetailEvery == 0) query.addQueryItem(u"detail"_s, u"1"_s);
    m_client.get(
        u"/admin/status"_s, query, this,
        [this, generation = m_generation](const Outcome& outcome) {
            if (generation == m_generation) take(outcome);
        },
        m_timing.patience);
}

void Connection::take(const Outcome& outcome) {
    m_polling = false;
    if (outcome) {
        takeStatus(outcome.body());
    } else {
        takeError(outcome.error());
    }
}

void Connection::takeStatus(const QJsonObject& body) {
    Status status = Status::fromJson(body);
    const bool accountsMoved =
        status.accountsTotal != m_status.accountsTotal || status.accountsReady != m_status.accountsReady;
    if (!status.hasAccounts) {
        status.accounts = m_status.accounts;
        if (accountsMoved) m_polls = 0;  // the next one tells which
    }
    m_status = std::move(status);
    m_pause = m_timing.firstRetry;
    m_renewed = false;
    m_wasConnected = true;
    m_error = {};
    schedule(m_pace == Pace::Live ? m_timing.live : m_timing.slow);
    enter(State::Connected);
    Q_EMIT statusChanged();
}

void Connection::takeError(const ApiError& error) {
    m_error = error;
    if (error.status == 401 || error.kind == ApiError::Kind::SessionExpired) {
        if (renewToken()) return poll();
        return enter(State::SignedOut);
    }
    if (error.kind == ApiError::Kind::CertificateRejected) return enter(State::WrongCertificate);
    if (error.kind == ApiError::Kind::Restarting) {
        schedule(m_timing.restart);
        return enter(State::Restarting);
    }
    if (error.status == kForbidden) {
        schedule(m_timing.longestRetry);
        return enter(State::ShutOut);
    }
    schedule(m_pause);
    m_pause = std::min(m_pause * 2, m_timing.longestRetry);
    enter(State::Lost);
}

/// True: there is one that was not refused yet.
bool Connection::renewToken() {
    return !std::exchange(m_renewed, true) && takeToken();
}

/// True: there is one.
bool Connection::takeToken() {
    const QString token = m_tokenSource ? m_tokenSource() : QString();
    m_ownToken = !token.isEmpty();
    if (m_ownToken) m_client.setToken(token);
    return m_ownToken;
}

void Connection::enter(State state) {
    const bool same = m_state == state;
    m_state = state;
    if (!same || (state != State::Connected && state != State::Idle)) Q_EMIT stateChanged();
}

void Connection::schedule(int ms) {
    if (m_pace != Pace::Stopped) m_timer.start(ms);
}

void Connection::heardElsewhere(const Outcome& outcome) {
    if (m_polling) return;
    const bool wellHere = m_state == State::Connected;
    const bool lostHere = m_state == State::Lost || m_state == State::Restarting;
    if (outcome) {
        if (lostHere) retryNow();
        return;
    }
    const ApiError::Kind kind = outcome.error().kind;
    const bool ofTheConnection = kind == ApiError::Kind::Unreachable ||
                                 kind == ApiError::Kind::SessionExpired ||
                                 kind == ApiError::Kind::CertificateRejected ||
                                 kind == ApiError::Kind::NotARelay || kind == ApiError::Kind::Restarting;
    if (wellHere && ofTheConnection) poll();
}

}  // namespace ui::api
