#include "ui/api/account.h"

#include "ui/api/json_fields.h"

#include <utility>

namespace ui::api {

using namespace Qt::Literals::StringLiterals;

AccountState accountStateFrom(QStringView word) {
    static const QList<std::pair<QLatin1StringView, AccountState>> kWords{
        {"disabled"_L1, AccountState::Disabled}, {"paused"_L1, AccountState::Paused},
        {"cooling"_L1, AccountState::Cooling},   {"spent"_L1, AccountState::Spent},
        {"full"_L1, AccountState::Full},         {"ready"_L1, AccountState::Ready},
        {"blocked"_L1, AccountState::Blocked},   {"sign_in"_L1, AccountState::SignIn},
    };
    for (const auto& [known, state] : kWords)
        if (word == known) return state;
    return AccountState::Unknown;
}

AccountMark AccountMark::fromJson(const QJsonObject& object) {
    const JsonFields fields(object);
    AccountMark mark;
    mark.cause = fields.text("cause"_L1);
    mark.family = fields.text("family"_L1);
    mark.status = static_cast<int>(fields.number("status"_L1));
    mark.evidence = fields.text("evidence"_L1);
    mark.since = fields.moment("since"_L1);
    mark.until = fields.moment("until"_L1);
    mark.probeAt = fields.moment("probeAt"_L1);
    mark.failures = static_cast<int>(fields.number("failures"_L1));
    mark.source = fields.text("source"_L1);
    return mark;
}

Account Account::fromJson(const QJsonObject& object) {
    const JsonFields fields(object);
    Account account;
    account.id = fields.text("id"_L1);
    account.name = fields.text("name"_L1);
    account.description = fields.text("description"_L1);
    account.type = fields.text("type"_L1);
    account.baseUrl = fields.text("baseUrl"_L1);
    account.authScheme = fields.text("authScheme"_L1);
    account.secretHint = fields.text("secretHint"_L1);
    account.modelMap = fields.pairs("modelMap"_L1);
    account.customHeaders = fields.pairs("customHeaders"_L1);
    account.priority = static_cast<int>(fields.number("priority"_L1));
    account.enabled = fields.flag("enabled"_L1);
    account.schedulable = fields.flag("schedulable"_L1);
    account.autoProtection = fields.flag("autoProtection"_L1);
    account.maxConcurrency = static_cast<int>(fields.number("maxConcurrency"_L1));
    account.dailyQuota = fields.usd("dailyQuota"_L1);
    account.createdAt = fields.moment("createdAt"_L1);
    account.updatedAt = fields.moment("updatedAt"_L1);
    account.lastUsedAt = fields.moment("lastUsedAt"_L1);
    account.stateWord = fields.text("state"_L1);
    account.state = accountStateFrom(account.stateWord);
    if (object.value("mark"_L1).isObject()) account.mark = AccountMark::fromJson(fields.object("mark"_L1));
    account.familyMarks = fields.rows<AccountMark>("familyMarks"_L1);
    account.inFlight = static_cast<int>(fields.number("inFlight"_L1));
    account.spentToday = fields.usd("spentToday"_L1);
    account.json = object;
    return account;
}

}  // namespace ui::api
