#include "ui/common/account_words.h"

#include "ui/common/format.h"

#include <QCoreApplication>

#include <algorithm>

namespace ui::common {

using namespace Qt::Literals::StringLiterals;
using api::AccountState;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ui::common::AccountWords)
};

/// What only a person can mend.
bool needsAPerson(const QString& cause) {
    return cause == "auth_rejected"_L1;
}

Sign signOf(const api::Account& account) {
    switch (account.state) {
        case AccountState::Ready:
            return account.familyMarks.isEmpty() ? Sign::Ready : Sign::Cooling;
        case AccountState::Full:
            return Sign::Ready;
        case AccountState::Cooling:
            return standingOf(account) == Standing::Attention ? Sign::Blocked : Sign::Cooling;
        case AccountState::Spent:
            return Sign::Warning;
        case AccountState::Paused:
            return Sign::Paused;
        case AccountState::Blocked:
            return Sign::Blocked;
        case AccountState::SignIn:
            return Sign::SignIn;
        case AccountState::Disabled:
        case AccountState::Unknown:
            break;
    }
    return Sign::Idle;
}

/// None for a time that is over or not known.
qint64 secondsLeft(const QDateTime& until, const QDateTime& now) {
    return until.isValid() ? std::max<qint64>(0, now.secsTo(until)) : 0;
}

QString coolingWord(const api::Account& account, const QDateTime& now) {
    const bool rejected = standingOf(account) == Standing::Attention;
    const qint64 left = account.mark ? secondsLeft(account.mark->until, now) : 0;
    if (left <= 0) return rejected ? Words::tr("Rejected") : Words::tr("Cooling down");
    const QString time = format::duration(left);
    return rejected ? Words::tr("Rejected · %1").arg(time) : Words::tr("Cooling down · %1").arg(time);
}

QString stateWord(const api::Account& account, const QDateTime& now) {
    switch (account.state) {
        case AccountState::Ready:
            return account.familyMarks.isEmpty() ? Words::tr("Ready") : Words::tr("Ready in part");
        case AccountState::Full:
            return Words::tr("At its limit");
        case AccountState::Cooling:
            return coolingWord(account, now);
        case AccountState::Spent:
            return Words::tr("Quota spent");
        case AccountState::Paused:
            return Words::tr("Paused");
        case AccountState::Disabled:
            return Words::tr("Disabled");
        case AccountState::Blocked:
            return Words::tr("Blocked");
        case AccountState::SignIn:
            return Words::tr("Sign in again");
        case AccountState::Unknown:
            break;
    }
    return account.stateWord;
}

QString markReason(const api::AccountMark& mark) {
    const QString cause = causeWords(mark.cause);
    return mark.status > 0 ? Words::tr("%1 (%2)").arg(cause).arg(mark.status) : cause;
}

}  // namespace

Standing standingOf(const api::Account& account) {
    switch (account.state) {
        case AccountState::Ready:
            return Standing::Ready;
        case AccountState::Full:
            return Standing::Full;
        case AccountState::Cooling:
            return account.mark && needsAPerson(account.mark->cause) ? Standing::Attention
                                                                     : Standing::Cooling;
        case AccountState::Spent:
            return Standing::Spent;
        case AccountState::Paused:
        case AccountState::Disabled:
            return Standing::Paused;
        case AccountState::Blocked:
        case AccountState::SignIn:
        case AccountState::Unknown:
            break;
    }
    return Standing::Attention;
}

StateLook lookOf(const api::Account& account, const QDateTime& now) {
    return {signOf(account), stateWord(account, now)};
}

QString reasonOf(const api::Account& account) {
    if (account.state == AccountState::Cooling && account.mark) return markReason(*account.mark);
    if (account.state == AccountState::Spent) return Words::tr("Out of today's quota");
    if (account.state == AccountState::Full) return Words::tr("All places taken");
    if (account.familyMarks.isEmpty() || standingOf(account) == Standing::Paused) return {};
    const api::AccountMark& first = account.familyMarks.constFirst();
    return Words::tr("%1 only: %2").arg(first.family, markReason(first));
}

QString causeWords(const QString& cause) {
    if (cause == "rate_limited"_L1) return Words::tr("Rate limited");
    if (cause == "overloaded"_L1) return Words::tr("Provider overloaded");
    if (cause == "unavailable"_L1) return Words::tr("Provider unavailable");
    if (cause == "timeout"_L1) return Words::tr("No answer in time");
    if (cause == "connect_failed"_L1) return Words::tr("Could not connect");
    if (cause == "auth_rejected"_L1) return Words::tr("Secret refused");
    if (cause == "broken_stream"_L1) return Words::tr("Answers broke off");
    if (cause == "circuit_open"_L1) return Words::tr("Too many failures");
    return cause;
}

QString markWords(const api::AccountMark& mark, const QDateTime& now) {
    if (secondsLeft(mark.until, now) <= 0) return markReason(mark);
    return Words::tr("%1, %2").arg(markReason(mark), leftWords(mark.until, now));
}

QString leftWords(const QDateTime& until, const QDateTime& now) {
    return Words::tr("%1 left, until %2")
        .arg(format::duration(secondsLeft(until, now)), format::shortTime(until, now));
}

}  // namespace ui::common
