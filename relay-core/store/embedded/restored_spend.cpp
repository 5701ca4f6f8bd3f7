#include "store/embedded/restored_spend.h"

#include "model/model_family.h"
#include "store/embedded/spend_report.h"

#include <map>
#include <mutex>
#include <unordered_map>

namespace relay::embedded {
namespace {

struct Period {
    LimitKind kind;
    UnixMillis end;
};
/// By when they begin: most keys share their periods, so that the ledger is asked a few times only.
using Wanted = std::map<UnixMillis, std::unordered_map<std::string, std::vector<Period>>>;

void want(Wanted& wanted, const std::string& owner, const Periods& periods) {
    wanted[periods.dayStart][owner].push_back({LimitKind::DailyCost, periods.dayEnd});
    wanted[periods.weekStart][owner].push_back({LimitKind::WeeklyCost, periods.weekEnd});
    wanted[periods.monthStart][owner].push_back({LimitKind::MonthlyCost, periods.monthEnd});
    wanted[0][owner].push_back({LimitKind::TotalCost, 0});
}

Result<Wanted> wantedOf(Records& records, const PeriodsOf& periodsOf, UnixMillis now) {
    Wanted wanted;
    const auto keys = records.keys();
    if (!keys) return keys.error();
    for (const ApiKey& key : *keys)
        want(wanted, key.id, periodsOf(key, now));
    const auto accounts = records.accounts();
    if (!accounts) return accounts.error();
    const Periods usual = periodsOf(ApiKey(), now);
    for (const StoredAccount& stored : *accounts)
        want(wanted, stored.account.id, usual);
    return wanted;
}

}  // namespace

Result<std::vector<StoredCounter>> restoredSpend(Records& records, Database& ledger,
                                                 const PeriodsOf& periodsOf, UnixMillis now) {
    const auto wanted = wantedOf(records, periodsOf, now);
    if (!wanted) return wanted.error();
    const std::scoped_lock lock(ledger.mutex());
    SpendReport report(ledger);
    std::vector<StoredCounter> counters;
    for (const auto& [since, owners] : *wanted) {
        const auto rows = report.since(since);
        if (!rows) return rows.error();
        for (const SpentRow& row : *rows) {
            const std::string family = modelFamily(row.model);
            for (const std::string* owner : {&row.keyId, &row.accountId}) {
                const auto found = owners.find(*owner);
                if (found == owners.end()) continue;
                for (const Period& period : found->second) {
                    counters.push_back({*owner, period.kind, "", since, period.end, row.spent.nanos});
                    if (family.empty()) continue;
                    counters.push_back({*owner, period.kind, family, since, period.end, row.spent.nanos});
                }
            }
        }
    }
    return counters;
}

}  // namespace relay::embedded
