#pragma once

#include <QObject>
#include <QSet>

namespace ui::api {
class AdminClient;
class Connection;
struct Status;
}  // namespace ui::api

namespace ui::setup {

class SetupMemory;

/// Are there first steps that were neither done nor skipped?
bool needsSetup(const api::Status& status, const SetupMemory& memory);

/// Says once for each relay that its first steps are still to be done, as soon as its status is there. GUI thread.
class FirstRun : public QObject {
    Q_OBJECT

public:
    FirstRun(const api::AdminClient& client, const api::Connection& connection, QObject* parent = nullptr);

Q_SIGNALS:
    void needed();

private:
    void look();

    const api::AdminClient& m_client;
    const api::Connection& m_connection;
    QSet<QString> m_looked;
};

}  // namespace ui::setup
