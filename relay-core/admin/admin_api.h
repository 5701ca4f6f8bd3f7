#pragma once

#include "admin/admin_call.h"
#include "admin/route_table.h"
#include "admin/status_source.h"

namespace relay::policy {
class PriceTable;
}

namespace relay {
class AdminAccounts;
class Clock;
class Coordination;
class Ledger;
class LogReader;
class LoginThrottle;
class Observer;
class Records;
class Scheduler;
class Sessions;
class SetupToken;
class StoryBook;
class UsualCosts;
struct Settings;
}  // namespace relay

namespace relay::admin {

class AccountService;
class AccountTester;
class GroupService;
class KeyService;

/// What the admin API works with; all of it outlives the API.
struct AdminParts {
    AccountService& accounts;
    KeyService& keys;
    GroupService& groups;
    AdminAccounts& administrators;
    Sessions& sessions;
    LoginThrottle& throttle;
    SetupToken& setupToken;
    AccountTester& tester;
    Records& records;
    Ledger& ledger;
    Coordination& coordination;
    const Scheduler& scheduler;
    UsualCosts& usualCosts;
    const policy::PriceTable& prices;
    const StatusSource& status;
    const Settings& settings;
    Observer& observer;
    const Clock& clock;
    const StoryBook& stories;
    const LogReader& logs;
};

/// Every route of API.md but the event stream, as one blocking function. Thread-safe. Run it on the
/// blocking pool, or in the caller's thread where nothing else runs.
class AdminApi {
public:
    explicit AdminApi(const AdminParts& parts);

    /// Never throws: what goes wrong inside is logged and answered 500.
    Answer handle(const AdminCall& call) const;

private:
    void audit(const AdminCall& call, int status) const;

    Observer& m_observer;
    RouteTable m_table;
};

}  // namespace relay::admin
