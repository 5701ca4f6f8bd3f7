#include "ui/accounts/account_words.h"

#include <QCoreApplication>

namespace ui::accounts {

using namespace Qt::Literals::StringLiterals;
using api::AccountState;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ui::accounts::Words)
};

}  // namespace

bool isServing(Standing standing) {
    return standing == Standing::Ready || standing == Standing::Full;
}

bool wantsALook(Standing standing) {
    return standing == Standing::Cooling || standing == Standing::Spent || standing == Standing::Attention;
}

QString adviceFor(const api::Account& account) {
    switch (account.state) {
        case AccountState::Cooling:
            return common::standingOf(account) == Standing::Attention
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

QString sourceWords(const QString& source) {
    if (source == "default"_L1) return Words::tr("the relay, its usual time for this cause");
    if (source == "doubled"_L1) return Words::tr("the relay, doubled after failures in a row");
    if (source == "retry-after"_L1) return Words::tr("the provider, by retry-after");
    return source;
}

}  // namespace ui::accounts
