#pragma once

#include "ui/common/texts.h"

#include <QFrame>

class QLabel;
class QPushButton;

namespace ui::api {
class AdminClient;
class Outcome;
}  // namespace ui::api

namespace ui::common {
class FormDialog;
}

namespace ui::settings {

/// Who is signed in, and another password.
class SignInCard : public QFrame {
    Q_OBJECT

public:
    explicit SignInCard(api::AdminClient& client, QWidget* parent = nullptr);

    /// Asks who is signed in.
    void refresh();
    void changePassword();
    void retranslate();

private:
    void showUser();
    void send(common::FormDialog& dialog, QJsonObject values);
    void taken(common::FormDialog& dialog, const api::Outcome& outcome);

    api::AdminClient& m_client;
    common::Texts m_texts;
    QString m_user;
    bool m_known = false;
    bool m_changed = false;
    QLabel* m_title = nullptr;
    QLabel* m_text = nullptr;
    QPushButton* m_change = nullptr;
};

}  // namespace ui::settings
