#include "ui/accounts/account_words.h"

#include "ui/common/format.h"

#include <QCoreApplication>

#include <algorithm>

namespace ui::accounts {

using namespace Qt::Literals::StringLiterals;
using api::AccountState;
using common::Sign;
namespace format = common::format;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ui::accounts::Words)
};

/// What only a person can mend.
bool needsAPerson(const QString& cause) {
    return cause == "auth_rejected"_L1;
}

Sign signOf(const api::Account& account) {
    switch (account.state) {
        case AccountState::Ready:
            return Sign::Ready;
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
            return Words::tr("Ready");
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

bool isServing(Standing standing) {
    return standing == Standing::Ready || standing == Standing::Full;
}

bool wantsALook(Standing standing) {
    return standing == Standing::Cooling || standing == Standing::Spent || standing == Standing::Attention;
}

common::StateLook lookOf(const api::Account& account, const QDateTime& now) {
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

QString adviceFor(const api::Account& account) {
    switch (account.state) {
        case AccountState::Cooling:
            return standingOf(account) == Standing::Attention
                       ? Words::tr(
                             "The provider refuses the secret. Enter a new one, or have it allowed again "
                             "there and try at once.")
                       : Words::tr(
                             "It comes back by itself. Try it at once if you know that it is well again.");
        case AccountState::Spent:
            return Words::tr("It serves again when the next day begins, or as soon as the quota is raised.");
        case AccountState::Full:
            return Words::tr(
                "It works as much as it may at once. Raise the limit of parallel requests if the "
                "provider allows more.");
        case AccountState::Paused:
            return Words::tr("Somebody paused it: no request is sent to it until it is resumed.");
        case AccountState::Disabled:
            return Words::tr("It is switched off and takes part in nothing until it is resumed.");
        case AccountState::Blocked:
            return Words::tr("The provider has blocked it. Ask there, then try it at once.");
        case AccountState::SignIn:
            return Words::tr("Its sign-in is no longer good. Enter the secret again.");
        case AccountState::Ready:
        case AccountState::Unknown:
            break;
    }
    return {};
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

QString sourceWords(const QString& source) {
    if (source == "default"_L1) return Words::tr("the relay, its usual time for this cause");
    if (source == "doubled"_L1) return Words::tr("the relay, doubled after failures in a row");
    if (source == "retry-after"_L1) return Words::tr("the provider, by retry-after");
    return source;
}

QString familyMarkWords(const api::AccountMark& mark, const QDateTime& now) {
    if (secondsLeft(mark.until, now) <= 0) return markReason(mark);
    return Words::tr("%1, %2").arg(markReason(mark), leftWords(mark.until, now));
}

qint64 secondsLeft(const QDateTime& until, const QDateTime& now) {
    return until.isValid() ? std::max<qint64>(0, now.secsTo(until)) : 0;
}

QString leftWords(const QDateTime& until, const QDateTime& now) {
    return Words::tr("%1 left, until %2")
        .arg(format::duration(secondsLeft(until, now)), format::shortTime(until, now));
}

}  // namespace ui::accounts
