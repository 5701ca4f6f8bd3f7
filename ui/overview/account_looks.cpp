#include "ui/overview/account_looks.h"

#include "ui/common/format.h"

#include <QCoreApplication>

namespace ui::overview {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(ui::overview::Accounts)
};

/// It does not come back by itself.
bool isRefused(const api::Account& account) {
    return account.mark && account.mark->cause == "auth_rejected"_L1;
}

QString causeOf(const api::AccountMark& mark) {
    if (mark.cause == "rate_limited"_L1) return Texts::tr("rate limited by the provider");
    if (mark.cause == "overloaded"_L1) return Texts::tr("the provider is overloaded");
    if (mark.cause == "unavailable"_L1) return Texts::tr("the provider has a fault");
    if (mark.cause == "timeout"_L1) return Texts::tr("the provider did not answer in time");
    if (mark.cause == "connect_failed"_L1) return Texts::tr("the provider cannot be reached");
    if (mark.cause == "auth_rejected"_L1) return Texts::tr("the provider refuses its secret");
    if (mark.cause == "broken_stream"_L1) return Texts::tr("its answers broke off");
    if (mark.cause == "circuit_open"_L1) return Texts::tr("too many failures in a row");
    return mark.cause;
}

common::Sign signOf(const api::Account& account) {
    using State = api::AccountState;
    using common::Sign;
    switch (account.state) {
        case State::Ready:
            return account.familyMarks.isEmpty() ? Sign::Ready : Sign::Cooling;
        case State::Full:
            return Sign::Ready;
        case State::Cooling:
            return isRefused(account) ? Sign::Blocked : Sign::Cooling;
        case State::Spent:
            return Sign::Warning;
        case State::Blocked:
            return Sign::Blocked;
        case State::SignIn:
            return Sign::SignIn;
        case State::Paused:
            return Sign::Paused;
        case State::Disabled:
        case State::Unknown:
            break;
    }
    return Sign::Idle;
}

QString wordOf(const api::Account& account) {
    using State = api::AccountState;
    switch (account.state) {
        case State::Ready:
            return account.familyMarks.isEmpty() ? Texts::tr("Ready")
                                                 : Texts::tr("Ready, but not for all models");
        case State::Full:
            return Texts::tr("Busy to its limit");
        case State::Cooling:
            return isRefused(account) ? Texts::tr("Secret refused") : Texts::tr("Cooling down");
        case State::Spent:
            return Texts::tr("Today's quota spent");
        case State::Blocked:
            return Texts::tr("Blocked");
        case State::SignIn:
            return Texts::tr("Needs sign-in");
        case State::Paused:
            return Texts::tr("Paused");
        case State::Disabled:
            return Texts::tr("Disabled");
        case State::Unknown:
            break;
    }
    return account.stateWord;
}

}  // namespace

common::StateLook lookOf(const api::Account& account) {
    return {signOf(account), wordOf(account)};
}

bool needsAttention(const api::Account& account) {
    return urgencyOf(account) > 0;
}

int urgencyOf(const api::Account& account) {
    using State = api::AccountState;
    switch (account.state) {
        case State::Blocked:
        case State::SignIn:
            return 4;
        case State::Cooling:
            return isRefused(account) ? 4 : 3;
        case State::Spent:
            return 2;
        case State::Ready:
        case State::Full:
            return account.familyMarks.isEmpty() ? 0 : 1;
        case State::Paused:
        case State::Disabled:
        case State::Unknown:
            break;
    }
    return 0;
}

QString reasonOf(const api::Account& account, const QDateTime& now) {
    if (account.state == api::AccountState::Spent)
        return Texts::tr("%1 of %2 today")
            .arg(common::format::money(account.spentToday.toDecimal()),
                 common::format::money(account.dailyQuota.toDecimal()));
    const api::AccountMark* mark = account.mark                    ? &*account.mark
                                   : account.familyMarks.isEmpty() ? nullptr
                                                                   : &account.familyMarks.constFirst();
    if (mark == nullptr) return {};
    QString why = causeOf(*mark);
    if (mark->status > 0) why = Texts::tr("%1 (%2)").arg(why).arg(mark->status);
    if (!mark->family.isEmpty()) why = Texts::tr("%1: %2").arg(mark->family, why);
    if (!mark->until.isValid()) return why;
    const qint64 left = now.secsTo(mark->until);
    return left > 0 ? Texts::tr("%1, for another %2").arg(why, common::format::duration(left))
                    : Texts::tr("%1, about to be tried again").arg(why);
}

}  // namespace ui::overview
