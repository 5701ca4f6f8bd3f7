#pragma once

#include "admin/account_service.h"
#include "admin/admin_api.h"
#include "admin/admin_http.h"
#include "admin/key_service.h"
#include "admin/status_source.h"
#include "base/result.h"
#include "config/data_directory.h"
#include "config/settings_loader.h"
#include "crypto/system_random.h"
#include "engine/account_probe.h"
#include "engine/ops_routes.h"
#include "engine/shard_services.h"
#include "identity/admin_accounts.h"
#include "identity/admin_gate.h"
#include "identity/authenticator.h"
#include "identity/login_throttle.h"
#include "identity/sessions.h"
#include "identity/setup_token.h"
#include "identity/vault.h"
#include "observe/engine_observer.h"
#include "observe/event_feed.h"
#include "observe/logger.h"
#include "observe/metrics.h"
#include "policy/price_table.h"
#include "providers/claude_console/claude_console.h"
#include "relay/dependencies.h"
#include "runtime/blocking_pool.h"
#include "store/directory.h"
#include "store/embedded/embedded_store.h"

#include <atomic>
#include <cstddef>
#include <memory>
#include <vector>

namespace relay {

/// Every object of a running engine, members in the order in which they need each other; destroyed the other way
/// round. Nothing in here decides anything.
class EngineParts final : public admin::StatusSource {
public:
    /// Errors of DataDirectory, the store, the vault and the price file.
    static Result<std::unique_ptr<EngineParts>> make(const Settings& given);
    ~EngineParts() override;

    /// Threads end, the ledger and the database close. Idempotent.
    void close();

    admin::EngineStatus status() const override;

    Settings settings;
    SystemClock clock;
    SystemRandom random;
    DataDirectory dataDirectory;
    std::unique_ptr<EmbeddedStore> store;
    PriceTable prices;

    EventFeed events;
    Logger logger;
    Metrics metrics;
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
    std::atomic<std::size_t> turn{0};
    std::atomic<bool> stopping{false};
    std::vector<std::string> addresses;  ///< written by listen() before the first request
    SteadyTime startedAt;
    RelayDependencies relay;
    std::vector<std::unique_ptr<ShardServices>> shards;

    AccountProbe probe;
    admin::AccountService accounts;
    admin::KeyService keys;
    admin::AdminApi api;
    admin::AdminHttp http;
    OpsRoutes ops;

private:
    struct Opened;
    explicit EngineParts(Opened opened);
    Result<void> load();
    bool m_closed = false;
};

}  // namespace relay
