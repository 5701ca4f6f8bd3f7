#include "store/embedded/embedded_store.h"

#include "store/embedded/background.h"
#include "store/embedded/embedded_ledger.h"
#include "store/embedded/embedded_records.h"
#include "store/embedded/idle_turns.h"
#include "store/embedded/journal_recovery.h"
#include "store/embedded/memory_coordination.h"
#include "store/embedded/private_directory.h"
#include "store/embedded/restored_spend.h"
#include "store/embedded/saved_coordination.h"
#include "store/embedded/schema.h"
#include "store/local_periods.h"

#include <mutex>
#include <utility>

namespace relay::embedded {
namespace {

constexpr std::chrono::seconds kCoordinationInterval{1};

struct Connections {
    std::unique_ptr<Database> records;  ///< Full: a change returns when it is on the disk
    std::unique_ptr<Database> writer;   ///< Normal: the journal is the truth until the file is synced
    std::unique_ptr<Database> reader;
};

Result<Connections> connect(const std::filesystem::path& directory) {
    const auto file = directory / "relaywright.db";
    if (const auto known = refuseNewerSchema(file, migrations().back().version); !known) return known.error();
    Connections connections;
    const std::pair<std::unique_ptr<Database>*, Synchronous> wanted[] = {
        {&connections.records, Synchronous::Full},
        {&connections.writer, Synchronous::Normal},
        {&connections.reader, Synchronous::Normal}};
    for (const auto& [database, synchronous] : wanted) {
        auto opened = Database::open(file, synchronous);
        if (!opened) return opened.error();
        *database = std::move(*opened);
        if (database != &connections.records) continue;
        if (const auto migrated = migrate(**database, migrations()); !migrated) return migrated.error();
    }
    // Rows of a busy relay fall all over an index: with the usual 2 MB most of the time would go into reading
    // its pages again and into copying them from the log.
    const auto sized =
        connections.writer->execute("PRAGMA cache_size = -8000; PRAGMA wal_autocheckpoint = 4000;");
    if (!sized) return sized.error();
    return connections;
}

}  // namespace

struct EmbeddedStore::State {
    State(Connections opened, StoreLog toLog, const Clock& toClock)
        : log(toLog ? std::move(toLog) : [](LogLevel, std::string_view) {}),
          clock(toClock),
          connections(std::move(opened)),
          records(*connections.records, turns),
          writer(*connections.writer),
          saved(*connections.writer) {}

    Result<void> start(const Options& options);
    Result<CoordinationState> coordinationState(const Options& options);
    Result<void> saveCoordination();
    bool saveInBackground();

    StoreLog log;
    const Clock& clock;
    Connections connections;
    IdleTurns turns;
    EmbeddedRecords records;
    LedgerWriter writer;
    SavedCoordination saved;
    std::optional<EmbeddedLedger> ledger;
    std::optional<MemoryCoordination> coordination;
    std::optional<Background> coordinationSaver;
    bool saveFailed = false;
    bool closed = false;
};

Result<std::unique_ptr<EmbeddedStore>> EmbeddedStore::open(Options options, const Clock& clock) {
    for (const auto& directory : {options.directory, options.directory / "journal"})
        if (const auto made = makePrivateDirectory(directory); !made) return made.error();
    auto connections = connect(options.directory);
    if (!connections) return connections.error();
    auto state = std::make_unique<State>(std::move(*connections), options.log, clock);
    if (const auto started = state->start(options); !started) return started.error();
    return std::unique_ptr<EmbeddedStore>(new EmbeddedStore(std::move(state)));
}

EmbeddedStore::EmbeddedStore(std::unique_ptr<State> state) : m_state(std::move(state)) {}

EmbeddedStore::~EmbeddedStore() {
    if (const auto closed = close(); !closed)
        m_state->log(LogLevel::Error, "the store could not be closed in order: " + closed.error().detail);
}

Records& EmbeddedStore::records() {
    return m_state->records;
}

Coordination& EmbeddedStore::coordination() {
    return *m_state->coordination;
}

Ledger& EmbeddedStore::ledger() {
    return *m_state->ledger;
}

Result<void> EmbeddedStore::close() {
    if (std::exchange(m_state->closed, true)) return {};
    m_state->coordinationSaver->stop();
    const auto saved = m_state->saveCoordination();
    const auto drained = m_state->ledger->close();
    return drained ? saved : drained;
}

Result<void> EmbeddedStore::State::start(const Options& options) {
    const auto journal = options.directory / "journal";
    const auto recovered = recoverJournal(journal, writer, log);
    if (!recovered) return recovered.error();
    ledger.emplace(
        EmbeddedLedger::Options{{journal, options.durability, options.segmentBytes, recovered->nextSegment},
                                recovered->nextAttempt},
        clock, writer, *connections.reader, turns, log);
    const auto state = coordinationState(options);
    if (!state) return state.error();
    coordination.emplace(clock, *state, [this] { coordinationSaver->wake(); });
    coordinationSaver.emplace(turns, kCoordinationInterval, [this] { return saveInBackground(); });
    return {};
}

// What was spent is asked of the ledger, which is exact after any end; the rest is as of the last second.
Result<CoordinationState> EmbeddedStore::State::coordinationState(const Options& options) {
    const UnixMillis now = clock.now();
    auto state = saved.load(now);
    if (!state) return state.error();
    const PeriodsOf usual = [zone = options.zone](const ApiKey& key, UnixMillis at) {
        return localPeriods(at, zone, key.weeklyReset);
    };
    auto spent = restoredSpend(records, *connections.reader, options.periods ? options.periods : usual, now);
    if (!spent) return spent.error();
    state->spent = std::move(*spent);
    return state;
}

Result<void> EmbeddedStore::State::saveCoordination() {
    const CoordinationChanges changes = coordination->takeChanges();
    auto done = saved.save(changes);
    if (!done) coordination->restoreChanges(changes);
    return done;
}

bool EmbeddedStore::State::saveInBackground() {
    const auto done = saveCoordination();
    if (!done && !saveFailed)
        log(LogLevel::Error, "marks and counters cannot be saved: " + done.error().detail);
    saveFailed = !done;
    return done.has_value();
}

}  // namespace relay::embedded
