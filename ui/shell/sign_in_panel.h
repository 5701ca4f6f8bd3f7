#pragma once

#include "ui/api/answer.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;

namespace ui::api {
class Connection;
}

namespace ui::shell {

/// Name and password for a relay that does not know us, in the pages' place.
class SignInPanel : public QWidget {
    Q_OBJECT

public:
    explicit SignInPanel(api::Connection& connection, QWidget* parent = nullptr);

    void setAddress(const QString& address);
    void setUser(const QString& user);
    /// The relay has no administrator who could sign in.
    void setSetupNeeded(bool needed);
    /// Clears what was typed and said before, and takes the keyboard.
    void begin();
    void retranslate();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void signIn();
    void take(const api::Outcome& outcome);
    void update();

    api::Connection& m_connection;
    QString m_address;
    bool m_busy = false;
    bool m_setupNeeded = false;
    QLabel* m_title = nullptr;
    QLabel* m_where = nullptr;
    QLabel* m_reason = nullptr;
    QLabel* m_hint = nullptr;
    QLabel* m_userCaption = nullptr;
    QLabel* m_passwordCaption = nullptr;
    QLineEdit* m_user = nullptr;
    QLineEdit* m_password = nullptr;
    QLabel* m_problem = nullptr;
    QPushButton* m_button = nullptr;
};

}  // namespace ui::shell
