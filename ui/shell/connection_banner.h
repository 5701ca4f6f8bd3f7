#pragma once

#include "ui/api/connection.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace ui::shell {

/// The relay is there and does not let us in: why, and what to try. Empty when that is not so, or needs no words.
QString refusalWords(const api::Connection& connection);

/// A strip over the pages while the relay does not answer as it should: what is wrong, and the button that helps.
class ConnectionBanner : public QWidget {
    Q_OBJECT

public:
    explicit ConnectionBanner(api::Connection& connection, QWidget* parent = nullptr);

    /// False: the window says something else in the banner's place.
    void setWanted(bool wanted);
    /// True while it counts down in sight.
    void setLive(bool live);
    void refresh();

Q_SIGNALS:
    void signInAsked();

private:
    void act();
    void watchConnecting();
    QString words() const;
    QString action() const;
    QString waiting() const;

    api::Connection& m_connection;
    QLabel* m_sign = nullptr;
    QLabel* m_text = nullptr;
    QLabel* m_evidence = nullptr;
    QPushButton* m_button = nullptr;
    QTimer m_tick;  ///< for "next try in 4 s"
    QTimer m_soon;  ///< connecting takes so long that it is worth a word
    bool m_connecting = false;
    bool m_wanted = true;
    bool m_live = false;
};

}  // namespace ui::shell
