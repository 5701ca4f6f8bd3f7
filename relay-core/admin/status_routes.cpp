#include "admin/account_service.h"
#include "admin/account_view.h"
#include "admin/key_service.h"
#include "admin/routes.h"
#include "admin/views.h"
#include "config/settings.h"
#include "identity/admin_accounts.h"
#include "observe/log_reader.h"
#include "store/ledger.h"

#include <boost/json.hpp>

namespace relay::admin {
namespace {

boost::json::object accountsStatus(const AdminParts& parts, bool detail) {
    const UnixMillis now = parts.clock.now();
    const AccountMoments moments(parts.coordination, parts.settings.zone.dayAt(now).start, now);
    std::uint64_t total = 0;
    std::uint64_t ready = 0;
    boost::json::array rows;
    for (const AccountPtr& account : parts.accounts.all()) {
        const AccountMoment moment = moments.of(*account);
        ++total;
        if (stateOf(*account, moment) == AccountState::Ready) ++ready;
        if (detail) rows.emplace_back(accountView(*account, moment));
    }
    boost::json::object status{{"total", total}, {"ready", ready}};
    if (detail) status["rows"] = std::move(rows);
    return status;
}

/// `enabled` are those that open something: expired ones do not.
boost::json::object keysStatus(const AdminParts& parts) {
    const UnixMillis now = parts.clock.now();
    std::uint64_t total = 0;
    std::uint64_t enabled = 0;
    for (const KeyPtr& key : parts.keys.all()) {
        ++total;
        if (key->enabled && (key->expiresAt == 0 || key->expiresAt > now)) ++enabled;
    }
    return {{"total", total}, {"enabled", enabled}};
}

boost::json::object queueStatus(const EngineStatus& engine) {
    return {{"waiting", engine.waiting},
            {"waits", engine.waits},
            {"waitP50Us", engine.waitP50Us},
            {"waitP90Us", engine.waitP90Us},
            {"waitP99Us", engine.waitP99Us}};
}

boost::json::object ledgerStatus(const LedgerHealth& health) {
    return {{"open", health.open},
            {"journalBytes", health.journalBytes},
            {"lagMs", health.lagMs},
            {"failed", health.failed},
            {"failure", health.failure}};
}

/// Of the configured zone's day. Not known while the ledger cannot be read, which the rest of the status tells.
void addToday(const AdminParts& parts, boost::json::object& status) {
    const Span day = parts.settings.zone.dayAt(parts.clock.now());
    SeriesQuery query;
    query.grain = SeriesGrain::Hour;
    query.bounds = {day.start, day.end};
    const auto series = parts.ledger.series(query);
    for (const char* name : {"costTodayUsd", "requestsToday", "failuresToday", "tokensToday"})
        status[name] = nullptr;
    if (!series) return;
    const SeriesSums& total = series->total;
    status["costTodayUsd"] = toDecimal(total.cost);
    status["requestsToday"] = total.requests;
    status["failuresToday"] = total.failures;
    status["tokensToday"] = total.usage.totalInput() + total.usage.output;
}

Result<Answer> status(const AdminParts& parts, RoutedCall& routed) {
    const bool detail = routed.query.flag("detail");
    if (auto finished = routed.query.finish(); !finished) return finished.error();
    const EngineStatus engine = parts.status.status();
    const auto administrator = parts.administrators.username();
    boost::json::array addresses;
    for (const std::string& address : engine.addresses)
        addresses.emplace_back(address);
    boost::json::object body{
        {"version", engine.version},
        {"pid", engine.pid},
        {"uptimeSeconds", engine.uptime.count()},
        {"addresses", std::move(addresses)},
        {"dataDirectory", engine.dataDirectory},
        {"threads", engine.threads},
        {"stopping", engine.stopping},
        {"inFlight", engine.inFlight},
        {"requests", engine.requests},
        {"failures", engine.failures},
        {"addedP50Us", engine.addedP50Us},
        {"addedP99Us", engine.addedP99Us},
        {"queue", queueStatus(engine)},
        {"sticky", {{"hitRate", engine.stickyHitRate}, {"savedTokens", engine.stickySavedTokens}}},
        {"accounts", accountsStatus(parts, detail)},
        {"keys", keysStatus(parts)},
        {"ledger", ledgerStatus(parts.ledger.health())},
        {"memoryBytes", engine.memoryBytes},
        {"priceVersion", engine.priceVersion}};
    addToday(parts, body);
    body["setupNeeded"] = administrator && !*administrator;
    body["logFile"] = optionalTextView(parts.logs.file().string());
    return jsonAnswer(200, body);
}

}  // namespace

void addStatusRoutes(RouteTable& table, const AdminParts& parts) {
    table.add("GET", "/admin/status", Access::Administrator, withQuery(parts, status));
}

}  // namespace relay::admin
