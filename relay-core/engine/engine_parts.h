#pragma once

#include "admin/account_service.h"
#include "admin/admin_api.h"
#include "admin/admin_http.h"
#include "admin/event_streams.h"
#include "admin/group_service.h"
#include "admin/key_service.h"
#include "admin/status_source.h"
#include "base/result.h"
#include "config/data_directory.h"
#include "crypto/system_random.h"
#include "engine/account_probe.h"
#include "engine/first_uses.h"
#include "engine/ops_routes.h"
#include "engine/shard_services.h"
#include "engine/startup_log.h"
#include "identity/admin_accounts.h"
#include "identity/admin_gate.h"
#include "identity/authenticator.h"
#include "identity/login_throttle.h"
#include "identity/sessions.h"
#include "identity/setup_token.h"
#include "identity/vault.h"
#include "observe/engine_observer.h"
#include "observe/event_feed.h"
#include "observe/log_reader.h"
#include "observe/logger.h"
#include "observe/metrics.h"
#include "policy/price_table.h"
#include "providers/claude_console/claude_console.h"
#include "relay/dependencies.h"
#include "relay/scheduler.h"
#include "relay/usual_costs.h"
#include "relay/wait_queue.h"
#include "runtime/blocking_pool.h"
#include "store/directory.h"
#include "store/embedded/embedded_store.h"

#include <atomic>
#include <cstddef>
#include <memory>
#include <string>
#include <vector>

namespace relay {

/// What everything else is made with.
struct EngineBasics {
    SystemClock clock;
    SystemRandom random;
    EventFeed events{clock};
    Metrics metrics{clock};
    StartupLog startupLog;
};

/// What has to be opened, and may fail, before an engine can be put together.
struct EngineInputs {
    std::unique_ptr<EngineBasics> basics;
    DataDirectory dataDirectory;
    Settings settings;               ///< with the stored ones underneath
    std::unique_ptr<Logger> logger;  ///< outlives the store, which writes to it
    std::unique_ptr<embedded::EmbeddedStore> store;
    policy::PriceTable prices;
    VaultKey vaultKey;
    LogReader logs;

    /// Errors of DataDirectory, the store, the log and price files, and the vault's key.
    static Result<EngineInputs> open(const Settings& given);
};

/// Every object of a running engine, members in the order in which they need each other; destroyed the other way
/// round. Nothing in here decides anything.
class EngineParts final : public admin::StatusSource {
public:
    explicit EngineParts(EngineInputs inputs);
    ~EngineParts() override;

    /// Accounts, keys and sessions from the store. PermissionDenied: the vault's key is not the one that sealed them.
    Result<void> load();
    /// Threads end, the ledger and the database close. Idempotent.
    void close();

    admin::EngineStatus status() const override;

    EngineInputs inputs;
    EngineObserver observer;
    Directory directory;
    Vault vault;
    Authenticator authenticator;
    AdminAccounts administrators;
    Sessions sessions;
    SetupToken setupToken;
    LoginThrottle throttle;
    SecretString localToken;
    AdminGate gate;
    providers::ClaudeConsole claudeConsole;
    BlockingPool pool;
    Scheduler scheduler;
    WaitQueue queue;
    UsualCosts usualCosts;
    std::atomic<bool> stopping{false};
    SteadyTime startedAt;
    std::vector<std::string> addresses;  ///< complete before the first request comes in
    RelayDependencies relay;
    std::vector<std::unique_ptr<ShardServices>> shards;
    AccountProbe probe;
    admin::AccountService accounts;
    admin::KeyService keys;
    admin::GroupService groups;
    FirstUses firstUses;
    admin::AdminApi api;
    admin::EventStreams streams;
    admin::AdminHttp http;
    OpsRoutes ops;

private:
    std::vector<std::unique_ptr<ShardServices>> makeShards();
    StateProbes stateProbes();
    std::vector<AccountState> accountStates() const;

    bool m_closed = false;
};

}  // namespace relay
