#pragma once

#include "ui/accounts/account_words.h"
#include "ui/api/usage.h"
#include "ui/common/row_model.h"

#include <vector>

namespace ui::accounts {

/// One line of the list: what an account is, how it stands at a moment and what it did today. Made anew at every
/// refresh; equal lines are not painted again.
struct AccountRow {
    QString id;
    QString name;
    QString type;
    QString typeName;
    Standing standing = Standing::Ready;
    common::StateLook state;
    QString reason;
    common::BarLook flight;
    int inFlight = 0;
    double success = -1;  ///< share of today's attempts; below zero: none
    QDateTime lastUsedAt;
    QString lastUsed;
    qint64 tokens = 0;
    api::Usd cost;
    common::BarLook quota;
    int priority = 0;
    QStringList groups;
    QString address;
    QString description;

    bool operator==(const AccountRow&) const = default;
};

/// What a line tells beside the account itself.
struct RowFacts {
    QString typeName;
    QStringList groups;
    api::UsageRow today;
    QDateTime now;
};

AccountRow rowOf(const api::Account& account, const RowFacts& facts);

using AccountModel = common::RowModel<AccountRow>;

/// The columns of the list, in their first order.
std::vector<common::Column<AccountRow>> accountColumns();
QString keyOf(const AccountRow& row);

/// Tokens of all kinds.
qint64 tokensOf(const api::UsageRow& usage);
/// Of attempts that have ended; below zero when there was none.
double successOf(qint64 attempts, qint64 failures);
/// Spent of the day's quota.
common::BarLook quotaLook(const api::Account& account);

}  // namespace ui::accounts
