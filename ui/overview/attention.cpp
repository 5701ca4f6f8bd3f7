// The part of OverviewPage about what needs a person.
#include "ui/api/connection.h"
#include "ui/common/account_words.h"
#include "ui/common/format.h"
#include "ui/overview/attention_list.h"
#include "ui/overview/overview_data.h"
#include "ui/overview/overview_page.h"

#include <algorithm>

namespace ui::overview {

using namespace Qt::Literals::StringLiterals;

namespace {

namespace format = common::format;

constexpr int kForAPerson = 4;

QString amountOf(const QString& text, bool money) {
    return money ? format::money(text) : format::count(text.toLongLong());
}

QString limitName(const QString& kind) {
    if (kind == "concurrency"_L1) return OverviewPage::tr("parallel requests");
    if (kind == "window_requests"_L1) return OverviewPage::tr("requests in its window");
    if (kind == "window_tokens"_L1) return OverviewPage::tr("tokens in its window");
    if (kind == "window_cost"_L1) return OverviewPage::tr("cost in its window");
    if (kind == "daily_cost"_L1) return OverviewPage::tr("cost of the day");
    if (kind == "weekly_cost"_L1) return OverviewPage::tr("cost of the week");
    if (kind == "monthly_cost"_L1) return OverviewPage::tr("cost of the month");
    if (kind == "total_cost"_L1) return OverviewPage::tr("cost in all");
    return kind;
}

/// The higher, the further up; nothing for what is in order, or is as it is on purpose.
int urgencyOf(const api::Account& account) {
    using common::Standing;
    switch (common::standingOf(account)) {
        case Standing::Attention:
            return kForAPerson;
        case Standing::Cooling:
            return 3;
        case Standing::Spent:
            return 2;
        case Standing::Ready:
        case Standing::Full:
            return account.familyMarks.isEmpty() ? 0 : 1;
        case Standing::Paused:
            break;
    }
    return 0;
}

/// Why it rests and until when, in one line.
QString whyOf(const api::Account& account, const QDateTime& now) {
    const QString reason = common::reasonOf(account);
    if (reason.isEmpty()) return common::lookOf(account, now).word;
    if (account.state == api::AccountState::Spent)
        return OverviewPage::tr("%1 (%2 of %3)")
            .arg(reason, format::money(account.spentToday.toDecimal()),
                 format::money(account.dailyQuota.toDecimal()));
    const QDateTime until = account.mark                    ? account.mark->until
                            : account.familyMarks.isEmpty() ? QDateTime()
                                                            : account.familyMarks.constFirst().until;
    return until > now ? OverviewPage::tr("%1, %2").arg(reason, common::leftWords(until, now)) : reason;
}

AttentionItem itemOf(const api::Account& account, const QDateTime& now) {
    const common::StateLook look = common::lookOf(account, now);
    AttentionItem item;
    item.id = account.id;
    item.sign = look.sign;
    item.title = account.name;
    item.text = whyOf(account, now);
    item.place = {u"accounts"_s, account.id};
    // A mark can be ended; what a person has to mend is mended there.
    const bool mend = look.sign == common::Sign::Blocked || look.sign == common::Sign::SignIn ||
                      account.state == api::AccountState::Spent;
    item.retries = !mend;
    item.action = mend ? OverviewPage::tr("Show account") : OverviewPage::tr("Retry now");
    return item;
}

AttentionItem itemOf(const KeyNearLimit& near, const QDateTime& now) {
    const bool money = near.limit.isMoney();
    QString what = limitName(near.limit.kind);
    if (!near.limit.family.isEmpty()) what = OverviewPage::tr("%1 for %2").arg(what, near.limit.family);
    AttentionItem item;
    item.id = near.keyId;
    item.sign = near.share >= 1 ? common::Sign::Blocked : common::Sign::Warning;
    item.title = near.keyName;
    item.text = OverviewPage::tr("%1 of the limit for %2 is used (%3 of %4)")
                    .arg(format::percent(near.share), what, amountOf(near.limit.used, money),
                         amountOf(near.limit.limit.value_or(QString()), money));
    if (near.limit.resetsAt.isValid())
        item.text = OverviewPage::tr("%1, begins anew %2")
                        .arg(item.text, format::relativeTime(near.limit.resetsAt, now));
    item.action = OverviewPage::tr("Show key");
    item.place = {u"keys"_s, near.keyId};
    return item;
}

}  // namespace

QList<AttentionItem> OverviewPage::attention() const {
    const QDateTime now = m_now();
    QList<AttentionItem> items;
    const api::Status& status = m_connection.status();
    if (status.ledgerFailed)
        items.append({u"ledger"_s,
                      common::Sign::Blocked,
                      tr("The ledger cannot be written"),
                      status.ledgerFailure,
                      tr("Show logs"),
                      false,
                      {u"logs"_s, {}}});
    if (status.setupNeeded)
        items.append({u"setup"_s,
                      common::Sign::Warning,
                      tr("There is no administrator yet"),
                      tr("Anybody on this machine who may read the data directory can change the relay."),
                      tr("Set up"),
                      false,
                      {u"setup"_s, {}}});
    QList<api::Account> accounts;
    for (const api::Account& account : *m_data->accounts())
        if (urgencyOf(account) > 0) accounts.append(account);
    std::ranges::sort(accounts, [](const api::Account& left, const api::Account& right) {
        const int more = urgencyOf(left);
        const int less = urgencyOf(right);
        return more == less ? left.name < right.name : more > less;
    });
    if (m_data->accounts()->isEmpty())
        items.append({u"account"_s,
                      common::Sign::Warning,
                      tr("There is no account yet"),
                      tr("No request can be served without one."),
                      tr("Add an account"),
                      false,
                      {u"accounts"_s, {}}});
    for (const api::Account& account : std::as_const(accounts))
        if (urgencyOf(account) == kForAPerson) items.append(itemOf(account, now));
    for (const KeyNearLimit& near : m_data->nearLimits())
        items.append(itemOf(near, now));
    for (const api::Account& account : std::as_const(accounts))
        if (urgencyOf(account) < kForAPerson) items.append(itemOf(account, now));
    return items;
}

}  // namespace ui::overview
