#pragma once

#include "ui/api/admin_client.h"
#include "ui/common/looks.h"

#include <QWidget>

class QComboBox;
class QPlainTextEdit;
class QPushButton;
class QTimer;

namespace ui::common {
class StateLabel;
}

namespace ui::accounts {

/// Sends an account a short request and shows the answer as it comes. GUI thread; ends its call when it goes.
class AccountTest : public QWidget {
    Q_OBJECT

public:
    AccountTest(api::AdminClient& client, QWidget* parent = nullptr);

    /// Another account: what was shown is forgotten, a test that runs is ended.
    void setAccount(const QString& id);
    /// What the box offers beside the relay's own choice; what was typed stays.
    void setModels(const QStringList& models);
    void run();
    void stop();
    bool isRunning() const { return m_call.isRunning(); }
    void retranslate();

Q_SIGNALS:
    /// A test may have changed how the account stands.
    void ended();

private:
    void take(const api::ServerEvent& event);
    void finish(const api::Outcome& outcome);
    void flush();
    void show(common::Sign sign, const QString& words);
    void setBusy(bool busy);

    api::AdminClient& m_client;
    QString m_id;
    api::Call m_call;
    QString m_pending;  ///< text that is not shown yet
    bool m_done = false;
    QComboBox* m_model = nullptr;
    QPushButton* m_run = nullptr;
    common::StateLabel* m_state = nullptr;
    QPlainTextEdit* m_text = nullptr;
    QTimer* m_flush = nullptr;
};

}  // namespace ui::accounts
