#pragma once

#include "base/clock.h"
#include "model/money.h"
#include "store/embedded/statement.h"

#include <string>
#include <vector>

namespace relay::embedded {

/// What was spent by one key at one account with one model.
struct SpentRow {
    std::string keyId;
    std::string accountId;
    std::string model;
    Money spent;
};

/// What the ledger's rows say was spent since a moment: days and hours from the roll-ups, the rest from the rows. An
/// attempt whose end nobody saw counts with what was held for it, since it may have cost that much. Used under the
/// mutex of its database.
class SpendReport {
public:
    explicit SpendReport(Database& database);

    Result<std::vector<SpentRow>> since(UnixMillis since);

private:
    Statement m_select;
};

}  // namespace relay::embedded
