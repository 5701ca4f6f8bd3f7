#pragma once

#include "ui/api/answer.h"
#include "ui/api/status.h"

#include <QObject>
#include <QTimer>

#include <functional>

namespace ui::api {

class AdminClient;

/// Is the relay there? Asks it for its status every two seconds, knows why it does not answer, and finds back by itself.
/// GUI thread.
class Connection : public QObject {
    Q_OBJECT

public:
    enum class State {
        Idle,        ///< no address yet
        Connecting,  ///< the first try
        Connected,
        Lost,              ///< nobody answers, or something strange does; tried again by itself
        WrongCertificate,  ///< waits for trustCertificate() or retryNow()
        SignedOut,         ///< waits for signIn()
        ShutOut,     ///< it answers, but not to us here (403): signIn() may help; tried again now and then
        Restarting,  ///< the engine says so; tried again by itself
    };
    enum class Pace {
        Live,     ///< somebody looks
        Slow,     ///< only a sign in the tray
        Stopped,  ///< nobody sees anything
    };
    /// In milliseconds.
    struct Timing {
        int live = 2'000;
        int slow = 30'000;
        int restart = 1'000;
        int firstRetry = 1'000;
        int longestRetry = 15'000;
        int patience = 5'000;
    };

    explicit Connection(AdminClient& client, QObject* parent = nullptr);
    Connection(AdminClient& client, Timing timing, QObject* parent = nullptr);

    /// Begins, or begins anew after the client was given another address.
    void start();
    /// No address any more.
    void stop();
    void setPace(Pace pace);
    void retryNow();

    /// Where a credential comes from that needs nobody to type it; asked again when the relay refuses the one in use,
    /// for an engine that was started anew has a new one.
    void setTokenSource(std::function<QString()> source) { m_tokenSource = std::move(source); }
    /// Accepts the certificate that was just rejected, for this address only.
    void trustCertificate();
    void signIn(const QString& user, const QString& password, QObject* context,
                std::function<void(const Outcome&)> callback);
    void signOut();

    State state() const { return m_state; }
    const ApiError& error() const { return m_error; }     ///< why, unless connected
    const Status& status() const { return m_status; }     ///< the last one that was heard
    bool wasConnected() const { return m_wasConnected; }  ///< to this address
    /// Not let in with the token that nobody typed, at an address where a relay takes none: only loopback will do.
    bool isOwnTokenRefused() const;
    /// Until the next try; -1: none is planned.
    int msToNextTry() const { return m_timer.isActive() ? m_timer.remainingTime() : -1; }

Q_SIGNALS:
    void stateChanged();
    void statusChanged();
    /// Worth keeping, with the address: the next start should not ask again.
    void certificateTrusted(const QString& hostAndPort, const QString& fingerprint);
    void signedIn(const QString& user);

private:
    void poll();
    void take(const Outcome& outcome);
    void takeStatus(const QJsonObject& body);
    void takeError(const ApiError& error);
    bool renewToken();
    bool takeToken();
    void enter(State state);
    void schedule(int ms);
    void heardElsewhere(const Outcome& outcome);

    AdminClient& m_client;
    const Timing m_timing;
    std::function<QString()> m_tokenSource;
    QTimer m_timer;
    State m_state = State::Idle;
    Pace m_pace = Pace::Live;
    ApiError m_error;
    Status m_status;
    int m_generation = 0;  ///< of the address: answers to older questions are not heard
    int m_pause;
    int m_polls = 0;
    bool m_polling = false;
    bool m_renewed = false;
    bool m_wasConnected = false;
    bool m_ownToken = false;  ///< the credential in use is the token source's
};

}  // namespace ui::api
