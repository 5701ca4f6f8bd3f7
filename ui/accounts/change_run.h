#pragma once

#include "ui/api/admin_client.h"

#include <QList>
#include <QObject>
#include <QPair>
#include <QString>

namespace ui::accounts {

/// One change made to many accounts, a few at a time. Its own owner: it goes on when the page that started it has gone,
/// and deletes itself at the end. GUI thread.
class ChangeRun : public QObject {
    Q_OBJECT

public:
    struct Target {
        QString id;
        QString name;
    };
    /// Which accounts were not changed, and why.
    struct Failure {
        QString name;
        QString why;
    };
    /// Makes the call for one account; the run is the context of its answer.
    using Step = std::function<api::Call(const Target& target, ChangeRun* run, api::AdminClient::Callback)>;
    /// What an answer of 200 tells beside: a sentence if it is a failure all the same.
    using Verdict = std::function<QString(const api::Outcome& outcome)>;

    /// `client` is its parent.
    ChangeRun(api::AdminClient& client, QList<Target> targets, Step step, Verdict verdict = {});

    void start();

Q_SIGNALS:
    /// Of one account; the answer's body.
    void stepped(const QString& id, const QJsonObject& body);
    void finished(int done, const QList<ui::accounts::ChangeRun::Failure>& failures);

private:
    void next();
    void take(const Target& target, const api::Outcome& outcome);

    QList<Target> m_waiting;
    Step m_step;
    Verdict m_verdict;
    QList<Failure> m_failures;
    int m_running = 0;
    int m_done = 0;
};

}  // namespace ui::accounts
