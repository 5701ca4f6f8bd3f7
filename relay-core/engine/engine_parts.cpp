#include "engine/engine_parts.h"

#include "config/build_info.h"
#include "observe/process_state.h"
#include "policy/stored_state.h"
#include "relay/scheduling_settings.h"
#include "store/coordination.h"
#include "store/ledger.h"

#include <unistd.h>

#include <utility>

namespace relay {
namespace {

constexpr std::size_t kBlockingThreads = 4;

net::ClientOptions clientOptions(const Settings& settings) {
    net::ClientOptions options;
    options.connectTimeout = settings.connectTimeout;
    options.firstByteTimeout = settings.requestTimeout;
    options.idleTimeout = settings.requestTimeout;
    options.caFile = settings.upstreamCaFile.string();
    return options;
}

}  // namespace

EngineParts::EngineParts(EngineInputs opened)
    : inputs(std::move(opened)),
      observer(inputs.basics->metrics, inputs.basics->events, *inputs.logger, inputs.basics->clock),
      vault(inputs.vaultKey, inputs.basics->random),
      authenticator(directory, inputs.settings.apiKeyPrefix,
                    [this](const std::string& keyId, UnixMillis at) { firstUses.note(keyId, at); }),
      administrators(inputs.store->records(), inputs.basics->random, inputs.basics->clock),
      sessions(inputs.store->records(), inputs.basics->random, inputs.basics->clock,
               SessionLimits{inputs.settings.sessionTimeout, inputs.settings.sessionMaxLifetime}),
      setupToken(inputs.dataDirectory.setupTokenFile(), inputs.basics->random),
      localToken(makeLocalToken(inputs.basics->random)),
      gate(sessions, localToken),
      pool(kBlockingThreads),
      scheduler(directory, inputs.store->coordination(), schedulingRules(inputs.settings),
                cooldownTimes(inputs.settings)),
      startedAt(inputs.basics->clock.steady()),
      relay{inputs.settings,
            inputs.basics->clock,
            inputs.basics->random,
            directory,
            authenticator,
            inputs.store->coordination(),
            inputs.store->ledger(),
            inputs.prices,
            claudeConsole,
            observer,
            pool,
            scheduler,
            queue,
            usualCosts,
            stopping},
      shards(makeShards()),
      probe(relay, shards.front()->shard(), shards.front()->client()),
      accounts(inputs.store->records(), directory, inputs.store->coordination(), scheduler, vault, observer,
               inputs.basics->random, inputs.basics->clock),
      keys(inputs.store->records(), directory, inputs.basics->random, inputs.basics->clock,
           inputs.settings.apiKeyPrefix),
      groups(inputs.store->records(), directory, inputs.basics->random, inputs.basics->clock),
      firstUses(pool, keys, observer),
      api(admin::AdminParts{accounts,
                            keys,
                            groups,
                            administrators,
                            sessions,
                            throttle,
                            setupToken,
                            probe,
                            inputs.store->records(),
                            inputs.store->ledger(),
                            inputs.store->coordination(),
                            scheduler,
                            usualCosts,
                            inputs.prices,
                            *this,
                            inputs.settings,
                            observer,
                            inputs.basics->clock,
                            observer.stories(),
                            inputs.logs}),
      streams(inputs.basics->events, sessions),
      http(api, gate, streams, pool, inputs.basics->random, inputs.basics->clock, inputs.settings.trustProxy),
      ops(relay, inputs.basics->metrics, *inputs.logger, stateProbes()) {
    for (const auto& shard : shards)
        shard->open(http, ops);
}

EngineParts::~EngineParts() {
    close();
}

std::vector<std::unique_ptr<ShardServices>> EngineParts::makeShards() {
    std::vector<std::unique_ptr<ShardServices>> made;
    for (std::size_t index = 0; index < inputs.settings.threads; ++index)
        made.push_back(std::make_unique<ShardServices>(index, relay, clientOptions(inputs.settings)));
    return made;
}

Result<void> EngineParts::load() {
    auto damaged = accounts.load();
    if (!damaged) return damaged.error();
    if (auto loaded = groups.load(); !loaded) return loaded.error();
    auto count = keys.load();
    if (!count) return count.error();
    if (auto loaded = sessions.load(); !loaded) return loaded.error();
    auto administrator = administrators.username();
    if (!administrator) return administrator.error();
    if (*administrator) {
        setupToken.discard();
        return {};
    }
    return setupToken.issue();
}

void EngineParts::close() {
    if (std::exchange(m_closed, true)) return;
    pool.stop();
    for (const auto& shard : shards)
        shard->stop();
    inputs.store->close();
}

admin::EngineStatus EngineParts::status() const {
    const MetricsTotals totals = inputs.basics->metrics.totals();
    admin::EngineStatus status;
    status.version = std::string(buildInfo().version);
    status.pid = getpid();
    status.uptime =
        std::chrono::duration_cast<std::chrono::seconds>(inputs.basics->clock.steady() - startedAt);
    status.addresses = addresses;
    status.dataDirectory = inputs.dataDirectory.path().string();
    status.threads = inputs.settings.threads;
    status.stopping = stopping.load();
    status.inFlight = totals.inFlight;
    status.requests = totals.requests;
    status.failures = totals.failures;
    status.memoryBytes = processState().residentBytes;
    status.addedP50Us = totals.overhead.percentile(0.50);
    status.addedP99Us = totals.overhead.percentile(0.99);
    const Latency wait = latencyOf(totals.wait);
    status.waiting = queue.waiting();
    status.waits = wait.count;
    status.waitP50Us = wait.p50;
    status.waitP90Us = wait.p90;
    status.waitP99Us = wait.p99;
    status.stickyHitRate = stickyHitRate(totals);
    status.stickySavedTokens = totals.stickySavedTokens;
    status.priceVersion = inputs.prices.version();
    return status;
}

StateProbes EngineParts::stateProbes() {
    StateProbes probes;
    probes.ledger = [this] {
        const LedgerHealth health = inputs.store->ledger().health();
        return LedgerState{health.open, health.journalBytes, static_cast<double>(health.lagMs) / 1000.0,
                           !health.failed};
    };
    probes.accounts = [this] { return accountStates(); };
    probes.openConnections = [this] {
        std::uint64_t open = 0;
        for (const auto& shard : shards)
            open += shard->connections();
        return open;
    };
    probes.keys = [this] { return std::uint64_t{directory.keyCount()}; };
    probes.stopping = [this] { return stopping.load(); };
    return probes;
}

std::vector<AccountState> EngineParts::accountStates() const {
    const UnixMillis now = inputs.basics->clock.now();
    const policy::Moment moment = policy::momentAt(now, inputs.settings.zone);
    const policy::StoredState stored(inputs.store->coordination());
    std::vector<AccountState> states;
    const auto snapshot = directory.accounts();
    for (const auto& account : snapshot->all()) {
        const policy::AccountState seen = stored.stateOf(account->id, "", moment);
        AccountState state{account->id, account->name, false, 0, seen.load.inFlight};
        state.up = !policy::refusalOf(*account, "", seen, moment);
        if (seen.mark && seen.mark->until > now)
            state.cooldownSeconds = static_cast<double>(seen.mark->until - now) / 1000.0;
        states.push_back(std::move(state));
    }
    return states;
}

}  // namespace relay
