#include "ui/shell/account_health.h"

#include <algorithm>

namespace ui::shell {

namespace {

enum Rank { Off, Fine, Hindered, Stuck };

Rank rankOf(api::AccountState state) {
    switch (state) {
        case api::AccountState::Disabled:
        case api::AccountState::Paused:
            return Off;
        case api::AccountState::Ready:
        case api::AccountState::Full:
            return Fine;
        case api::AccountState::Blocked:
        case api::AccountState::SignIn:
            return Stuck;
        case api::AccountState::Cooling:
        case api::AccountState::Spent:
        case api::AccountState::Unknown:
            break;
    }
    return Hindered;
}

}  // namespace

theme::Token worstOf(const QList<api::Account>& accounts) {
    Rank worst = Off;
    for (const api::Account& account : accounts)
        worst = std::max(worst, rankOf(account.state));
    switch (worst) {
        case Stuck:
            return theme::Token::Bad;
        case Hindered:
            return theme::Token::Warn;
        case Fine:
            return theme::Token::Ok;
        case Off:
            break;
    }
    return theme::Token::Idle;
}

theme::Token healthOf(const api::Connection& connection) {
    using State = api::Connection::State;
    switch (connection.state()) {
        case State::Connected:
            return connection.status().ledgerFailed ? theme::Token::Bad
                                                    : worstOf(connection.status().accounts);
        case State::Lost:
        case State::WrongCertificate:
            return theme::Token::Bad;
        case State::SignedOut:
        case State::ShutOut:
        case State::Restarting:
            return theme::Token::Warn;
        case State::Idle:
        case State::Connecting:
            break;
    }
    return theme::Token::Idle;
}

}  // namespace ui::shell
