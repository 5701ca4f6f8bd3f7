#pragma once

#include "ui/accounts/change_run.h"
#include "ui/api/account.h"

namespace ui::accounts {

/// What can be done to accounts. Each change tells how it went in one sentence; nothing here asks the user.
class AccountChanges : public QObject {
    Q_OBJECT

public:
    using Targets = QList<ChangeRun::Target>;

    explicit AccountChanges(api::AdminClient& client, QObject* parent = nullptr);

    void pause(const Targets& targets);
    /// Switched on too, if it was off.
    void resume(const Targets& targets);
    /// Ends their marks, so that they are tried at once.
    void clear(const Targets& targets);
    void clearAll();
    /// Goes on when the page has gone.
    void remove(const Targets& targets);
    void duplicate(const QString& id, const QString& name);
    /// Sends each a short request; the answers are told together.
    void test(const Targets& targets);

    bool isRemoving() const { return m_removing > 0; }

Q_SIGNALS:
    void changed(const ui::api::Account& account);
    void removed(const QString& id);
    void duplicated(const ui::api::Account& account);
    /// Something else than one account may be other than before.
    void refreshWanted();
    void told(const QString& sentence);
    /// What, and why line by line.
    void failed(const QString& what, const QString& why);
    void removingEnded(const QStringList& ids);

private:
    using Sentence = std::function<QString(int count)>;
    void run(const Targets& targets, ChangeRun::Step step, Sentence done, Sentence failed,
             ChangeRun::Verdict verdict = {});
    void tell(int done, const QList<ChangeRun::Failure>& failures, const Sentence& good, const Sentence& bad);

    api::AdminClient& m_client;
    int m_removing = 0;
};

}  // namespace ui::accounts
