#pragma once

#include "ui/setup/setup_card.h"
#include "ui/setup/setup_host.h"

#include <QStringList>

class QButtonGroup;
class QLineEdit;
class QRadioButton;

namespace ui::api {
class AdminClient;
class Outcome;
struct Setting;
struct Status;
}  // namespace ui::api

namespace ui::common {
class ErrorStrip;
class Interaction;
}  // namespace ui::common

namespace ui::setup {

/// Where the relay listens, who reaches it there, and where its data lie.
class AddressCard : public SetupCard {
    Q_OBJECT

public:
    AddressCard(api::AdminClient& client, common::Interaction& interaction, SetupHost host,
                QWidget* parent = nullptr);

    QString title() const override;
    void setStatus(const api::Status& status);
    /// Those named HOST and PORT. What was typed stays.
    void setSettings(const QList<api::Setting>& settings);
    bool hasSettings() const { return m_known; }
    void retranslate() override;

protected:
    QString reason() const override;
    void focusFirst() override;

private:
    enum class Reach { ThisMachine, EveryMachine, Other };

    void makeReach();
    void makePort();
    void makeFolder();
    QString wantedHost() const;
    int wantedPort() const;  ///< -1: none
    void setFields(const QString& host, const QString& port);
    void lock(const api::Setting& setting);
    void check();
    QString portProblem();
    void save();
    void take(const api::Outcome& outcome);
    void showPlace();
    void keep();
    bool isLocal() const;
    QString placeWords(const QString& host, int port) const;

    api::AdminClient& m_client;
    common::Interaction& m_interaction;
    SetupHost m_host;
    QLabel* m_now = nullptr;
    QPushButton* m_copy = nullptr;
    QLabel* m_folder = nullptr;
    QPushButton* m_choose = nullptr;
    QButtonGroup* m_reach = nullptr;
    QRadioButton* m_thisMachine = nullptr;
    QRadioButton* m_everyMachine = nullptr;
    QRadioButton* m_other = nullptr;
    QLineEdit* m_otherHost = nullptr;
    QLabel* m_warning = nullptr;
    QLabel* m_portLabel = nullptr;
    QLineEdit* m_port = nullptr;
    QLabel* m_problem = nullptr;
    QPushButton* m_useFree = nullptr;
    QLabel* m_locked = nullptr;
    QLabel* m_pending = nullptr;
    QPushButton* m_restart = nullptr;
    QPushButton* m_save = nullptr;
    common::ErrorStrip* m_error = nullptr;
    QStringList m_addresses;
    QString m_dataDirectory;
    QString m_savedHost;
    QString m_savedPort;
    bool m_known = false;
    bool m_isPending = false;
    int m_freePort = 0;
};

}  // namespace ui::setup
