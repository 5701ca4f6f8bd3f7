#include "ui/setup/first_run.h"

#include "ui/api/admin_client.h"
#include "ui/api/connection.h"
#include "ui/setup/setup_memory.h"

namespace ui::setup {

using namespace Qt::Literals::StringLiterals;

bool needsSetup(const api::Status& status, const SetupMemory& memory) {
    const auto open = [&memory](const QString& step) {
        return memory.mark(step) != SetupMemory::Mark::Skipped;
    };
    return (status.setupNeeded && open(u"administrator"_s)) ||
           (status.accountsTotal == 0 && open(u"account"_s)) || (status.keysTotal == 0 && open(u"key"_s));
}

FirstRun::FirstRun(const api::AdminClient& client, const api::Connection& connection, QObject* parent)
    : QObject(parent), m_client(client), m_connection(connection) {
    connect(&connection, &api::Connection::statusChanged, this, &FirstRun::look);
}

void FirstRun::look() {
    const QString relay = m_client.hostAndPort();
    if (m_looked.contains(relay)) return;
    m_looked.insert(relay);
    if (needsSetup(m_connection.status(), SetupMemory(relay))) Q_EMIT needed();
}

}  // namespace ui::setup
