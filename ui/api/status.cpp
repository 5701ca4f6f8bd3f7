#include "ui/api/status.h"

#include "ui/api/json_fields.h"

namespace ui::api {

using namespace Qt::Literals::StringLiterals;

namespace {

void readGroups(Status& status, const JsonFields& fields) {
    const JsonFields queue(fields.object("queue"_L1));
    status.waiting = queue.number("waiting"_L1);
    status.waitP50Us = queue.number("waitP50Us"_L1);
    status.waitP90Us = queue.number("waitP90Us"_L1);
    status.waitP99Us = queue.number("waitP99Us"_L1);
    const JsonFields sticky(fields.object("sticky"_L1));
    status.stickyHitRate = sticky.fraction("hitRate"_L1);
    status.stickySavedTokens = sticky.number("savedTokens"_L1);
    const QJsonObject accounts = fields.object("accounts"_L1);
    status.accountsTotal = JsonFields(accounts).number("total"_L1);
    status.accountsReady = JsonFields(accounts).number("ready"_L1);
    status.hasAccounts = accounts.contains("rows"_L1);
    status.accounts = rowsOf<Account>(accounts);
    const JsonFields keys(fields.object("keys"_L1));
    status.keysTotal = keys.number("total"_L1);
    status.keysEnabled = keys.number("enabled"_L1);
    const JsonFields ledger(fields.object("ledger"_L1));
    status.ledgerOpen = ledger.flag("open"_L1);
    status.ledgerFailed = ledger.flag("failed"_L1);
    status.ledgerFailure = ledger.text("failure"_L1);
    status.ledgerJournalBytes = ledger.number("journalBytes"_L1);
    status.ledgerLagMs = ledger.number("lagMs"_L1);
}

}  // namespace

Status Status::fromJson(const QJsonObject& object) {
    const JsonFields fields(object);
    Status status;
    status.version = fields.text("version"_L1);
    status.pid = fields.number("pid"_L1);
    status.uptimeSeconds = fields.number("uptimeSeconds"_L1);
    status.addresses = fields.texts("addresses"_L1);
    status.dataDirectory = fields.text("dataDirectory"_L1);
    status.threads = static_cast<int>(fields.number("threads"_L1));
    status.stopping = fields.flag("stopping"_L1);
    status.inFlight = fields.number("inFlight"_L1);
    status.requests = fields.number("requests"_L1);
    status.failures = fields.number("failures"_L1);
    status.addedP50Us = fields.number("addedP50Us"_L1);
    status.addedP99Us = fields.number("addedP99Us"_L1);
    readGroups(status, fields);
    status.memoryBytes = fields.number("memoryBytes"_L1);
    status.priceVersion = fields.text("priceVersion"_L1);
    if (object.contains("costTodayUsd"_L1)) status.costToday = fields.usd("costTodayUsd"_L1);
    status.requestsToday = fields.number("requestsToday"_L1);
    status.failuresToday = fields.number("failuresToday"_L1);
    status.tokensToday = fields.number("tokensToday"_L1);
    status.setupNeeded = fields.flag("setupNeeded"_L1);
    status.logFile = fields.text("logFile"_L1);
    return status;
}

}  // namespace ui::api
