#pragma once

#include "ui/api/admin_client.h"

#include <QFrame>
#include <QQueue>

class QLabel;
class QProgressBar;
class QPushButton;

namespace ui::keys {

/// One call of many.
struct Step {
    QString id;
    QString name;  ///< of the key, for what is told when it fails
    QJsonObject changes;
    bool remove = false;
};

/// The same done to many keys: a few calls at a time, with a line that shows how far it is and can be cancelled. Hidden
/// while there is nothing to do. GUI thread.
class BulkChange : public QFrame {
    Q_OBJECT

public:
    explicit BulkChange(api::AdminClient& client, QWidget* parent = nullptr);

    /// After what is under way, if anything is.
    void run(const QList<Step>& steps);
    /// What was not sent yet is not sent.
    void cancel();
    bool isRunning() const { return m_underWay > 0 || !m_waiting.isEmpty(); }

Q_SIGNALS:
    void changed(const QJsonObject& key);
    void removed(const QString& id);
    /// All answers are there; `failures`: a line each, `left`: keys that were not tried.
    void finished(const QStringList& failures, const QStringList& left);

private:
    void sendNext();
    void take(const Step& step, const api::Outcome& outcome);
    void showProgress();

    api::AdminClient& m_client;
    QLabel* m_text = nullptr;
    QProgressBar* m_bar = nullptr;
    QPushButton* m_cancel = nullptr;
    QQueue<Step> m_waiting;
    QStringList m_failures;
    QStringList m_left;
    int m_underWay = 0;
    int m_done = 0;
    int m_all = 0;
};

}  // namespace ui::keys
